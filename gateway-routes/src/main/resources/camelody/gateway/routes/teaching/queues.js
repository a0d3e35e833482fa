// /teach/queues: the queues, and the letters that nobody could handle.
import { h } from "./dom.js";
import { whole } from "./format.js";
import { letterItem } from "./letter.js";
import { askAsUser, isLoggedIn, loginForm, logout } from "./session.js";
import { t } from "./texts.js";

const LETTERS = "/api/operations/dead-letters";
const LIMIT = 50;

export function showQueues(main) {
  const place = h("div");
  const state = h("p", { role: "status", id: "said" });
  main.append(h("header", { class: "page" }, h("h1", {}, t("nav.queues")), h("p", { class: "quiet" }, t("queues.lead"))), state, place);

  async function look() {
    if (!isLoggedIn()) return place.replaceChildren(h("section", {}, loginForm(look)));
    try {
      const [queues, letters] = await Promise.all([
        askAsUser("/api/operations/queues"), askAsUser(`${LETTERS}?limit=${LIMIT}`)]);
      place.replaceChildren(...drawn(queues, letters.items));
    } catch (failed) {
      state.textContent = failed.message;
      if (!isLoggedIn()) look();
    }
  }

  async function act(path, options, words) {
    try {
      const done = await askAsUser(path, options);
      state.textContent = t(words, { count: done.replayed ?? done.discarded, remaining: done.remaining });
    } catch (failed) {
      state.textContent = failed.message;
    }
    await look();
  }

  const at = (letter) => `${LETTERS}/${encodeURIComponent(letter.queue)}/${encodeURIComponent(letter.letterId)}`;
  const actions = {
    replay: (letter) => act(`${at(letter)}/replays`, { method: "POST" }, "queues.replayed"),
    discard: (letter) => act(at(letter), { method: "DELETE" }, "queues.discarded"),
  };

  function drawn(queues, letters) {
    const names = [...new Set(letters.map((letter) => letter.queue))];
    return [
      h("p", { class: "tools" },
        h("button", { type: "button", onclick: look }, t("queues.refresh")),
        names.map((queue) => h("button", { type: "button", onclick: () =>
          act(`${LETTERS}/${encodeURIComponent(queue)}/replays`, { method: "POST", body: { all: true } }, "queues.replayed") },
        t("queues.replayAll", { queue }))),
        h("button", { type: "button", onclick: () => { logout(); look(); } }, t("login.out"))),
      h("section", {}, h("h2", {}, t("queues.letters")),
        letters.length === 0 ? h("p", { class: "quiet" }, t("queues.none")) : h("ol", { class: "letters" }, letters.map((letter) => letterItem(letter, actions))),
        letters.length === LIMIT ? h("p", { class: "quiet" }, t("queues.more", { count: LIMIT })) : null),
      h("section", {}, h("h2", {}, t("queues.all")), h("div", { class: "scroll" }, table(queues))),
    ];
  }

  look();
}

const table = (queues) => h("table", {},
  h("thead", {}, h("tr", {}, ["name", "depth", "consumers"].map((name) => h("th", { scope: "col" }, t(`column.${name}`))))),
  h("tbody", {}, queues.map((queue) => h("tr", { "data-queue": queue.name, class: queue.kind === "dead-letter" && queue.messages > 0 ? "error" : "" },
    h("th", { scope: "row" }, queue.name), h("td", { class: "figure" }, whole(queue.messages)), h("td", { class: "figure" }, whole(queue.consumers))))));
