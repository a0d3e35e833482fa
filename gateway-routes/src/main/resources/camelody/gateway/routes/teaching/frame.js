// What all pages have round them: where one can go, the language, light or dark.
import { h } from "./dom.js";
import { SECTIONS } from "./pages.js";
import { language, setLanguage, t } from "./texts.js";
import { setTheme, theme, THEMES } from "./theme.js";

/** Draws the frame round an empty page, and answers that page. */
export function frame(current, redraw) {
  setTheme(theme());
  document.documentElement.lang = language();
  const main = h("main", { id: "main", tabindex: "-1" });
  document.body.replaceChildren(
    h("a", { class: "skip", href: "#main" }, t("frame.skip")),
    h("header", { class: "bar" },
      h("a", { class: "brand", href: "/" }, h("img", { src: "/icon.svg", alt: "", width: 28, height: 28 }), "Camelody"),
      h("nav", { "aria-label": t("frame.sections") }, SECTIONS.map((section) => link(section, current))),
      h("div", { class: "choices" }, languages(redraw), themes())),
    main);
  return main;
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
        document.getElementById(`language-${code}`).focus();
      },
    }, label);
  return h("div", { class: "switch", role: "group", "aria-label": t("frame.language") },
    button("en", "English"), button("pt-BR", "Português"));
}

function themes() {
  return h("select", { "aria-label": t("frame.theme"), onchange: (event) => setTheme(event.target.value) },
    THEMES.map((name) => h("option", { value: name, selected: name === theme() }, t(`theme.${name}`))));
}
