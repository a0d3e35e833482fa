// What the map says, as text.
import { h } from "./dom.js";
import { colourOf, timeOfDay, whole } from "./format.js";
import { t } from "./texts.js";

const LAST = 12;
const KINDS = ["gateway", "worker", "queue", "dead-letter-queue"];

/** Answers {element, show(topology nodes, counts by node)}. */
export function nodeTable() {
  const rows = h("tbody");
  const columns = ["name", "kind", "depth", "consumers", "unacknowledged", "handled"];
  const element = h("table", { id: "nodes" },
    h("thead", {}, h("tr", {}, columns.map((name) => h("th", { scope: "col" }, t(`column.${name}`))))), rows);
  return {
    element,
    show: (nodes, counts) => rows.replaceChildren(...nodes.filter((node) => KINDS.includes(node.kind)).sort(byKind).map((node) =>
      h("tr", { "data-id": node.id },
        h("th", { scope: "row" }, node.name), h("td", {}, t(`one.${node.kind}`)),
        [node.depth, node.consumers, node.unacknowledged, counts.get(node.id)].map((value) =>
          h("td", { class: "figure" }, value === undefined ? "" : whole(value)))))),
  };
}

const byKind = (one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) || one.name.localeCompare(other.name, "en", { numeric: true });

/** Answers {element, add(event)}: the last events that moved something, newest first. */
export function ticker() {
  const element = h("ol", { id: "ticker", class: "ticker" });
  return {
    element,
    add(events) {
      element.prepend(...events.slice(-LAST).reverse().map(item));
      while (element.children.length > LAST) element.lastChild.remove();
    },
  };
}

function item(event) {
  const dot = h("i", { class: "dot" });
  if (event.trace) dot.style.background = colourOf(event.trace);
  const words = event.node === "from" ? t(event.type === "step-left" ? "short.answered" : "short.asked") : t(`short.${event.type}`);
  return h("li", {}, dot, h("time", {}, timeOfDay(event.at)), " ", h("b", {}, words), " ",
    event.trace ? h("a", { href: `/teach/trace/${event.trace}` }, event.method ?? event.queue ?? event.trace.slice(0, 8)) : null,
    " ", h("small", {}, [event.process, event.queue ?? event.routingKey].filter(Boolean).join(" · ")));
}
