// /teach/lessons: read, predict, do, see.
import { glyph, nameOf } from "./glyphs.js";
import { LESSON_PLAN } from "./lesson-plan.js";
import { Component, h } from "./preact.js";
import { doneLessons, markDone } from "./progress.js";
import { isLoggedIn, LoginForm } from "./session.js";
import { t } from "./texts.js";

const CHOICES = [0, 1, 2];

export function LessonsPage() {
  const done = doneLessons();
  return [
    h("header", { class: "page" }, h("h1", {}, t("nav.lessons")), h("p", { class: "quiet" }, t("lessons.lead")),
      h("p", { id: "progress" }, t("lessons.done", { done: LESSON_PLAN.filter(({ name }) => done.has(name)).length, all: LESSON_PLAN.length }))),
    h("ol", { class: "lessons" }, LESSON_PLAN.map(({ name }, index) =>
      h("li", { class: done.has(name) ? "done" : "" }, h("a", { href: `/teach/lessons/${index + 1}` },
        glyph(name, 34), h("b", {}, nameOf(name)), done.has(name) ? h("span", { class: "tag" }, `✓ ${t("lessons.isDone")}`) : null,
        h("span", { class: "quiet" }, t(`lesson.${name}.question`)))))),
  ];
}

export const LessonPage = ({ values: [number] }) => (LESSON_PLAN[number - 1] ? h(Lesson, { number: Number(number) }) : h(LessonsPage));

// choice is the prediction's number; result is {traces, seen, foreseen}, where seen is null if the events do not show what is taught.
class Lesson extends Component {
  state = { choice: null, running: false, result: null, failed: null };
  lesson = LESSON_PLAN[this.props.number - 1];

  act = async () => {
    const { name, right, run } = this.lesson;
    this.setState({ running: true, result: null, failed: null });
    try {
      const { traces, seen } = await run();
      const foreseen = this.state.choice === right;
      if (seen && foreseen) markDone(name);
      this.setState({ running: false, result: { traces, seen, foreseen } });
    } catch (failed) {
      this.setState({ running: false, failed });
    }
  };

  render({ number }, { choice, running }) {
    const { name, login } = this.lesson;
    return [
      h("p", { class: "crumbs" }, h("a", { href: "/teach/lessons" }, `← ${t("lessons.all")}`)),
      h("header", { class: "page" }, h("h1", { class: "lesson" }, glyph(name, 40), `${number}. ${nameOf(name)}`), h("p", {}, t(`lesson.${name}.text`))),
      h("section", {}, h("fieldset", {}, h("legend", {}, t("lessons.predict")), h("p", {}, t(`lesson.${name}.question`)), CHOICES.map((each) => this.choice(each)))),
      h("section", {}, h("h2", {}, t("lessons.act")),
        login && !isLoggedIn() ? h(LoginForm, { then: () => this.forceUpdate() })
          : h("button", { type: "button", class: "main", id: "act", disabled: choice === null || running, onclick: this.act }, t(`lesson.${name}.action`))),
      h("section", {}, h("h2", {}, t("lessons.see")), h("div", { id: "result", role: "status" }, this.result())),
    ];
  }

  choice(each) {
    return h("label", {},
      h("input", { type: "radio", name: "prediction", value: each, checked: this.state.choice === each,
        onchange: () => this.setState({ choice: each, result: null, failed: null }) }),
      h("span", {}, t(`lesson.${this.lesson.name}.${each}`)));
  }

  result() {
    const { choice, running, result, failed } = this.state;
    if (running) return h("p", {}, t("lessons.waiting"));
    if (failed) return h("p", { role: "alert" }, failed.message);
    if (result) return this.outcome(result);
    return choice === null ? h("p", { class: "quiet" }, t("lessons.choose")) : null;
  }

  outcome({ traces, seen, foreseen }) {
    const { number } = this.props;
    const journey = (index) => (traces.length > 1 ? `${t("lessons.journey")} ${index + 1}` : t("lessons.journey"));
    return [
      h("p", { class: seen && foreseen ? "right" : "wrong" }, t(seen ? (foreseen ? "lessons.right" : "lessons.wrong") : "lessons.unseen")),
      seen ? h("p", {}, t(`lesson.${this.lesson.name}.seen`, seen)) : null,
      h("p", { class: "tools" },
        traces.map((trace, index) => h("a", { href: `/teach/trace/${trace}` }, journey(index))),
        LESSON_PLAN[number] ? h("a", { href: `/teach/lessons/${number + 1}` }, `${t("lessons.next")} →`) : null),
    ];
  }
}
