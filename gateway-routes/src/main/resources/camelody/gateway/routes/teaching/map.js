// /teach: the running system, and its messages on their way.
import { ask } from "./api.js";
import { whole } from "./format.js";
import { displayClock } from "./map-clock.js";
import { queueDepths } from "./map-depths.js";
import { mapFilter } from "./map-filter.js";
import { flights, nodeOf } from "./map-flights.js";
import { layout } from "./map-layout.js";
import { marks, picture } from "./map-picture.js";
import { nodeTable, ticker, TICKER_MAX } from "./map-tables.js";
import { legend, toolbar } from "./map-tools.js";
import { poll } from "./poll.js";
import { Component, h, render } from "./preact.js";
import { listen } from "./stream.js";
import { t } from "./texts.js";

const AGAIN_MILLIS = 3000;
const STEP_MAX_MILLIS = 100;

export class MapPage extends Component {
  state = { topology: null, plan: null, failed: null, live: false, missing: 0, last: [] };
  clock = displayClock();
  flightOf = flights();
  filter = mapFilter();
  depths = queueDepths();
  // How many messages each process has taken since the page was opened, by node.
  counts = new Map();

  componentDidMount() {
    this.poll = poll(AGAIN_MILLIS, () => this.look());
    this.stop = listen({
      onEvents: (events) => this.take(events),
      onGap: (lost) => this.setState(({ missing }) => ({ missing: lost === null || missing === null ? null : missing + lost })),
      onState: (live) => this.setState({ live }),
    });
    this.frame = requestAnimationFrame(this.move);
  }

  componentWillUnmount() {
    this.stop();
    this.poll.stop();
    cancelAnimationFrame(this.frame);
  }

  async look() {
    try {
      const topology = await ask("/teach/api/topology");
      this.filter.offerServices(topology.nodes.map((node) => node.service).filter(Boolean));
      topology.nodes.filter((node) => node.depth !== undefined).forEach((node) => this.depths.add(node.name, node.depth));
      this.setState({ topology, plan: layout(topology) });
    } catch (failed) {
      this.setState({ failed });
    }
  }

  take(events) {
    this.filter.see(events);
    const moving = [];
    for (const event of events.filter(this.filter.wants)) {
      if (event.type === "queue-depth") this.depths.add(event.queue, event.messages);
      if (event.type === "worker-joined" || event.type === "worker-left") this.poll.now();
      if (event.type === "delivered") this.counts.set(nodeOf(event), (this.counts.get(nodeOf(event)) ?? 0) + 1);
      const flight = this.flightOf(event);
      if (flight) {
        moving.push(event);
        this.clock.launch(flight, event.trace);
      }
    }
    this.setState(({ last }) => ({ last: [...moving.reverse(), ...last].slice(0, TICKER_MAX) }));
  }

  // What moves is drawn by itself, a frame at a time; all else only when it has changed.
  move = (at) => {
    const flying = this.clock.tick(Math.min(STEP_MAX_MILLIS, at - (this.before ?? at)));
    this.before = at;
    if (this.dots) render(marks(flying, this.state.plan), this.dots);
    this.frame = requestAnimationFrame(this.move);
  };

  keepDots = (dots) => (this.dots = dots);

  redraw = () => this.forceUpdate();

  render(props, { topology, plan, failed, live, missing, last }) {
    const nodes = topology?.nodes ?? [];
    return [
      h("header", { class: "page" },
        h("h1", {}, t("nav.map"), " ", h("span", { class: live ? "live there" : "live", role: "status" }, t(live ? "stream.live" : "stream.lost"))),
        h("p", { class: "quiet" }, t("map.lead"))),
      toolbar(this.clock, this.filter, this.redraw),
      h("p", { role: "status", class: "gap" }, missing === null ? t("map.gapUnknown") : missing > 0 ? t("map.gap", { count: whole(missing) }) : null),
      h("section", { class: "whole" },
        h("div", { class: "scroll", tabindex: "0" },
          topology ? picture(topology, plan, this.depths, this.counts, this.keepDots)
            : failed ? h("p", { role: "alert" }, failed.message) : h("p", { class: "quiet" }, t("loading"))),
        legend()),
      h("div", { class: "beside" },
        h("section", {}, h("h2", {}, t("map.last")), ticker(last)),
        h("section", {}, h("h2", {}, t("map.nodes")), h("div", { class: "scroll" }, nodeTable(nodes, this.counts)))),
    ];
  }
}
