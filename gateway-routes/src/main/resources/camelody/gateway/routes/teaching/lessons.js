// /teach/lessons: read, predict, do, see.
import { h } from "./dom.js";
import { glyph, nameOf } from "./glyphs.js";
import { LESSON_PLAN } from "./lesson-plan.js";
import { doneLessons, markDone } from "./progress.js";
import { isLoggedIn, loginForm } from "./session.js";
import { t } from "./texts.js";

const CHOICES = [0, 1, 2];

export function showLessons(main) {
  const done = doneLessons();
  main.append(
    h("header", { class: "page" }, h("h1", {}, t("nav.lessons")), h("p", { class: "quiet" }, t("lessons.lead")),
      h("p", { id: "progress" }, t("lessons.done", { done: LESSON_PLAN.filter(({ name }) => done.has(name)).length, all: LESSON_PLAN.length }))),
    h("ol", { class: "lessons" }, LESSON_PLAN.map(({ name }, index) =>
      h("li", { class: done.has(name) ? "done" : "" }, h("a", { href: `/teach/lessons/${index + 1}` },
        glyph(name, 34), h("b", {}, nameOf(name)), done.has(name) ? h("span", { class: "tag" }, `✓ ${t("lessons.isDone")}`) : null,
        h("span", { class: "quiet" }, t(`lesson.${name}.question`)))))));
}

export function showLesson(main, [number]) {
  const lesson = LESSON_PLAN[number - 1];
  if (!lesson) return showLessons(main);
  const { name, right, run, login } = lesson;
  const result = h("div", { id: "result", role: "status" }, h("p", { class: "quiet" }, t("lessons.choose")));
  const choices = CHOICES.map((choice) => h("input", { type: "radio", name: "prediction", value: choice, onchange: () => {
    action.disabled = false;
    result.replaceChildren();
  } }));
  const action = h("button", { type: "button", class: "main", id: "act", disabled: true, onclick: act }, t(`lesson.${name}.action`));
  const doing = h("div");
  offer();

  main.append(
    h("p", { class: "crumbs" }, h("a", { href: "/teach/lessons" }, `← ${t("lessons.all")}`)),
    h("header", { class: "page" }, h("h1", { class: "lesson" }, glyph(name, 40), `${number}. ${nameOf(name)}`), h("p", {}, t(`lesson.${name}.text`))),
    h("section", {}, h("fieldset", {}, h("legend", {}, t("lessons.predict")), h("p", {}, t(`lesson.${name}.question`)),
      choices.map((choice, index) => h("label", {}, choice, h("span", {}, t(`lesson.${name}.${index}`)))))),
    h("section", {}, h("h2", {}, t("lessons.act")), doing),
    h("section", {}, h("h2", {}, t("lessons.see")), result));

  function offer() {
    doing.replaceChildren(login && !isLoggedIn() ? loginForm(offer) : action);
  }

  async function act() {
    action.disabled = true;
    result.replaceChildren(h("p", {}, t("lessons.waiting")));
    try {
      const { traces, seen } = await run();
      const foreseen = choices[right].checked;
      if (seen && foreseen) markDone(name);
      result.replaceChildren(
        h("p", { class: seen && foreseen ? "right" : "wrong" }, t(seen ? (foreseen ? "lessons.right" : "lessons.wrong") : "lessons.unseen")),
        seen ? h("p", {}, t(`lesson.${name}.seen`, seen)) : "",
        h("p", { class: "tools" }, traces.map((trace, index) =>
          h("a", { href: `/teach/trace/${trace}` }, traces.length > 1 ? `${t("lessons.journey")} ${index + 1}` : t("lessons.journey"))),
        LESSON_PLAN[number] ? h("a", { href: `/teach/lessons/${Number(number) + 1}` }, `${t("lessons.next")} →`) : null));
    } catch (failed) {
      result.replaceChildren(h("p", { role: "alert" }, failed.message));
      offer();
    }
    action.disabled = false;
  }
}
