// /teach/source?file=…&line=…: the file in which a running route was written.
import { ask } from "./api.js";
import { Component, h } from "./preact.js";
import { t } from "./texts.js";

/** Links to a place of a route, as the gateway describes it: {file, line}. */
export function sourceLink({ file, line }) {
  const query = new URLSearchParams({ file, ...(line && { line }) });
  const name = nameOf(file);
  return h("a", { class: "acts", href: `/teach/source?${query}`, title: file }, line ? `${name}:${line}` : name);
}

const nameOf = (file) => file.slice(file.lastIndexOf("/") + 1);

export class SourcePage extends Component {
  wanted = new URLSearchParams(location.search);
  state = { lines: null, failed: null };

  componentDidMount() {
    ask(`/teach/api/source?file=${encodeURIComponent(this.file())}`).then(
      ({ lines }) => this.setState({ lines }, () => this.here?.scrollIntoView({ block: "center" })),
      (failed) => this.setState({ failed }));
  }

  file() {
    return this.wanted.get("file") ?? "";
  }

  render(props, { lines, failed }) {
    return [
      h("header", { class: "page" }, h("h1", {}, nameOf(this.file())), h("p", { class: "quiet" }, this.file())),
      failed ? h("p", { role: "alert" }, failed.status === 404 ? t("source.absent") : failed.message)
        : lines ? h("ol", { class: "source", tabindex: "0" }, lines.map((text, index) => this.line(text, index + 1)))
          : h("p", { class: "quiet" }, t("loading")),
    ];
  }

  line(text, number) {
    const isHere = number === Number(this.wanted.get("line"));
    return h("li", { class: isHere ? "here" : "", ref: isHere ? (here) => (this.here = here) : null }, h("code", {}, text));
  }
}
