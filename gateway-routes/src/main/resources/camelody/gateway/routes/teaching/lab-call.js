// Calls a learner's method, recorded, and links to that call's journey.
import { h } from "./dom.js";
import { newTrace, traced } from "./lesson-kit.js";
import { t } from "./texts.js";

// What was typed stays, also when the file is saved and its form drawn anew.
const typed = new Map();

export function callForm({ name, summary, write }) {
  const params = h("input", { id: `params-${name}`, spellcheck: "false", autocomplete: "off", value: typed.get(name) ?? "{}",
    oninput: () => typed.set(name, params.value) });
  const answer = h("div", { role: "status", class: "answer" });
  return h("form", { "data-method": name, onsubmit: async (event) => {
    event.preventDefault();
    answer.replaceChildren(...await call(name, params.value));
  } },
  h("label", { for: params.id }, h("b", {}, name), h("span", { class: "tag" }, t(write ? "lab.write" : "lab.read"))),
  h("div", { class: "tools" }, params, h("button", { class: "main" }, t("lab.call"))),
  answer);
}

async function call(method, text) {
  let params;
  try {
    params = JSON.parse(text || "{}");
  } catch {
    return [h("p", { role: "alert" }, t("lab.params"))];
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
    return [h("p", { role: "alert" }, failed.message)];
  }
}
