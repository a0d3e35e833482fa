// /teach/recordings: a stretch of time as one file, which needs no system to be watched.
import { ask } from "./api.js";
import { h } from "./dom.js";
import { timeOfDay, whole } from "./format.js";
import { recordingFile } from "./recording-file.js";
import { t } from "./texts.js";

const AGAIN_MILLIS = 1000;
// Where the recording began; the events themselves are the gateway's, so that another page may be opened meanwhile.
const BEGAN = "camelody.recording-began";
const NOTHING_YET = 999999999999999;

export function showRecordings(main) {
  const state = h("p", { role: "status", id: "recording" });
  const start = h("button", { type: "button", class: "main", id: "start", onclick: begin }, t("recordings.start"));
  const stop = h("button", { type: "button", class: "main", id: "stop", onclick: () => save(beganAt()) }, t("recordings.stop"));
  const all = h("button", { type: "button", id: "all", onclick: () => save({ sequence: 0 }) }, t("recordings.all"));
  const said = h("p", { role: "alert" });
  let timer;
  main.append(
    h("header", { class: "page" }, h("h1", {}, t("nav.recordings")), h("p", { class: "quiet" }, t("recordings.lead"))),
    h("section", {}, state, h("p", { class: "tools" }, start, stop, all), said),
    h("section", {}, h("h2", {}, t("recordings.what")), h("p", {}, t("recordings.whatText"))));

  async function begin() {
    const { last } = await held(NOTHING_YET);
    sessionStorage.setItem(BEGAN, JSON.stringify({ sequence: last, at: Date.now() * 1000 }));
    draw();
  }

  async function save(began) {
    said.textContent = "";
    try {
      const { events, missing: lost } = await held(began.sequence);
      const missing = began.at ? lost : 0; // All that is held lacks nothing.
      if (events.length === 0) return (said.textContent = t("recordings.empty"));
      const [topology, patterns, routes] = await Promise.all(["topology", "patterns", "routes"].map((name) => ask(`/teach/api/${name}`)));
      download(await recordingFile({ events, missing, topology, patterns, routes }), events[0].at);
      sessionStorage.removeItem(BEGAN);
      said.textContent = missing > 0 ? t("recordings.missing", { count: whole(missing) }) : "";
    } catch (failed) {
      said.textContent = failed.message;
    }
    draw();
  }

  async function draw() {
    clearTimeout(timer);
    const began = beganAt();
    start.hidden = began !== null;
    stop.hidden = began === null;
    if (began === null) return (state.textContent = t("recordings.idle"));
    const { events } = await held(began.sequence).catch(() => ({ events: [] }));
    state.textContent = t("recordings.running", { time: timeOfDay(began.at), count: whole(events.length) });
    timer = setTimeout(draw, AGAIN_MILLIS);
  }

  draw();
  return () => clearTimeout(timer);
}

const held = (sequence) => ask(`/teach/api/events?after=${sequence}`);

const beganAt = () => JSON.parse(sessionStorage.getItem(BEGAN));

function download(html, at) {
  const url = URL.createObjectURL(new Blob([html], { type: "text/html" }));
  const name = `camelody-${new Date(at / 1000).toISOString().slice(0, 19).replace(/:/g, "-")}.html`;
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
