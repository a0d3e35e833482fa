// /teach/lab: the learner's own files, as they run, or why they do not.
import { ask } from "./api.js";
import { h } from "./dom.js";
import { callForm } from "./lab-call.js";
import { problemOf, routesOf } from "./lab-file.js";
import { t } from "./texts.js";

const AGAIN_MILLIS = 700;

export function showLab(main) {
  const state = h("p", { role: "status", id: "lab-state", class: "quiet" }, t("loading"));
  const list = h("div", { id: "files" });
  const drawn = new Map();
  let timer;
  main.append(
    h("header", { class: "page" }, h("h1", {}, t("nav.lab")), h("p", { class: "quiet" }, t("lab.lead"))),
    h("details", { class: "how" }, h("summary", {}, t("lab.how")), h("p", {}, t("lab.how.text")), h("pre", {}, EXAMPLE)),
    state, list);

  async function look() {
    try {
      const { processes } = await ask("/teach/api/lab");
      const files = byName(processes);
      say(processes, files);
      for (const [name, card] of drawn) if (!files.has(name)) { card.element.remove(); drawn.delete(name); }
      for (const [name, versions] of files) {
        const card = drawn.get(name) ?? cardOf(name);
        card.draw(versions);
        drawn.set(name, card);
      }
      // In the order of their names, moving only what is new: whoever types in a form stays there.
      [...files.keys()].forEach((name, at) => {
        const { element } = drawn.get(name);
        if (list.children[at] !== element) list.insertBefore(element, list.children[at] ?? null);
      });
    } catch (failed) {
      state.textContent = failed.message;
    }
    timer = setTimeout(look, AGAIN_MILLIS);
  }

  function say(processes, files) {
    const problem = processes.find((process) => process.problem)?.problem;
    const said = processes.length === 0 ? t("lab.away") : problem ? t("lab.folder", { problem }) : files.size === 0 ? t("lab.empty")
      : t("lab.processes", { names: processes.map(({ instance }) => instance).join(", ") });
    if (state.textContent !== said) state.textContent = said;
  }

  look();
  return () => clearTimeout(timer);
}

const EXAMPLE = `- from:
    uri: direct:lab.mine
    steps:
      - setBody:
          simple: "Hello, \${body[name]}!"
`;

// What each process says of a file; they read the same folder, and agree a moment after it was saved.
function byName(processes) {
  const files = new Map();
  for (const { instance, files: those } of processes) {
    for (const file of those) files.set(file.name, [...(files.get(file.name) ?? []), { instance, ...file }]);
  }
  return new Map([...files].sort(([one], [other]) => one.localeCompare(other)));
}

// A part is drawn anew only when it is another.
function cardOf(name) {
  const mark = h("span", { class: "state" });
  const parts = { problem: h("div"), routes: h("div"), methods: h("div", { class: "calls" }) };
  const element = h("section", { class: "lab-file", "data-file": name }, h("h2", {}, h("code", {}, name), mark), parts.problem, parts.routes, parts.methods);
  const seen = {};
  const redraw = (part, value, make) => {
    const key = JSON.stringify(value);
    if (seen[part] === key) return;
    seen[part] = key;
    parts[part].replaceChildren(...[make()].flat());
  };
  return {
    element,
    draw(versions) {
      const [file] = versions;
      const state = stateOf(file);
      element.dataset.state = state;
      mark.textContent = t(`lab.${state}`);
      redraw("problem", versions.map(({ instance, problem }) => [instance, problem]), () => problemOf(versions, state));
      redraw("routes", file.routes, () => routesOf(file));
      redraw("methods", file.methods, () => file.methods.map(callForm));
    },
  };
}

const stateOf = ({ running, problem }) => (!problem ? "running" : running ? "behind" : "broken");
