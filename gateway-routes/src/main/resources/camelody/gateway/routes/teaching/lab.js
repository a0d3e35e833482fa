// /teach/lab: the learner's own files, as they run, or why they do not.
import { ask } from "./api.js";
import { CallForm } from "./lab-call.js";
import { problemOf, routesOf } from "./lab-file.js";
import { poll } from "./poll.js";
import { Component, h } from "./preact.js";
import { t } from "./texts.js";

const AGAIN_MILLIS = 700;

export class LabPage extends Component {
  state = { processes: null, failed: null };

  componentDidMount() {
    this.poll = poll(AGAIN_MILLIS, () => this.look());
  }

  componentWillUnmount() {
    this.poll.stop();
  }

  async look() {
    try {
      const { processes } = await ask("/teach/api/lab");
      this.setState({ processes, failed: null });
    } catch (failed) {
      this.setState({ failed });
    }
  }

  render(props, { processes, failed }) {
    const files = byName(processes ?? []);
    return [
      h("header", { class: "page" }, h("h1", {}, t("nav.lab")), h("p", { class: "quiet" }, t("lab.lead"))),
      h("details", { class: "how" }, h("summary", {}, t("lab.how")), h("p", {}, t("lab.how.text")), h("pre", {}, EXAMPLE)),
      h("p", { role: "status", id: "lab-state", class: "quiet" }, failed ? failed.message : processes ? stateOfAll(processes, files) : t("loading")),
      h("div", { id: "files" }, [...files].map(([name, versions]) => card(name, versions))),
    ];
  }
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

function stateOfAll(processes, files) {
  const problem = processes.find((process) => process.problem)?.problem;
  if (processes.length === 0) return t("lab.away");
  if (problem) return t("lab.folder", { problem });
  return files.size === 0 ? t("lab.empty") : t("lab.processes", { names: processes.map(({ instance }) => instance).join(", ") });
}

function card(name, versions) {
  const [file] = versions;
  const state = stateOf(file);
  return h("section", { key: name, class: "lab-file", "data-file": name, "data-state": state },
    h("h2", {}, h("code", {}, name), h("span", { class: "state" }, t(`lab.${state}`))),
    h("div", {}, problemOf(versions, state)),
    h("div", {}, routesOf(file)),
    h("div", { class: "calls" }, file.methods.map((method) => h(CallForm, { key: method.name, ...method }))));
}

const stateOf = ({ running, problem }) => (!problem ? "running" : running ? "behind" : "broken");
