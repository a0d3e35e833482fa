// /teach/faults: breaks something on purpose, really, for a while.
import { h } from "./dom.js";
import { whole } from "./format.js";
import { askAsUser, isLoggedIn, loginForm, logout } from "./session.js";
import { t } from "./texts.js";

const FAULTS = "/teach/api/faults";
const AGAIN_MILLIS = 2000;

export function showFaults(main) {
  const place = h("div");
  const state = h("p", { role: "status", id: "said" });
  let timer;
  main.append(h("header", { class: "page" }, h("h1", {}, t("nav.faults")), h("p", { class: "quiet" }, t("faults.lead"))), state, place);

  async function open() {
    clearTimeout(timer);
    if (!isLoggedIn()) return place.replaceChildren(h("section", {}, loginForm(open)));
    try {
      const seen = await askAsUser(FAULTS);
      const on = h("div", { id: "on" });
      place.replaceChildren(
        h("p", { class: "tools" }, h("button", { type: "button", onclick: () => { logout(); open(); } }, t("login.out"))),
        h("section", {}, h("h2", {}, t("faults.on")), on),
        h("div", { class: "faults" }, seen.kinds.map((kind) => form(kind, seen.secondsMax, begin))));
      draw(on, seen.on);
      timer = setTimeout(look, AGAIN_MILLIS, on);
    } catch (failed) {
      state.textContent = failed.message;
      if (!isLoggedIn()) open();
    }
  }

  async function look(on) {
    clearTimeout(timer);
    try {
      draw(on, (await askAsUser(FAULTS)).on);
    } catch (failed) {
      state.textContent = failed.message;
      if (!isLoggedIn()) return open();
    }
    timer = setTimeout(look, AGAIN_MILLIS, on);
  }

  async function begin(fault) {
    try {
      const begun = await askAsUser(FAULTS, { method: "POST", body: fault });
      const name = t(`fault.${fault.kind}`);
      state.replaceChildren(begun.trace
        ? h("a", { href: `/teach/trace/${begun.trace}` }, t("faults.sent", { name }))
        : t("faults.begun", { name }));
    } catch (failed) {
      state.textContent = failed.message;
    }
    await look(document.getElementById("on"));
  }

  // What stands there already stays, so that nobody's button jumps away under the keyboard.
  function draw(on, faults) {
    const drawn = new Map([...on.querySelectorAll("[data-id]")].map((element) => [element.dataset.id, element]));
    for (const [id, element] of drawn) if (!faults.some((fault) => fault.id === id)) element.remove();
    for (const fault of faults) {
      const element = drawn.get(fault.id) ?? on.appendChild(item(fault));
      element.querySelector(".left").textContent = remaining(fault);
    }
    on.classList.toggle("none", faults.length === 0);
    on.dataset.none = t("faults.none");
  }

  function item(fault) {
    const end = async () => {
      await askAsUser(`${FAULTS}/${encodeURIComponent(fault.id)}`, { method: "DELETE" }).catch((failed) => (state.textContent = failed.message));
      await look(document.getElementById("on"));
    };
    return h("p", { class: "fault", "data-id": fault.id },
      h("b", {}, t(`fault.${fault.kind}`)), " ", h("code", {}, fault.target), " ", h("span", { class: "left" }), " ",
      h("button", { type: "button", onclick: end }, t("faults.end")));
  }

  open();
  return () => clearTimeout(timer);
}

function remaining({ kind, endsAt, processes = [], milliseconds }) {
  const seconds = Math.max(0, Math.ceil((Date.parse(endsAt) - Date.now()) / 1000));
  const left = processes.map((each) => `${each.instance}: ${whole(each.left)}`).join(", ");
  const detail = kind === "slow-service" ? `${whole(milliseconds)} ms` : left;
  return [detail, t("faults.seconds", { count: whole(seconds) })].filter(Boolean).join(" · ");
}

function form(kind, secondsMax, begin) {
  const name = kind.kind;
  const target = kind.targets.length === 0 ? null
    : h("select", { name: "target" }, kind.targets.map((each) => h("option", { value: each }, each)));
  const numbers = kind.parameters.map(({ name: parameter, most, usual }) =>
    h("input", { type: "number", name: parameter, min: 1, max: most, value: usual, required: true }));
  const seconds = kind.lasting ? h("input", { type: "number", name: "seconds", min: 1, max: secondsMax, value: Math.min(60, secondsMax), required: true }) : null;
  const labelled = (words, input) => (input ? h("label", {}, words, " ", input) : null);
  return h("section", { id: name, class: "fault-form" },
    h("h2", {}, t(`fault.${name}`)), h("p", {}, t(`fault.${name}.what`)), h("p", { class: "expected" }, h("b", {}, `${t("faults.expected")} `), t(`fault.${name}.expected`)),
    h("form", { onsubmit: (event) => {
      event.preventDefault();
      begin({ kind: name, ...(target && { target: target.value }), ...(seconds && { seconds: Number(seconds.value) }),
        parameters: Object.fromEntries(numbers.map((input) => [input.name, Number(input.value)])) });
    } },
    labelled(t("faults.target"), target), numbers.map((input) => labelled(t(`faults.${input.name}`), input)), labelled(t("faults.for"), seconds),
    h("button", { class: "main", disabled: !kind.available || (target === null && needsTarget(name)) }, t(kind.lasting ? "faults.begin" : "faults.send"))),
    kind.available ? null : h("p", { class: "quiet" }, t("faults.unavailable")));
}

const needsTarget = (name) => !["poison-message", "unroutable-message"].includes(name);
