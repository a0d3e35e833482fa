// The routes that a journey went through: each a pipe of the nodes that were entered, in order.
import { h } from "./dom.js";
import { glyph, nameOf } from "./glyphs.js";

export function path(events) {
  const routes = new Map();
  for (const event of events.filter((each) => each.type === "step-entered")) {
    const key = `${event.process} ${event.route}`;
    const route = routes.get(key) ?? { process: event.process, name: event.route, tapped: event.tapped, nodes: new Map() };
    routes.set(key, route);
    route.nodes.set(event.node, (route.nodes.get(event.node) ?? { event, times: 0 }));
    route.nodes.get(event.node).times++;
  }
  return h("ul", { class: "path" }, [...routes.values()].map(pipe));
}

function pipe({ process, name, tapped, nodes }) {
  return h("li", { class: tapped ? "tapped" : "" },
    h("p", {}, h("b", {}, name), " ", h("small", {}, process)),
    h("ol", {}, [...nodes.values()].map(({ event, times }) =>
      h("li", { title: event.node }, glyph(event.pattern, 18), nameOf(event.pattern), times > 1 ? h("sup", {}, `×${times}`) : null))));
}
