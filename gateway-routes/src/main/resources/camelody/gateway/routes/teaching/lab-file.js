// One file of the lab: what is wrong with it, and its routes step by step.
import { glyph, nameOf } from "./glyphs.js";
import { h } from "./preact.js";
import { t } from "./texts.js";

export function problemOf(versions, state) {
  const { problem } = versions[0];
  if (!problem) return null;
  const differs = versions.filter((version) => version.problem?.message !== problem.message).map(({ instance }) => instance);
  return [
    h("p", { role: "alert" }, problem.line ? h("b", {}, t("lab.line", { line: problem.line }), " ") : null, problem.message),
    problem.excerpt?.length > 0 ? h("pre", { class: "excerpt" }, problem.excerpt.map((each) => lineOf(each, problem.line))) : null,
    state === "behind" ? h("p", { class: "quiet" }, t("lab.behind.why")) : null,
    differs.length > 0 ? h("p", { class: "quiet" }, t("lab.differs", { names: differs.join(", ") })) : null,
  ];
}

const lineOf = ({ line, text }, wrong) =>
  h("span", { class: line === wrong ? "wrong" : null }, h("span", { class: "number" }, String(line)), ` ${text}\n`);

export const routesOf = ({ routes }) => routes.map(routeOf);

function routeOf({ route, description, from, nodes }) {
  return h("div", { class: "lab-route", "data-route": route },
    h("h3", {}, h("code", {}, route)),
    description ? h("p", { class: "quiet" }, description) : null,
    h("ol", { class: "lab-steps" },
      stepOf({ pattern: "message-channel", dsl: `from: ${from}`, depth: 0 }),
      nodes.map(stepOf)));
}

function stepOf({ pattern, dsl, depth, line, id }) {
  return h("li", { "data-node": id, "data-pattern": pattern, "data-depth": Math.min(depth, 6) },
    glyph(pattern, 20), h("code", {}, dsl), h("span", { class: "pattern" }, nameOf(pattern)),
    line ? h("small", {}, t("lab.line", { line })) : null);
}
