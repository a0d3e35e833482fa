// Calls a learner's method, recorded, and links to that call's journey.
import { newTrace, traced } from "./lesson-kit.js";
import { Component, h } from "./preact.js";
import { t } from "./texts.js";

// What was typed stays, also when the file breaks for a while and its forms go.
const typed = new Map();

export class CallForm extends Component {
  state = { answer: null };

  call = async (event) => {
    event.preventDefault();
    this.setState({ answer: await call(this.props.name, this.params()) });
  };

  params() {
    return typed.get(this.props.name) ?? "{}";
  }

  render({ name, write }, { answer }) {
    const id = `params-${name}`;
    return h("form", { "data-method": name, onsubmit: this.call },
      h("label", { for: id }, h("b", {}, name), h("span", { class: "tag" }, t(write ? "lab.write" : "lab.read"))),
      h("div", { class: "tools" },
        h("input", { id, spellcheck: false, autocomplete: "off", value: this.params(), oninput: (event) => typed.set(name, event.target.value) }),
        h("button", { class: "main" }, t("lab.call"))),
      h("div", { role: "status", class: "answer" }, answer));
  }
}

async function call(method, text) {
  let params;
  try {
    params = JSON.parse(text || "{}");
  } catch {
    return h("p", { role: "alert" }, t("lab.params"));
  }
  const trace = newTrace();
  try {
    const reply = await (await fetch("/rpc", {
      method: "POST",
      headers: { ...traced(trace).headers, "Content-Type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
    })).json();
    return [
      reply.error ? h("p", { role: "alert" }, `${reply.error.message} (${reply.error.code})`)
        : h("pre", {}, JSON.stringify(reply.result, null, 2) ?? reply.detail ?? ""),
      h("p", {}, h("a", { href: `/teach/trace/${trace}` }, t("lab.journey"))),
    ];
  } catch (failed) {
    return h("p", { role: "alert" }, failed.message);
  }
}
