// /teach/trace/{id}: one request on one screen.
import { ask } from "./api.js";
import { colourOf, micros, timeOfDay, whole } from "./format.js";
import { requestOf, sumsOf } from "./journey-model.js";
import { path } from "./path.js";
import { poll } from "./poll.js";
import { Component, h } from "./preact.js";
import { sequence } from "./sequence.js";
import { steps } from "./steps.js";
import { t } from "./texts.js";

const AGAIN_MILLIS = 700;
// A journey that stays incomplete is looked at so often; then the page says so and rests.
const LOOKS_MAX = 40;

export class JourneyPage extends Component {
  state = { journey: null, routes: null, failed: null };
  looks = 0;

  componentDidMount() {
    this.poll = poll(AGAIN_MILLIS, () => this.look());
  }

  componentWillUnmount() {
    this.poll.stop();
  }

  async look() {
    try {
      const journey = await ask(`/teach/api/traces/${this.props.values[0]}`);
      const routes = this.state.routes ?? await ask("/teach/api/routes").catch(() => []);
      if (isOther(journey, this.state.journey)) this.setState({ journey, routes });
    } catch (failed) {
      this.setState({ failed });
    }
    this.looks++;
    if (this.state.journey?.complete || this.looks > LOOKS_MAX) this.poll.stop();
  }

  render(props, { journey, routes, failed }) {
    return [
      h("p", { class: "crumbs" }, h("a", { href: "/teach/traces" }, `← ${t("journey.back")}`)),
      h("div", { "aria-busy": journey || failed ? null : "true" },
        journey ? drawn(journey, routes)
          : failed ? h("p", { role: "alert" }, failed.status === 404 ? t("journey.unknown") : failed.message)
            : h("p", { class: "quiet" }, t("loading"))),
    ];
  }
}

const isOther = (journey, before) => journey.events.length !== before?.events.length || journey.complete !== before.complete;

function drawn({ trace, complete, dropped, events }, routes) {
  const request = requestOf(events);
  return [
    title(trace, complete, request, events),
    dropped > 0 ? h("p", { role: "alert" }, t("journey.dropped", { count: whole(dropped) })) : null,
    section("journey.sequence", "journey.sequenceHint", h("div", { class: "scroll", tabindex: "0" }, sequence(events, request))),
    section("journey.routes", "journey.routesHint", path(events, routes)),
    section("journey.steps", "journey.stepsHint", steps(events)),
  ];
}

function title(trace, complete, { first, last }, events) {
  const { waited, served, hops } = sumsOf(events);
  const fact = (words) => h("li", {}, words);
  return h("header", { class: "page" },
    h("h1", {}, h("i", { class: "dot", style: { background: colourOf(trace) } }), first?.method ?? events[0]?.method ?? t("journey.title")),
    h("ul", { class: "facts" },
      last ? h("li", { class: `outcome ${last.outcome}` }, `${last.status ?? ""} ${t(`outcome.${last.outcome}`)}`) : null,
      last ? fact(t("journey.took", { time: micros(last.elapsedMicros) })) : null,
      fact(t("journey.hops", { count: hops })),
      fact(t("journey.waited", { time: micros(waited) })),
      fact(t("journey.served", { time: micros(served) })),
      first ? fact(timeOfDay(first.at)) : null,
      complete ? null : h("li", { class: "running" }, t("journey.running")),
      h("li", { class: "trace" }, h("code", {}, trace))));
}

const section = (heading, hint, content) =>
  h("section", {}, h("h2", {}, t(heading)), h("p", { class: "quiet" }, t(hint)), content);
