// /teach/traces: the recent requests, newest first.
import { ask } from "./api.js";
import { h } from "./dom.js";
import { colourOf, micros, timeOfDay, whole } from "./format.js";
import { t } from "./texts.js";

const EVERY_MILLIS = 2000;
const LIMIT = 50;

export function showTraces(main) {
  const rows = h("tbody");
  const state = h("p", { role: "status", class: "quiet" }, t("loading"));
  const filter = h("input", { type: "search", id: "filter", placeholder: t("traces.filterHint"), "aria-label": t("traces.filter"), oninput: () => draw() });
  main.append(
    h("header", { class: "page" }, h("h1", {}, t("traces.title")), h("p", { class: "quiet" }, t("traces.lead"))),
    h("p", { class: "tools" }, filter, h("button", { type: "button", class: "acts", id: "send", onclick: send }, t("traces.send"))),
    state,
    h("div", { class: "scroll" }, h("table", { class: "traces" },
      h("thead", {}, h("tr", {}, ["method", "outcome", "took", "events", "when"].map((name) => h("th", { scope: "col" }, t(`column.${name}`))))),
      rows)));

  let items = [];
  let timer;
  let drawnFor;

  function draw() {
    const words = filter.value.toLowerCase();
    const shown = items.filter((item) => [item.method, item.outcome, item.trace, item.user].join(" ").toLowerCase().includes(words));
    const now = JSON.stringify(shown);
    if (now !== drawnFor) rows.replaceChildren(...shown.map(row));
    drawnFor = now;
    state.textContent = items.length === 0 ? t("traces.none") : "";
  }

  async function look() {
    try {
      items = (await ask(`/teach/api/traces?limit=${LIMIT}`)).items;
      draw();
    } catch (failed) {
      state.textContent = `${t("failed.title")}: ${failed.message}`;
    }
    timer = setTimeout(look, EVERY_MILLIS);
  }

  async function send() {
    await fetch("/api/tracks?limit=3");
    clearTimeout(timer);
    await look();
  }

  look();
  return () => clearTimeout(timer);
}

function row({ trace, at, method, outcome, elapsedMicros, events }) {
  const dot = h("i", { class: "dot" });
  dot.style.background = colourOf(trace);
  return h("tr", {},
    h("td", {}, dot, h("a", { href: `/teach/trace/${trace}` }, method ?? trace)),
    h("td", { class: `outcome ${outcome ?? ""}` }, outcome ? t(`outcome.${outcome}`) : t("journey.running")),
    h("td", { class: "figure" }, micros(elapsedMicros)),
    h("td", { class: "figure" }, whole(events)),
    h("td", { class: "figure" }, timeOfDay(at)));
}
