// One dead letter: why it lies there, what it says, and what may be done with it. Throwing away asks once more.
import { h } from "./dom.js";
import { t } from "./texts.js";

export function letterItem(letter, { replay, discard }) {
  const buttons = h("p", { class: "tools" });
  const button = (words, act, kind) => h("button", { type: "button", class: kind, onclick: act }, t(words));

  function offer() {
    buttons.replaceChildren(button("queues.replay", () => replay(letter), "main"), button("queues.discard", makeSure));
  }

  function makeSure() {
    const no = button("queues.no", offer);
    buttons.replaceChildren(h("span", {}, t("queues.sure")), button("queues.yes", () => discard(letter), "danger"), no);
    no.focus();
  }

  offer();
  const facts = ["reason", "exception", "attempts", "firstQueue", "failedAt", "method"].filter((name) => letter[name] !== null && letter[name] !== undefined);
  return h("li", { "data-letter": letter.letterId },
    h("dl", {}, facts.map((name) => h("div", {}, h("dt", {}, t(`letter.${name}`)), h("dd", {}, String(letter[name]))))),
    h("pre", {}, readable(letter.body)),
    /^[0-9a-f]{32}$/.test(letter.traceId ?? "") ? h("p", {}, h("a", { href: `/teach/trace/${letter.traceId}` }, t("letter.journey"))) : null,
    buttons);
}

function readable(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 1);
  } catch (notJson) {
    return body;
  }
}
