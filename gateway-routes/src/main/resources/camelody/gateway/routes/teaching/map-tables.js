// What the map says, as text.
import { colourOf, timeOfDay, whole } from "./format.js";
import { h } from "./preact.js";
import { t } from "./texts.js";

export const TICKER_MAX = 12;

const KINDS = ["gateway", "worker", "queue", "dead-letter-queue"];
const COLUMNS = ["name", "kind", "depth", "consumers", "unacknowledged", "handled"];

/** Lists a topology's nodes; counts says how many messages each has taken. */
export function nodeTable(nodes, counts) {
  return h("table", { id: "nodes" },
    h("thead", {}, h("tr", {}, COLUMNS.map((name) => h("th", { scope: "col" }, t(`column.${name}`))))),
    h("tbody", {}, nodes.filter((node) => KINDS.includes(node.kind)).sort(byKind).map((node) =>
      h("tr", { key: node.id, "data-id": node.id },
        h("th", { scope: "row" }, node.name), h("td", {}, t(`one.${node.kind}`)),
        [node.depth, node.consumers, node.unacknowledged, counts.get(node.id)].map((value) =>
          h("td", { class: "figure" }, value === undefined ? "" : whole(value)))))));
}

const byKind = (one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) || one.name.localeCompare(other.name, "en", { numeric: true });

/** Lists events that moved something, newest first. */
export const ticker = (events) => h("ol", { id: "ticker", class: "ticker" }, events.map(item));

function item(event) {
  const words = event.node === "from" ? t(event.type === "step-left" ? "short.answered" : "short.asked") : t(`short.${event.type}`);
  return h("li", {}, h("i", { class: "dot", style: { background: event.trace ? colourOf(event.trace) : "" } }),
    h("time", {}, timeOfDay(event.at)), " ", h("b", {}, words), " ",
    event.trace ? h("a", { href: `/teach/trace/${event.trace}` }, event.method ?? event.queue ?? event.trace.slice(0, 8)) : null,
    " ", h("small", {}, [event.process, event.queue ?? event.routingKey].filter(Boolean).join(" · ")));
}
