// The map as SVG: nodes, what joins them, and a layer on which messages move.
import { s } from "./dom.js";
import { colourOf, whole } from "./format.js";
import { layout, SIZE } from "./map-layout.js";
import { signPath } from "./map-signs.js";
import { t } from "./texts.js";

const SAMPLES = 40;
const CHART = { width: 44, height: 16 };

/** Draws a topology. Answers {element, show(flights), depth(queue, messages), handled(node, count)}. */
export function picture(topology) {
  const { width, height, places, columns } = layout(topology);
  const known = (id) => places.get(id);
  const dots = s("g", { class: "dots" });
  const drawn = new Map(topology.nodes.filter((node) => known(node.id)).map((node) => [node.id, box(node, known(node.id))]));
  const element = s("svg", { class: "map", viewBox: `0 0 ${width} ${height + 12}`, role: "img", "aria-label": t("map.picture") },
    columns.map(({ kind, x }) => s("text", { class: "column", x, y: 26 }, t(`kind.${kind}`))),
    topology.edges.filter((edge) => edge.kind !== "reply" && known(edge.from) && known(edge.to)).map((edge) => line(edge, known(edge.from), known(edge.to))),
    [...drawn.values()].map(({ group }) => group), dots);

  const still = matchMedia("(prefers-reduced-motion: reduce)");

  return {
    element,
    show: (flights) => dots.replaceChildren(...flights.map((flight) => mark(flight, known, still.matches)).filter(Boolean)),
    depth: (queue, messages) => drawn.get(`queue:${queue}`)?.depth(messages),
    handled: (id, count) => drawn.get(id)?.handled(count),
  };
}

function line({ from, to, kind, key }, a, b) {
  const [x1, x2] = [a.x + SIZE.width / 2, b.x - SIZE.width / 2];
  const bend = (x1 + x2) / 2;
  return s("path", { class: `edge ${kind} ${/dead-letter|replay/.test(from) ? "seldom" : ""}`, d: `M${x1} ${a.y}C${bend} ${a.y} ${bend} ${b.y} ${x2} ${b.y}`, "data-from": from, "data-to": to },
    key ? s("title", {}, key) : null);
}

function box(node, { x, y }) {
  const [left, top] = [x - SIZE.width / 2, y - SIZE.height / 2];
  const figure = s("text", { class: "amount", x: left + SIZE.width - 8, y: y + 4 });
  const chart = s("polyline", { class: "chart" });
  const round = node.kind === "exchange" ? SIZE.height / 2 : node.kind.endsWith("queue") ? 3 : 8;
  const group = s("g", { class: `node ${node.kind} ${node.foreign ? "foreign" : ""}`, "data-id": node.id },
    s("title", {}, node.name),
    s("rect", { x: left, y: top, width: SIZE.width, height: SIZE.height, rx: round }),
    node.kind.endsWith("queue") ? [7, 11].map((at) => s("path", { class: "slot", d: `M${left + at} ${top + 6}v${SIZE.height - 12}` })) : null,
    s("text", { class: "name", x: left + (node.kind.endsWith("queue") ? 18 : 10), y: y + 4 }, short(node)), chart, figure);
  const samples = [];
  const depth = (messages) => {
    samples.push(messages);
    if (samples.length > SAMPLES) samples.shift();
    figure.textContent = messages > 0 ? whole(messages) : "";
    group.classList.toggle("filled", messages > 0);
    chart.setAttribute("points", points(samples, left + SIZE.width - CHART.width - 2, top + SIZE.height - 2));
  };
  if (node.depth !== undefined) depth(node.depth);
  return { group, depth, handled: (count) => (figure.textContent = count > 0 ? whole(count) : "") };
}

function points(samples, left, bottom) {
  const most = Math.max(...samples);
  return most === 0 ? "" : samples.map((value, index) =>
    `${(left + (CHART.width * index) / SAMPLES).toFixed(1)},${(bottom - (CHART.height * value) / most).toFixed(1)}`).join(" ");
}

function short({ name, kind }) {
  const words = kind === "client" ? t("lane.client") : kind === "dead-letter-queue" ? name.replace(/\.dead-letter$/, "") : name;
  return words.length > 22 ? `${words.slice(0, 21)}…` : words;
}

function mark(flight, known, still) {
  const look = { class: `mark ${flight.look}`, "data-trace": flight.trace };
  if (flight.at) {
    const place = known(flight.at);
    return place && sign(look, place, flight);
  }
  const way = flight.legs.map(known);
  if (way.some((place) => !place)) return null;
  const { x, y } = still ? way[way.length - 1] : along(way, flight);
  const shape = flight.look === "dead" ? s("rect", { x: x - 6, y: y - 6, width: 12, height: 12 })
    : flight.look.includes("tapped") ? s("path", { d: `M${x} ${y - 8}l8 8l-8 8l-8 -8z` }) : s("circle", { cx: x, cy: y, r: 6.5 });
  shape.setAttribute(flight.look.startsWith("reply") ? "stroke" : "fill", colourOf(flight.trace));
  return s("g", look, shape);
}

function sign(look, { x, y }, { look: name, part }) {
  return s("g", { ...look, opacity: (1 - part).toFixed(2) }, s("path", { d: signPath(name, x, y, 12 + 12 * part) }));
}

function along(way, { part, arc }) {
  const legs = way.length - 1;
  const leg = Math.min(legs - 1, Math.floor(part * legs));
  const eased = ease(part * legs - leg);
  const [a, b] = [way[leg], way[leg + 1]];
  return { x: a.x + (b.x - a.x) * eased, y: a.y + (b.y - a.y) * eased - (arc ? 40 * Math.sin(Math.PI * eased) : 0) };
}

const ease = (part) => (part < 0.5 ? 2 * part * part : 1 - 2 * (1 - part) * (1 - part));
