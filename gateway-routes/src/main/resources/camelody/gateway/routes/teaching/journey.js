// /teach/trace/{id}: one request on one screen.
import { ask } from "./api.js";
import { h } from "./dom.js";
import { colourOf, micros, timeOfDay, whole } from "./format.js";
import { requestOf, sumsOf } from "./journey-model.js";
import { path } from "./path.js";
import { sequence } from "./sequence.js";
import { steps } from "./steps.js";
import { t } from "./texts.js";

const AGAIN_MILLIS = 700;
// A journey that stays incomplete is looked at so often; then the page says so and rests.
const LOOKS_MAX = 40;

export function showJourney(main, [trace]) {
  const place = h("div", { "aria-busy": "true" }, h("p", { class: "quiet" }, t("loading")));
  main.append(h("p", { class: "crumbs" }, h("a", { href: "/teach/traces" }, `← ${t("journey.back")}`)), place);
  let timer;
  let known = "";
  let routes;
  async function look(looks) {
    let complete = false;
    try {
      const journey = await ask(`/teach/api/traces/${trace}`);
      routes ??= await ask("/teach/api/routes").catch(() => []);
      complete = journey.complete;
      const now = `${journey.events.length} ${complete}`;
      if (now !== known) redraw(place, drawn(journey, routes));
      known = now;
    } catch (failed) {
      if (!known) place.replaceChildren(h("p", { role: "alert" }, failed.status === 404 ? t("journey.unknown") : failed.message));
    }
    place.removeAttribute("aria-busy");
    if (!complete && looks < LOOKS_MAX) timer = setTimeout(look, AGAIN_MILLIS, looks + 1);
  }
  look(0);
  return () => clearTimeout(timer);
}

// Steps that are open stay open.
function redraw(place, content) {
  const open = new Set([...place.querySelectorAll("details[open]")].map((each) => each.parentElement.dataset.key));
  place.replaceChildren(...content);
  place.querySelectorAll(".steps details").forEach((each) => (each.open = open.has(each.parentElement.dataset.key)));
}

function drawn({ trace, complete, dropped, events }, routes) {
  const request = requestOf(events);
  return [
    title(trace, complete, request, events),
    dropped > 0 ? h("p", { role: "alert" }, t("journey.dropped", { count: whole(dropped) })) : null,
    section("journey.sequence", "journey.sequenceHint", h("div", { class: "scroll", tabindex: "0" }, sequence(events, request))),
    section("journey.routes", "journey.routesHint", path(events, routes)),
    section("journey.steps", "journey.stepsHint", steps(events)),
  ].filter(Boolean);
}

function title(trace, complete, { first, last }, events) {
  const { waited, served, hops } = sumsOf(events);
  const dot = h("i", { class: "dot" });
  dot.style.background = colourOf(trace);
  const fact = (words) => h("li", {}, words);
  return h("header", { class: "page" },
    h("h1", {}, dot, first?.method ?? events[0]?.method ?? t("journey.title")),
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
  h("section", {}, h("h2", {}, t(heading)), hint ? h("p", { class: "quiet" }, t(hint)) : null, content);
