// /teach: the running system, and its messages on their way.
import { ask } from "./api.js";
import { h, s } from "./dom.js";
import { whole } from "./format.js";
import { displayClock } from "./map-clock.js";
import { mapFilter } from "./map-filter.js";
import { flights, nodeOf } from "./map-flights.js";
import { picture } from "./map-picture.js";
import { SIGN_NAMES, signPath } from "./map-signs.js";
import { nodeTable, ticker } from "./map-tables.js";
import { listen } from "./stream.js";
import { t } from "./texts.js";

const AGAIN_MILLIS = 3000;

export function showMap(main) {
  const clock = displayClock();
  const flightOf = flights();
  const counts = new Map();
  const [table, last] = [nodeTable(), ticker()];
  const place = h("div", { class: "scroll", tabindex: "0" }, h("p", { class: "quiet" }, t("loading")));
  const state = h("span", { class: "live", role: "status" }, t("stream.lost"));
  const gap = h("p", { role: "status", class: "gap" });
  const tools = toolbar(clock);
  let topology = { generation: -1, nodes: [], edges: [] };
  let map;
  let missing = 0;
  let [frame, timer, before] = [0, 0, 0];

  main.append(
    h("header", { class: "page" }, h("h1", {}, t("nav.map"), " ", state), h("p", { class: "quiet" }, t("map.lead"))),
    tools.element, gap,
    h("section", { class: "whole" }, place, legend()),
    h("div", { class: "beside" },
      h("section", {}, h("h2", {}, t("map.last")), last.element),
      h("section", {}, h("h2", {}, t("map.nodes")), h("div", { class: "scroll" }, table.element))));

  async function look() {
    clearTimeout(timer);
    try {
      const seen = await ask("/teach/api/topology");
      if (seen.generation !== topology.generation) {
        map = picture(seen);
        place.replaceChildren(map.element);
        tools.services([...new Set(seen.nodes.map((node) => node.service).filter(Boolean))].sort());
        counts.forEach((count, id) => map.handled(id, count));
      } else {
        seen.nodes.filter((node) => node.depth !== undefined).forEach((node) => map.depth(node.name, node.depth));
      }
      topology = seen;
      table.show(topology.nodes, counts);
    } catch (failed) {
      if (!map) place.replaceChildren(h("p", { role: "alert" }, failed.message));
    }
    timer = setTimeout(look, AGAIN_MILLIS);
  }

  function onEvents(events) {
    tools.see(events);
    const shown = events.filter(tools.wants);
    const moving = [];
    for (const event of shown) {
      if (event.type === "queue-depth") map?.depth(event.queue, event.messages);
      if (event.type === "worker-joined" || event.type === "worker-left") look();
      if (event.type === "delivered") count(nodeOf(event));
      const flight = flightOf(event);
      if (flight) {
        moving.push(event);
        clock.launch(flight, event.trace);
      }
    }
    last.add(moving);
    table.show(topology.nodes, counts);
  }

  function count(id) {
    counts.set(id, (counts.get(id) ?? 0) + 1);
    map?.handled(id, counts.get(id));
  }

  function onGap(lost) {
    missing = lost === null || missing === null ? null : missing + lost;
    gap.textContent = missing === null ? t("map.gapUnknown") : t("map.gap", { count: whole(missing) });
  }

  function draw(at) {
    map?.show(clock.tick(Math.min(100, at - (before || at))));
    before = at;
    frame = requestAnimationFrame(draw);
  }

  const stop = listen({ onEvents, onGap, onState: (there) => {
    state.textContent = t(there ? "stream.live" : "stream.lost");
    state.classList.toggle("there", there);
  } });
  look();
  frame = requestAnimationFrame(draw);
  return () => {
    stop();
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}

function toolbar(clock) {
  const { element: filters, ...filter } = mapFilter();
  const step = h("button", { type: "button", id: "step", disabled: true, onclick: clock.step }, t("map.step"));
  const pause = h("button", { type: "button", id: "pause", "aria-pressed": "false", onclick: () => {
    clock.pause(!clock.isPaused());
    pause.textContent = t(clock.isPaused() ? "map.resume" : "map.pause");
    pause.setAttribute("aria-pressed", String(clock.isPaused()));
    step.disabled = !clock.isPaused();
  } }, t("map.pause"));
  const slow = h("label", {}, h("input", { type: "checkbox", id: "slow", onchange: (event) => clock.slow(event.target.checked) }), " ", t("map.slow"));
  return {
    element: h("div", { class: "tools" },
      h("button", { type: "button", class: "main acts", id: "send", onclick: () => fetch("/api/tracks?limit=3") }, t("map.send")),
      h("button", { type: "button", class: "acts", id: "listen", onclick: listenToOne }, t("map.listen")),
      pause, step, slow, filters),
    ...filter,
  };
}

// Asks for the first bytes of a track, which is what a player does: the request's copy goes to who counts.
async function listenToOne() {
  const { items } = await ask("/api/tracks?limit=1");
  if (items.length > 0) await fetch(`/api/tracks/${items[0].id}/stream`, { headers: { Range: "bytes=0-1023" } });
}

function legend() {
  const shape = { request: s("circle", { cx: 9, cy: 9, r: 6, class: "full" }), tapped: s("path", { d: "M9 1l8 8l-8 8l-8 -8z", class: "full" }),
    reply: s("circle", { cx: 9, cy: 9, r: 6 }), dead: s("rect", { x: 3, y: 3, width: 12, height: 12 }),
    ...Object.fromEntries(SIGN_NAMES.map((name) => [name, s("path", { d: signPath(name, 9, 9, 6) })])) };
  return h("ul", { class: "legend", "aria-label": t("map.legend") }, Object.entries(shape).map(([name, drawn]) =>
    h("li", {}, s("svg", { width: 18, height: 18, "aria-hidden": "true" }, s("g", { class: `mark ${name}` }, drawn)), t(`legend.${name}`))));
}
