// What one does with the map, and what its signs mean.
import { ask } from "./api.js";
import { filterTools } from "./map-filter.js";
import { SIGN_NAMES, signPath } from "./map-signs.js";
import { h } from "./preact.js";
import { t } from "./texts.js";

/** The buttons that send messages, those that hold the display's time, and the filter; changed is called when the display changes. */
export function toolbar(clock, filter, changed) {
  const paused = clock.isPaused();
  const pause = () => {
    clock.pause(!paused);
    changed();
  };
  return h("div", { class: "tools" },
    h("button", { type: "button", class: "main acts", id: "send", onclick: () => fetch("/api/tracks?limit=3") }, t("map.send")),
    h("button", { type: "button", class: "acts", id: "listen", onclick: listenToOne }, t("map.listen")),
    h("button", { type: "button", id: "pause", "aria-pressed": String(paused), onclick: pause }, t(paused ? "map.resume" : "map.pause")),
    h("button", { type: "button", id: "step", disabled: !paused, onclick: clock.step }, t("map.step")),
    h("label", {}, h("input", { type: "checkbox", id: "slow", onchange: (event) => clock.slow(event.target.checked) }), " ", t("map.slow")),
    filterTools(filter, changed));
}

// Asks for the first bytes of a track, which is what a player does: the request's copy goes to who counts.
async function listenToOne() {
  const { items } = await ask("/api/tracks?limit=1");
  if (items.length > 0) await fetch(`/api/tracks/${items[0].id}/stream`, { headers: { Range: "bytes=0-1023" } });
}

export function legend() {
  const shapes = {
    request: h("circle", { cx: 9, cy: 9, r: 6, class: "full" }),
    tapped: h("path", { d: "M9 1l8 8l-8 8l-8 -8z", class: "full" }),
    reply: h("circle", { cx: 9, cy: 9, r: 6 }),
    dead: h("rect", { x: 3, y: 3, width: 12, height: 12 }),
    ...Object.fromEntries(SIGN_NAMES.map((name) => [name, h("path", { d: signPath(name, 9, 9, 6) })])),
  };
  return h("ul", { class: "legend", "aria-label": t("map.legend") }, Object.entries(shapes).map(([name, shape]) =>
    h("li", { key: name }, h("svg", { width: 18, height: 18, "aria-hidden": "true" }, h("g", { class: `mark ${name}` }, shape)), t(`legend.${name}`))));
}
