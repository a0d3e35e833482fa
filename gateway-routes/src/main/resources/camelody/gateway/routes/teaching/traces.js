// /teach/traces: the recent requests, newest first.
import { ask } from "./api.js";
import { colourOf, micros, timeOfDay, whole } from "./format.js";
import { poll } from "./poll.js";
import { Component, h } from "./preact.js";
import { t } from "./texts.js";

const EVERY_MILLIS = 2000;
const LIMIT = 50;
const COLUMNS = ["method", "outcome", "took", "events", "when"];

export class TracesPage extends Component {
  state = { items: null, words: "", failed: null };

  componentDidMount() {
    this.poll = poll(EVERY_MILLIS, () => this.look());
  }

  componentWillUnmount() {
    this.poll.stop();
  }

  async look() {
    try {
      const { items } = await ask(`/teach/api/traces?limit=${LIMIT}`);
      this.setState({ items, failed: null });
    } catch (failed) {
      this.setState({ failed });
    }
  }

  send = async () => {
    await fetch("/api/tracks?limit=3");
    await this.poll.now();
  };

  render(props, { items, words, failed }) {
    const shown = (items ?? []).filter((item) => [item.method, item.outcome, item.trace, item.user].join(" ").toLowerCase().includes(words));
    return [
      h("header", { class: "page" }, h("h1", {}, t("traces.title")), h("p", { class: "quiet" }, t("traces.lead"))),
      h("p", { class: "tools" },
        h("input", { type: "search", id: "filter", placeholder: t("traces.filterHint"), "aria-label": t("traces.filter"),
          oninput: (event) => this.setState({ words: event.target.value.toLowerCase() }) }),
        h("button", { type: "button", class: "acts", id: "send", onclick: this.send }, t("traces.send"))),
      h("p", { role: "status", class: "quiet" }, failed ? `${t("failed.title")}: ${failed.message}` : stateOf(items)),
      h("div", { class: "scroll" }, h("table", { class: "traces" },
        h("thead", {}, h("tr", {}, COLUMNS.map((name) => h("th", { scope: "col" }, t(`column.${name}`))))),
        h("tbody", {}, shown.map(row)))),
    ];
  }
}

function stateOf(items) {
  if (items === null) return t("loading");
  return items.length === 0 ? t("traces.none") : "";
}

function row({ trace, at, method, outcome, elapsedMicros, events }) {
  return h("tr", { key: trace },
    h("td", {}, h("i", { class: "dot", style: { background: colourOf(trace) } }), h("a", { href: `/teach/trace/${trace}` }, method ?? trace)),
    h("td", { class: `outcome ${outcome ?? ""}` }, outcome ? t(`outcome.${outcome}`) : t("journey.running")),
    h("td", { class: "figure" }, micros(elapsedMicros)),
    h("td", { class: "figure" }, whole(events)),
    h("td", { class: "figure" }, timeOfDay(at)));
}
