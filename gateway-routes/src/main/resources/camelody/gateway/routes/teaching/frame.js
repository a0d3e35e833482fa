// What all pages have round them: where one can go, the language, light or dark.
import { SECTIONS } from "./pages.js";
import { h, render } from "./preact.js";
import { language, setLanguage, t } from "./texts.js";
import { setTheme, theme, THEMES } from "./theme.js";

/** Draws a page, a component that is given the address's values, within the frame; above it may stand something else. */
export function drawFramed({ name, title, page, values }, above = null) {
  setTheme(theme());
  document.documentElement.lang = language();
  document.title = `${title()} · Camelody`;
  const redraw = () => drawFramed({ name, title, page, values }, above);
  render([
    h("a", { class: "skip", href: "#main" }, t("frame.skip")),
    h("header", { class: "bar" },
      h("a", { class: "brand", href: "/" }, h("img", { src: "/icon.svg", alt: "", width: 28, height: 28 }), "Camelody"),
      h("nav", { "aria-label": t("frame.sections") }, SECTIONS.map((section) => link(section, name))),
      h("div", { class: "choices" }, languages(redraw), themes())),
    above && h(above),
    h("main", { id: "main", tabindex: "-1" }, h(page, { key: [name, ...values].join(" "), values })),
  ], document.body);
}

function link({ name, href }, current) {
  return h("a", { href, "aria-current": name === current ? "page" : null }, t(`nav.${name}`));
}

function languages(redraw) {
  const button = (code, label) =>
    h("button", {
      type: "button", lang: code, "aria-pressed": String(language() === code), id: `language-${code}`,
      onclick: () => {
        setLanguage(code);
        redraw();
      },
    }, label);
  return h("div", { class: "switch", role: "group", "aria-label": t("frame.language") },
    button("en", "English"), button("pt-BR", "Português"));
}

function themes() {
  return h("select", { "aria-label": t("frame.theme"), onchange: (event) => setTheme(event.target.value) },
    THEMES.map((name) => h("option", { value: name, selected: name === theme() }, t(`theme.${name}`))));
}
