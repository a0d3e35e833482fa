// One dead letter: why it lies there, what it says, and what may be done with it. Throwing away asks once more.
import { Component, h } from "./preact.js";
import { t } from "./texts.js";

const FACTS = ["reason", "exception", "attempts", "firstQueue", "failedAt", "method"];

/** Shows a letter; replay and discard are called with it. */
export class Letter extends Component {
  state = { asked: false };

  // Whoever does not look twice keeps the letter: the button that does nothing has the keyboard.
  ask = () => this.setState({ asked: true }, () => this.no.focus());

  render({ letter, replay, discard }, { asked }) {
    const facts = FACTS.filter((name) => letter[name] !== null && letter[name] !== undefined);
    const button = (words, onclick, more) => h("button", { key: words, type: "button", onclick, ...more }, t(words));
    return h("li", { "data-letter": letter.letterId },
      h("dl", {}, facts.map((name) => h("div", {}, h("dt", {}, t(`letter.${name}`)), h("dd", {}, String(letter[name]))))),
      h("pre", {}, readable(letter.body)),
      /^[0-9a-f]{32}$/.test(letter.traceId ?? "") ? h("p", {}, h("a", { href: `/teach/trace/${letter.traceId}` }, t("letter.journey"))) : null,
      h("p", { class: "tools" }, asked
        ? [h("span", {}, t("queues.sure")), button("queues.yes", () => discard(letter), { class: "danger" }),
          button("queues.no", () => this.setState({ asked: false }), { ref: (no) => (this.no = no) })]
        : [button("queues.replay", () => replay(letter), { class: "main" }), button("queues.discard", this.ask)]));
  }
}

function readable(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 1);
  } catch (notJson) {
    return body;
  }
}
