// /teach/recordings: a stretch of time as one file, which needs no system to be watched.
import { ask } from "./api.js";
import { timeOfDay, whole } from "./format.js";
import { poll } from "./poll.js";
import { Component, h } from "./preact.js";
import { recordingFile } from "./recording-file.js";
import { t } from "./texts.js";

const AGAIN_MILLIS = 1000;
// Where the recording began; the events themselves are the gateway's, so that another page may be opened meanwhile.
const BEGAN = "camelody.recording-began";
const NOTHING_YET = 999999999999999;

export class RecordingsPage extends Component {
  state = { count: 0, said: "" };

  componentDidMount() {
    this.poll = poll(AGAIN_MILLIS, () => this.look());
  }

  componentWillUnmount() {
    this.poll.stop();
  }

  async look() {
    const began = beganAt();
    const { events } = began === null ? { events: [] } : await held(began.sequence).catch(() => ({ events: [] }));
    this.setState({ count: events.length });
  }

  begin = async () => {
    const { last } = await held(NOTHING_YET);
    sessionStorage.setItem(BEGAN, JSON.stringify({ sequence: last, at: Date.now() * 1000 }));
    await this.poll.now();
  };

  async save(began) {
    this.setState({ said: "" });
    try {
      const { events, missing: lost } = await held(began.sequence);
      const missing = began.at ? lost : 0; // All that is held lacks nothing.
      if (events.length === 0) return this.setState({ said: t("recordings.empty") });
      const [topology, patterns, routes] = await Promise.all(["topology", "patterns", "routes"].map((name) => ask(`/teach/api/${name}`)));
      download(await recordingFile({ events, missing, topology, patterns, routes }), events[0].at);
      sessionStorage.removeItem(BEGAN);
      this.setState({ said: missing > 0 ? t("recordings.missing", { count: whole(missing) }) : "" });
    } catch (failed) {
      this.setState({ said: failed.message });
    }
    await this.poll.now();
  }

  render(props, { count, said }) {
    const began = beganAt();
    const button = (id, onclick, kind) => h("button", { key: id, type: "button", class: kind, id, onclick }, t(`recordings.${id}`));
    return [
      h("header", { class: "page" }, h("h1", {}, t("nav.recordings")), h("p", { class: "quiet" }, t("recordings.lead"))),
      h("section", {},
        h("p", { role: "status", id: "recording" },
          began === null ? t("recordings.idle") : t("recordings.running", { time: timeOfDay(began.at), count: whole(count) })),
        h("p", { class: "tools" },
          began === null ? button("start", this.begin, "main") : button("stop", () => this.save(began), "main"),
          button("all", () => this.save({ sequence: 0 }))),
        h("p", { role: "alert" }, said)),
      h("section", {}, h("h2", {}, t("recordings.what")), h("p", {}, t("recordings.whatText"))),
    ];
  }
}

const held = (sequence) => ask(`/teach/api/events?after=${sequence}`);

const beganAt = () => JSON.parse(sessionStorage.getItem(BEGAN));

function download(html, at) {
  const url = URL.createObjectURL(new Blob([html], { type: "text/html" }));
  const name = `camelody-${new Date(at / 1000).toISOString().slice(0, 19).replace(/:/g, "-")}.html`;
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
