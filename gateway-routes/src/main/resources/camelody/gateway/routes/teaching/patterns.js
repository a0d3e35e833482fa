// /teach/patterns: what runs here, by pattern.
import { ask } from "./api.js";
import { h } from "./dom.js";
import { whole } from "./format.js";
import { glyph, nameOf } from "./glyphs.js";
import { sourceLink } from "./source.js";
import { t, tOr } from "./texts.js";

const AGAIN_MILLIS = 5000;
const PLACES_SHOWN = 40;
const TRACES_SEARCHED = 30;
const TRIES = 10;
const TRY_MILLIS = 500;

export function showPatterns(main) {
  const list = h("div", { class: "patterns" }, h("p", { class: "quiet" }, t("loading")));
  main.append(h("header", { class: "page" }, h("h1", {}, t("nav.patterns")), h("p", { class: "quiet" }, t("patterns.lead"))), list);
  const cards = new Map();
  let timer;

  async function look() {
    try {
      const patterns = await ask("/teach/api/patterns");
      if (cards.size === 0) list.replaceChildren();
      for (const pattern of [...patterns].sort((one, other) => other.count - one.count)) {
        const card = cards.get(pattern.pattern) ?? cardOf(pattern);
        if (!cards.has(pattern.pattern)) list.append(card.element);
        cards.set(pattern.pattern, card);
        card.count(pattern.count);
      }
    } catch (failed) {
      if (cards.size === 0) list.replaceChildren(h("p", { role: "alert" }, failed.message));
    }
    timer = setTimeout(look, AGAIN_MILLIS);
  }

  look();
  return () => clearTimeout(timer);
}

function cardOf({ pattern, places }) {
  const count = h("span", { class: "count" });
  const state = h("span", { role: "status", class: "quiet" });
  const button = h("button", { type: "button", class: "acts", onclick: async () => {
    button.disabled = true;
    state.textContent = t("patterns.looking");
    const trace = await oneOf(pattern);
    button.disabled = false;
    state.textContent = trace ? "" : t("patterns.none");
    if (trace) location.assign(`/teach/trace/${trace}#${pattern}`);
  } }, t("patterns.show"));
  return {
    element: h("section", { id: pattern },
      h("h2", {}, glyph(pattern, 34), h("span", {}, nameOf(pattern)), count),
      h("p", {}, tOr(`pattern.${pattern}`, "")),
      places.length === 0 ? h("p", { class: "quiet" }, t("patterns.hop")) : placesOf(places),
      h("p", { class: "tools" }, button, state)),
    count: (number) => (count.textContent = t("patterns.count", { count: whole(number) })),
  };
}

function placesOf(places) {
  const [first] = places;
  return [
    h("pre", {}, first.dsl),
    first.file ? h("p", { class: "quiet" }, sourceLink(first)) : null,
    h("details", {},
      h("summary", {}, places.length === 1 ? t("patterns.onePlace") : t("patterns.places", { count: places.length })),
      h("ul", { class: "places" }, places.slice(0, PLACES_SHOWN).map((place) =>
        h("li", {}, h("b", {}, place.route), h("code", {}, place.dsl), place.file ? h("small", {}, sourceLink(place)) : null)))),
  ];
}

// Looks for a recent journey with the pattern; sends requests of our own if there is none.
async function oneOf(pattern) {
  for (let tries = 0; tries < TRIES; tries++) {
    const { items } = await ask(`/teach/api/traces?limit=${TRACES_SEARCHED}`);
    for (const { trace } of items) {
      const journey = await ask(`/teach/api/traces/${trace}`).catch(() => ({ events: [] }));
      if (journey.events.some((event) => event.pattern === pattern)) return trace;
    }
    if (tries === 0) await stir();
    await new Promise((resume) => setTimeout(resume, TRY_MILLIS));
  }
  return null;
}

async function stir() {
  const { items } = await ask("/api/tracks?limit=1");
  if (items.length > 0) await fetch(`/api/tracks/${items[0].id}/stream`, { headers: { Range: "bytes=0-1023" } });
}
