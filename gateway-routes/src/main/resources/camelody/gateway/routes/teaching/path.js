// The routes that a journey went through: each drawn whole, as it runs; the nodes that the message passed stand out.
import { glyph, nameOf } from "./glyphs.js";
import { h } from "./preact.js";
import { sourceLink } from "./source.js";
import { t } from "./texts.js";

/** Draws the routes of a journey; routes are those that run now, maybe none that the journey went through. */
export function path(events, routes) {
  return h("ul", { class: "path" }, passedRoutes(events).map((passed) => line(passed, routes.find(({ route }) => route === passed.name))));
}

function passedRoutes(events) {
  const passed = new Map();
  for (const event of events.filter((each) => each.type === "step-entered")) {
    const key = `${event.process} ${event.route}`;
    const route = passed.get(key) ?? { process: event.process, name: event.route, tapped: event.tapped, nodes: new Map() };
    passed.set(key, route);
    const node = route.nodes.get(event.node) ?? { id: event.node, pattern: event.pattern, times: 0 };
    route.nodes.set(event.node, { ...node, times: node.times + 1 });
  }
  return [...passed.values()];
}

function line({ process, name, tapped, nodes }, route) {
  const { way, asides } = route ? waysOf(route) : { way: [...nodes.values()], asides: [] };
  return h("li", { class: tapped ? "tapped" : "" },
    h("p", {}, h("b", {}, name), " ", h("small", {}, process, " ", route?.file ? sourceLink(route) : null)),
    h("div", {}, pipe(way, nodes), asides.length > 0 ? h("div", { class: "aside" }, h("small", {}, t("path.aside")), pipe(asides, nodes)) : null));
}

// The way of a message that nothing befalls, then what stands aside for when something does. A node that holds others has them inside.
function waysOf({ from, pattern, nodes }) {
  const inside = (parent) => nodes.filter((node) => node.parent === parent).map((node) => ({ ...node, inner: inside(node.id) }));
  const all = inside(undefined);
  return {
    way: [{ id: "from", pattern, dsl: `from("${from}")` }, ...all.filter(({ aside }) => !aside)],
    asides: all.filter(({ aside }) => aside),
  };
}

function pipe(nodes, passed) {
  return h("ol", {}, nodes.map(({ id, pattern, dsl, inner = [] }) => {
    // Where a route begins is told of requests only; whoever was in a route has come in there.
    const times = passed.get(id)?.times ?? (id === "from" ? 1 : 0);
    return h("li", { class: times > 0 ? "passed" : "", "data-node": id, title: dsl ?? id },
      glyph(pattern, 18), nameOf(pattern), times > 1 ? h("sup", {}, `×${times}`) : null,
      times === 0 ? h("span", { class: "hidden" }, ` (${t("path.notPassed")})`) : null,
      inner.length > 0 ? pipe(inner, passed) : null);
  }));
}
