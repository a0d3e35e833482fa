// The list of a journey's steps: what a picture cannot say, and what is read aloud in its place.
import { differences } from "./differences.js";
import { micros } from "./format.js";
import { glyph, nameOf } from "./glyphs.js";
import { linesOf } from "./journey-model.js";
import { h } from "./preact.js";
import { t } from "./texts.js";

const DEPTH_MAX = 8;

export function steps(events) {
  return h("ol", { class: "steps" }, linesOf(events).map(line));
}

function line({ kind, event, left, depth }) {
  const outcome = left?.outcome ?? event.outcome;
  const error = left?.error ?? event.error;
  const key = `${event.process} ${event.order}`;
  return h("li", {
    key, class: [kind, event.type, event.tapped ? "tapped" : "", outcome ?? ""].join(" "),
    "data-type": event.type, "data-route": event.route, "data-node": event.node, "data-process": event.process,
  },
  h("details", { class: `deep-${Math.min(depth, DEPTH_MAX)}` },
    h("summary", {},
      glyph(event.pattern),
      h("span", { class: "what" },
        h("b", {}, kind === "hop" ? t(`short.${event.type}`) : event.node === "from" ? event.method : nameOf(event.pattern)),
        h("small", {}, kind === "hop" ? said(event) : ""),
        event.tapped ? h("span", { class: "tag" }, t("branch.tapped")) : null),
      h("span", { class: "place" }, kind === "hop" ? nameOf(event.pattern) : `${event.route} · ${event.node}`),
      h("span", { class: "process" }, event.process),
      h("span", { class: "took" }, kind === "step" ? micros(left?.elapsedMicros) : micros(event.waitedMicros ?? event.elapsedMicros)),
      h("span", { class: `outcome ${outcome ?? ""}` }, outcome ? outcomeOf(outcome) : "")),
    h("div", { class: "inside" },
      error ? h("p", { class: "error" }, `${t("detail.error")}: ${error}`) : null,
      table({ ...event.headers, ...left?.headers }),
      contents(event.preview, left))));
}

const said = (event) => t(`type.${event.type}`, {
  exchange: event.exchange || "“”", key: event.routingKey, queue: event.queue, n: event.attempt, count: event.count,
  time: micros(event.waitedMicros ?? event.elapsedMicros),
});

const outcomeOf = (outcome) => (["ok", "refused", "error"].includes(outcome) ? t(`outcome.${outcome}`) : outcome);

function table(headers) {
  const names = Object.keys(headers ?? {}).sort();
  return names.length === 0 ? null : h("table", {}, h("caption", {}, t("detail.headers")),
    h("tbody", {}, names.map((name) => h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, headers[name])))));
}

function contents(before, left) {
  if (before === undefined && left?.preview === undefined) return h("p", { class: "quiet" }, t("detail.nothing"));
  if (!left || left.preview === undefined || JSON.stringify(before) === JSON.stringify(left.preview)) {
    return [h("pre", {}, pretty(before ?? left.preview)), left ? h("p", { class: "quiet" }, t("detail.same")) : null];
  }
  const [old, now] = differences(linesIn(before), linesIn(left.preview));
  return h("div", { class: "versus" }, side(t("detail.before"), old, "del"), side(t("detail.after"), now, "ins"));
}

const pretty = (value) => (value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value, null, 1));

const linesIn = (value) => pretty(value).split("\n").filter((text) => text !== "");

const side = (title, lines, mark) => h("figure", {}, h("figcaption", {}, title),
  h("pre", {}, lines.map(({ text, same }) => [same ? text : h(mark, {}, text), "\n"])));
