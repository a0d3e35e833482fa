// /teach/source?file=…&line=…: the file in which a running route was written.
import { ask } from "./api.js";
import { h } from "./dom.js";
import { t } from "./texts.js";

/** Links to a place of a route, as the gateway describes it: {file, line}. */
export function sourceLink({ file, line }) {
  const query = new URLSearchParams({ file, ...(line && { line }) });
  const name = file.slice(file.lastIndexOf("/") + 1);
  return h("a", { class: "acts", href: `/teach/source?${query}`, title: file }, line ? `${name}:${line}` : name);
}

export function showSource(main) {
  const wanted = new URLSearchParams(location.search);
  const [file, line] = [wanted.get("file") ?? "", Number(wanted.get("line"))];
  const place = h("div", {}, h("p", { class: "quiet" }, t("loading")));
  main.append(h("header", { class: "page" }, h("h1", {}, file.slice(file.lastIndexOf("/") + 1)), h("p", { class: "quiet" }, file)), place);
  ask(`/teach/api/source?file=${encodeURIComponent(file)}`).then(
    ({ lines }) => {
      place.replaceChildren(h("ol", { class: "source", tabindex: "0" }, lines.map((text, index) =>
        h("li", { class: index + 1 === line ? "here" : "" }, h("code", {}, text)))));
      place.querySelector(".here")?.scrollIntoView({ block: "center" });
    },
    (failed) => place.replaceChildren(h("p", { role: "alert" }, failed.status === 404 ? t("source.absent") : failed.message)));
}
