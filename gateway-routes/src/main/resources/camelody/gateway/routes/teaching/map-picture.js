// The map as SVG: nodes, what joins them, and a layer on which messages move.
import { colourOf, whole } from "./format.js";
import { chartPoints } from "./map-depths.js";
import { SIZE } from "./map-layout.js";
import { signPath } from "./map-signs.js";
import { h } from "./preact.js";
import { t } from "./texts.js";

const CHART = { width: 44, height: 16 };
const NAME_MAX = 22;

const still = matchMedia("(prefers-reduced-motion: reduce)");

/** Draws a topology as it was planned; keepDots is given the element in which messages move. */
export function picture({ nodes, edges }, { width, height, places, columns }, depths, counts, keepDots) {
  const known = (id) => places.get(id);
  return h("svg", { class: "map", viewBox: `0 0 ${width} ${height + 12}`, role: "img", "aria-label": t("map.picture") },
    columns.map(({ kind, x }) => h("text", { class: "column", x, y: 26 }, t(`kind.${kind}`))),
    edges.filter((edge) => edge.kind !== "reply" && known(edge.from) && known(edge.to)).map((edge) => line(edge, known(edge.from), known(edge.to))),
    nodes.filter((node) => known(node.id)).map((node) => box(node, known(node.id), depths.of(node.name), counts.get(node.id))),
    h("g", { class: "dots", ref: keepDots }));
}

function line({ from, to, kind, key }, a, b) {
  const [x1, x2] = [a.x + SIZE.width / 2, b.x - SIZE.width / 2];
  const bend = (x1 + x2) / 2;
  return h("path", { key: `${from} ${to} ${kind} ${key}`, class: `edge ${kind} ${/dead-letter|replay/.test(from) ? "seldom" : ""}`,
    d: `M${x1} ${a.y}C${bend} ${a.y} ${bend} ${b.y} ${x2} ${b.y}`, "data-from": from, "data-to": to },
  key ? h("title", {}, key) : null);
}

function box(node, { x, y }, depths, handled) {
  const [left, top] = [x - SIZE.width / 2, y - SIZE.height / 2];
  const isQueue = node.kind.endsWith("queue");
  const amount = (isQueue ? depths.at(-1) : handled) ?? 0;
  const round = node.kind === "exchange" ? SIZE.height / 2 : isQueue ? 3 : 8;
  return h("g", { key: node.id, class: `node ${node.kind} ${node.foreign ? "foreign" : ""} ${isQueue && amount > 0 ? "filled" : ""}`, "data-id": node.id },
    h("title", {}, node.name),
    h("rect", { x: left, y: top, width: SIZE.width, height: SIZE.height, rx: round }),
    isQueue ? [7, 11].map((at) => h("path", { class: "slot", d: `M${left + at} ${top + 6}v${SIZE.height - 12}` })) : null,
    h("text", { class: "name", x: left + (isQueue ? 18 : 10), y: y + 4 }, short(node)),
    isQueue ? h("polyline", { class: "chart", points: chartPoints(depths, CHART, left + SIZE.width - CHART.width - 2, top + SIZE.height - 2) }) : null,
    h("text", { class: "amount", x: left + SIZE.width - 8, y: y + 4 }, amount > 0 ? whole(amount) : ""));
}

function short({ name, kind }) {
  const words = kind === "client" ? t("lane.client") : kind === "dead-letter-queue" ? name.replace(/\.dead-letter$/, "") : name;
  return words.length > NAME_MAX ? `${words.slice(0, NAME_MAX - 1)}…` : words;
}

/** Draws what moves at this moment. */
export const marks = (flights, { places }) => flights.map((flight) => mark(flight, (id) => places.get(id)));

function mark(flight, known) {
  const look = { key: flight.number, class: `mark ${flight.look}`, "data-trace": flight.trace };
  if (flight.at) {
    const place = known(flight.at);
    return place ? sign(look, place, flight) : null;
  }
  const way = flight.legs.map(known);
  if (way.some((place) => !place)) return null;
  const { x, y } = still.matches ? way[way.length - 1] : along(way, flight);
  const colour = { [flight.look.startsWith("reply") ? "stroke" : "fill"]: colourOf(flight.trace) };
  return h("g", look, flight.look === "dead" ? h("rect", { ...colour, x: x - 6, y: y - 6, width: 12, height: 12 })
    : flight.look.includes("tapped") ? h("path", { ...colour, d: `M${x} ${y - 8}l8 8l-8 8l-8 -8z` }) : h("circle", { ...colour, cx: x, cy: y, r: 6.5 }));
}

function sign(look, { x, y }, { look: name, part }) {
  return h("g", { ...look, opacity: (1 - part).toFixed(2) }, h("path", { d: signPath(name, x, y, 12 + 12 * part) }));
}

function along(way, { part, arc }) {
  const legs = way.length - 1;
  const leg = Math.min(legs - 1, Math.floor(part * legs));
  const eased = ease(part * legs - leg);
  const [a, b] = [way[leg], way[leg + 1]];
  return { x: a.x + (b.x - a.x) * eased, y: a.y + (b.y - a.y) * eased - (arc ? 40 * Math.sin(Math.PI * eased) : 0) };
}

const ease = (part) => (part < 0.5 ? 2 * part * part : 1 - 2 * (1 - part) * (1 - part));
