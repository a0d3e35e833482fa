// /teach/queues: the queues, and the letters that nobody could handle.
import { whole } from "./format.js";
import { Letter } from "./letter.js";
import { Component, h } from "./preact.js";
import { askAsUser, isLoggedIn, LoginForm, logout } from "./session.js";
import { t } from "./texts.js";

const LETTERS = "/api/operations/dead-letters";
const LIMIT = 50;

export class QueuesPage extends Component {
  state = { said: "", seen: null };

  look = async () => {
    try {
      const [queues, { items }] = await Promise.all([
        askAsUser("/api/operations/queues"), askAsUser(`${LETTERS}?limit=${LIMIT}`)]);
      this.setState({ seen: { queues, letters: items } });
    } catch (failed) {
      this.setState({ said: failed.message });
    }
  };

  async act(path, options, words) {
    try {
      const done = await askAsUser(path, options);
      this.setState({ said: t(words, { count: done.replayed ?? done.discarded, remaining: done.remaining }) });
    } catch (failed) {
      this.setState({ said: failed.message });
    }
    await this.look();
  }

  replay = (letter) => this.act(`${at(letter)}/replays`, { method: "POST" }, "queues.replayed");

  replayAll = (queue) => this.act(`${LETTERS}/${encodeURIComponent(queue)}/replays`, { method: "POST", body: { all: true } }, "queues.replayed");

  discard = (letter) => this.act(at(letter), { method: "DELETE" }, "queues.discarded");

  leave = () => {
    logout();
    this.setState({ seen: null });
  };

  render(props, { said, seen }) {
    return [
      h("header", { class: "page" }, h("h1", {}, t("nav.queues")), h("p", { class: "quiet" }, t("queues.lead"))),
      h("p", { role: "status", id: "said" }, said),
      isLoggedIn() ? seen && this.drawn(seen) : h("section", {}, h(LoginForm, { then: this.look })),
    ];
  }

  drawn({ queues, letters }) {
    const names = [...new Set(letters.map((letter) => letter.queue))];
    const button = (onclick, words) => h("button", { key: words, type: "button", onclick }, words);
    return [
      h("p", { class: "tools" },
        button(this.look, t("queues.refresh")),
        names.map((queue) => button(() => this.replayAll(queue), t("queues.replayAll", { queue }))),
        button(this.leave, t("login.out"))),
      h("section", {}, h("h2", {}, t("queues.letters")),
        letters.length === 0 ? h("p", { class: "quiet" }, t("queues.none")) : h("ol", { class: "letters" },
          letters.map((letter) => h(Letter, { key: at(letter), letter, replay: this.replay, discard: this.discard }))),
        letters.length === LIMIT ? h("p", { class: "quiet" }, t("queues.more", { count: LIMIT })) : null),
      h("section", {}, h("h2", {}, t("queues.all")), h("div", { class: "scroll" }, table(queues))),
    ];
  }
}

const at = ({ queue, letterId }) => `${LETTERS}/${encodeURIComponent(queue)}/${encodeURIComponent(letterId)}`;

const table = (queues) => h("table", {},
  h("thead", {}, h("tr", {}, ["name", "depth", "consumers"].map((name) => h("th", { scope: "col" }, t(`column.${name}`))))),
  h("tbody", {}, queues.map((queue) => h("tr", { key: queue.name, "data-queue": queue.name, class: queue.kind === "dead-letter" && queue.messages > 0 ? "error" : "" },
    h("th", { scope: "row" }, queue.name), h("td", { class: "figure" }, whole(queue.messages)), h("td", { class: "figure" }, whole(queue.consumers))))));
