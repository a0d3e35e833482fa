// Says that this is a recording, and moves its time.
import { timeOfDay, whole } from "./format.js";
import { playback } from "./playback.js";
import { Component, h } from "./preact.js";
import { recording } from "./recording.js";
import { t } from "./texts.js";

const EVERY_MILLIS = 200;

export class PlaybackBar extends Component {
  componentDidMount() {
    this.timer = setInterval(() => this.show(), EVERY_MILLIS);
  }

  componentWillUnmount() {
    clearInterval(this.timer);
  }

  show() {
    if (playback.now() >= playback.length) playback.run(false);
    this.forceUpdate();
  }

  toggle = () => {
    if (playback.now() >= playback.length) playback.seek(0);
    playback.run(!playback.isRunning());
    this.show();
  };

  render() {
    const seconds = (millis) => (millis / 1000).toFixed(1);
    return h("div", { class: "playback", role: "group", "aria-label": t("playback.title") },
      h("span", {}, t("playback.of", { time: timeOfDay(recording.events[0].at), count: whole(recording.events.length) })),
      h("button", { type: "button", id: "play", onclick: this.toggle }, t(playback.isRunning() ? "playback.pause" : "playback.play")),
      h("input", { type: "range", id: "place", min: 0, max: Math.ceil(playback.length), step: 100, value: playback.now(), "aria-label": t("playback.place"),
        oninput: (event) => playback.seek(Number(event.target.value)) }),
      h("output", { for: "place" }, t("playback.seconds", { now: seconds(playback.now()), all: seconds(playback.length) })));
  }
}
