// /teach/faults: breaks something on purpose, really, for a while.
import { whole } from "./format.js";
import { poll } from "./poll.js";
import { Component, h } from "./preact.js";
import { askAsUser, isLoggedIn, LoginForm, logout } from "./session.js";
import { t } from "./texts.js";

const FAULTS = "/teach/api/faults";
const AGAIN_MILLIS = 2000;

export class FaultsPage extends Component {
  state = { said: "", seen: null };

  componentDidMount() {
    this.poll = poll(AGAIN_MILLIS, () => this.look());
  }

  componentWillUnmount() {
    this.poll.stop();
  }

  async look() {
    if (!isLoggedIn()) return;
    try {
      this.setState({ seen: await askAsUser(FAULTS) });
    } catch (failed) {
      this.setState({ said: failed.message });
    }
  }

  begin = async (fault) => {
    try {
      const { trace } = await askAsUser(FAULTS, { method: "POST", body: fault });
      const name = t(`fault.${fault.kind}`);
      this.setState({ said: trace ? h("a", { href: `/teach/trace/${trace}` }, t("faults.sent", { name })) : t("faults.begun", { name }) });
    } catch (failed) {
      this.setState({ said: failed.message });
    }
    await this.poll.now();
  };

  end = async ({ id }) => {
    await askAsUser(`${FAULTS}/${encodeURIComponent(id)}`, { method: "DELETE" }).catch((failed) => this.setState({ said: failed.message }));
    await this.poll.now();
  };

  leave = () => {
    logout();
    this.setState({ seen: null });
  };

  render(props, { said, seen }) {
    return [
      h("header", { class: "page" }, h("h1", {}, t("nav.faults")), h("p", { class: "quiet" }, t("faults.lead"))),
      h("p", { role: "status", id: "said" }, said),
      !isLoggedIn() ? h("section", {}, h(LoginForm, { then: () => this.poll.now() })) : seen && [
        h("p", { class: "tools" }, h("button", { type: "button", onclick: this.leave }, t("login.out"))),
        h("section", {}, h("h2", {}, t("faults.on")),
          h("div", { id: "on", class: seen.on.length === 0 ? "none" : "", "data-none": t("faults.none") }, seen.on.map((fault) => item(fault, this.end)))),
        h("div", { class: "faults" }, seen.kinds.map((kind) => form(kind, seen.secondsMax, this.begin))),
      ],
    ];
  }
}

const item = (fault, end) =>
  h("p", { key: fault.id, class: "fault", "data-id": fault.id },
    h("b", {}, t(`fault.${fault.kind}`)), " ", h("code", {}, fault.target), " ", h("span", { class: "left" }, remaining(fault)), " ",
    h("button", { type: "button", onclick: () => end(fault) }, t("faults.end")));

function remaining({ kind, endsAt, processes = [], milliseconds }) {
  const seconds = Math.max(0, Math.ceil((Date.parse(endsAt) - Date.now()) / 1000));
  const left = processes.map((each) => `${each.instance}: ${whole(each.left)}`).join(", ");
  const detail = kind === "slow-service" ? `${whole(milliseconds)} ms` : left;
  return [detail, t("faults.seconds", { count: whole(seconds) })].filter(Boolean).join(" · ");
}

function form({ kind, targets, parameters, lasting, available }, secondsMax, begin) {
  const onsubmit = (event) => {
    event.preventDefault();
    const { target, seconds, ...numbers } = Object.fromEntries(new FormData(event.target));
    begin({ kind, ...(target && { target }), ...(seconds && { seconds: Number(seconds) }),
      parameters: Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, Number(number)])) });
  };
  const number = (name, words, max, usual) =>
    h("label", {}, words, " ", h("input", { type: "number", name, min: 1, max, defaultValue: usual, required: true }));
  return h("section", { key: kind, id: kind, class: "fault-form" },
    h("h2", {}, t(`fault.${kind}`)), h("p", {}, t(`fault.${kind}.what`)),
    h("p", { class: "expected" }, h("b", {}, `${t("faults.expected")} `), t(`fault.${kind}.expected`)),
    h("form", { onsubmit },
      targets.length > 0 && h("label", {}, t("faults.target"), " ",
        h("select", { name: "target" }, targets.map((each) => h("option", { key: each, value: each }, each)))),
      parameters.map(({ name, most, usual }) => number(name, t(`faults.${name}`), most, usual)),
      lasting && number("seconds", t("faults.for"), secondsMax, Math.min(60, secondsMax)),
      h("button", { class: "main", disabled: !available || (targets.length === 0 && needsTarget(kind)) }, t(lasting ? "faults.begin" : "faults.send"))),
    available ? null : h("p", { class: "quiet" }, t("faults.unavailable")));
}

const needsTarget = (kind) => !["poison-message", "unroutable-message"].includes(kind);
