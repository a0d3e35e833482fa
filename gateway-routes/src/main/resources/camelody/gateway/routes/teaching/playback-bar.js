// Says that this is a recording, and moves its time.
import { h } from "./dom.js";
import { timeOfDay, whole } from "./format.js";
import { playback } from "./playback.js";
import { recording } from "./recording.js";
import { t } from "./texts.js";

const EVERY_MILLIS = 200;
let timer;

export function playbackBar() {
  const toggle = h("button", { type: "button", id: "play", onclick: () => {
    if (playback.now() >= playback.length) playback.seek(0);
    playback.run(!playback.isRunning());
    show();
  } });
  const place = h("input", { type: "range", id: "place", min: 0, max: Math.ceil(playback.length), step: 100, "aria-label": t("playback.place"),
    oninput: () => playback.seek(Number(place.value)) });
  const time = h("output", { for: "place" });

  function show() {
    if (playback.now() >= playback.length) playback.run(false);
    toggle.textContent = t(playback.isRunning() ? "playback.pause" : "playback.play");
    place.value = playback.now();
    time.textContent = t("playback.seconds", { now: (playback.now() / 1000).toFixed(1), all: (playback.length / 1000).toFixed(1) });
  }

  clearInterval(timer);
  timer = setInterval(show, EVERY_MILLIS);
  show();
  return h("div", { class: "playback", role: "group", "aria-label": t("playback.title") },
    h("span", {}, t("playback.of", { time: timeOfDay(recording.events[0].at), count: whole(recording.events.length) })), toggle, place, time);
}
