// The sequence diagram of a journey: a lane for the client, the broker and each process; a row for each hop's event.
import { micros } from "./format.js";
import { hopsOf, processesOf } from "./journey-model.js";
import { h } from "./preact.js";
import { t } from "./texts.js";

const LANE = 178;
const EDGE = 92;
// Room for what stands at the right of the last lane.
const MARGIN = 40;
const TOP = 64;
const ROW = 38;

/** Draws the events that go from one lane to another; answers an SVG element with a text for screen readers. */
export function sequence(events, request) {
  const lanes = lanesOf(events);
  const rows = rowsOf(events, request);
  const width = EDGE * 2 + MARGIN + LANE * (lanes.length - 1);
  const height = TOP + ROW * (rows.length + 1);
  const x = (lane) => EDGE + LANE * Math.max(0, lanes.indexOf(lane));
  const y = (index) => TOP + ROW * (index + 1);
  return h("svg", { class: "sequence", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": t("journey.sequence") },
    lanes.map((lane) => head(lane, x(lane), height)),
    bars(events, rows, x, y),
    rows.map((row, index) => draw(row, x, y(index))));
}

const CLIENT = "client";
const BROKER = "broker";

function lanesOf(events) {
  const [gateway, ...others] = processesOf(events);
  return [CLIENT, gateway, BROKER, ...others];
}

// A row: who to whom, and how it looks.
function rowsOf(events, { first, last }) {
  return events.flatMap((event) => {
    const row = (from, to, look, label, below = "") => [{ event, from, to, look, label, below }];
    const own = event.process;
    const tapped = event.tapped ? "tapped" : "";
    switch (event.type) {
      case "step-entered":
        return event === first ? row(CLIENT, own, "request", event.method) : [];
      case "step-left":
        return event === last ? row(own, CLIENT, `reply ${event.outcome}`, `${event.status ?? event.outcome}`, micros(event.elapsedMicros)) : [];
      case "published":
        return row(own, BROKER, `request ${tapped}`, event.method ?? event.routingKey, `${event.exchange} → ${event.routingKey}`);
      case "delivered":
        return row(BROKER, own, `request ${tapped}`, event.queue, waits(event));
      case "replied":
        return row(own, BROKER, "reply", t("hop.reply"));
      case "reply-received":
        return row(BROKER, own, `reply ${event.outcome}`, t("hop.reply"), micros(event.elapsedMicros));
      case "confirmed":
        return row(BROKER, own, "confirm", t("short.confirmed"));
      case "dead-lettered":
        return row(own, BROKER, "dead", `${t("short.dead-lettered")}: ${event.queue ?? ""}`, event.outcome);
      case "retried":
        return row(own, own, "retry", t("hop.attempt", { n: event.attempt }), event.error);
      case "timed-out": case "unroutable": case "expired": case "abandoned":
        return row(event.type === "unroutable" ? BROKER : own, own, "lost", t(`short.${event.type}`), event.error);
      default:
        return [];
    }
  });
}

const waits = (event) => (event.waitedMicros === undefined ? "" : t("hop.waits", { time: micros(event.waitedMicros) }));

function head(lane, x, height) {
  const name = lane === CLIENT || lane === BROKER ? t(`lane.${lane}`) : lane;
  return h("g", { class: `lane ${lane === BROKER ? "broker" : ""}` },
    h("line", { x1: x, y1: 44, x2: x, y2: height - 8 }),
    h("rect", { x: x - 70, y: 10, width: 140, height: 34, rx: lane === BROKER ? 17 : 7 }),
    h("text", { x, y: 32 }, cut(name, 18)));
}

// Where a message waits, and where it is served.
function bars(events, rows, x, y) {
  const at = (event) => y(rows.findIndex((row) => row.event === event));
  return hopsOf(events).flatMap(({ published, deliveries }) => deliveries.flatMap(({ delivered, replied, servedMicros }) => [
    published && h("rect", { class: `wait ${delivered.tapped ? "tapped" : ""}`, x: x(BROKER) - 5, width: 10, rx: 5,
      y: at(published), height: Math.max(0, at(delivered) - at(published)) }),
    replied && h("rect", { class: "serve", x: x(delivered.process) - 6, width: 12, rx: 3,
      y: at(delivered), height: Math.max(0, at(replied) - at(delivered)) }),
    servedMicros !== undefined && h("text", { class: "served", x: x(delivered.process) + 12,
      y: replied ? (at(delivered) + at(replied)) / 2 + 4 : at(delivered) + 4 }, t("hop.served", { time: micros(servedMicros) })),
  ]));
}

function draw({ event, from, to, look, label, below }, x, y) {
  const [start, end] = [x(from), x(to)];
  const path = start === end ? `M${start} ${y - 12}h34v18h-32` : `M${start} ${y}H${end}`;
  const [tip, back, height] = [start === end ? y + 6 : y, end > start ? -9 : 9, 4.5];
  const open = look.includes("reply") || look === "confirm" ? "" : "z";
  const middle = start === end ? start + 42 : (start + end) / 2;
  const anchor = start === end ? "start" : "middle";
  const room = start === end ? 30 : Math.abs(end - start) / 6.6;
  return h("g", { class: `hop ${look}`, "data-type": event.type },
    h("title", {}, [event.type, label, below, event.error].filter(Boolean).join(" · ")),
    h("path", { class: "way", d: path }),
    h("path", { class: open ? "full" : "head", d: `M${end + back} ${tip - height}L${end} ${tip}L${end + back} ${tip + height}${open}` }),
    h("text", { x: middle, y: y - 7, "text-anchor": anchor }, cut(label, room)),
    below ? h("text", { class: "below", x: middle, y: y + 14, "text-anchor": anchor }, cut(below, room)) : null);
}

function cut(words, room) {
  const text = words ?? "";
  return text.length > room ? `${text.slice(0, Math.max(1, Math.floor(room) - 1))}…` : text;
}
