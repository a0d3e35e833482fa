// /teach/patterns: what runs here, by pattern.
import { ask } from "./api.js";
import { whole } from "./format.js";
import { glyph, nameOf } from "./glyphs.js";
import { poll } from "./poll.js";
import { Component, h } from "./preact.js";
import { sourceLink } from "./source.js";
import { t, tOr } from "./texts.js";

const AGAIN_MILLIS = 5000;
const PLACES_SHOWN = 40;
const TRACES_SEARCHED = 30;
const TRIES = 10;
const TRY_MILLIS = 500;

export class PatternsPage extends Component {
  state = { patterns: null, failed: null };

  componentDidMount() {
    this.poll = poll(AGAIN_MILLIS, () => this.look());
  }

  componentWillUnmount() {
    this.poll.stop();
  }

  async look() {
    try {
      const seen = await ask("/teach/api/patterns");
      this.setState(({ patterns }) => ({ patterns: inOrder(seen, patterns ?? []) }));
    } catch (failed) {
      this.setState({ failed });
    }
  }

  render(props, { patterns, failed }) {
    return [
      h("header", { class: "page" }, h("h1", {}, t("nav.patterns")), h("p", { class: "quiet" }, t("patterns.lead"))),
      h("div", { class: "patterns" },
        patterns ? patterns.map((each) => h(PatternCard, { key: each.pattern, ...each }))
          : failed ? h("p", { role: "alert" }, failed.message) : h("p", { class: "quiet" }, t("loading"))),
    ];
  }
}

// The most used first; what is shown already keeps its place.
function inOrder(patterns, before) {
  const place = ({ pattern }) => before.findIndex((each) => each.pattern === pattern);
  const rank = (each) => (place(each) < 0 ? before.length : place(each));
  return [...patterns].sort((one, other) => rank(one) - rank(other) || other.count - one.count);
}

class PatternCard extends Component {
  state = { looking: false, said: "" };

  showOne = async () => {
    const { pattern } = this.props;
    this.setState({ looking: true, said: t("patterns.looking") });
    const trace = await oneOf(pattern);
    this.setState({ looking: false, said: trace ? "" : t("patterns.none") });
    if (trace) location.assign(`/teach/trace/${trace}#${pattern}`);
  };

  render({ pattern, places, count }, { looking, said }) {
    return h("section", { id: pattern },
      h("h2", {}, glyph(pattern, 34), h("span", {}, nameOf(pattern)), h("span", { class: "count" }, t("patterns.count", { count: whole(count) }))),
      h("p", {}, tOr(`pattern.${pattern}`, "")),
      places.length === 0 ? h("p", { class: "quiet" }, t("patterns.hop")) : placesOf(places),
      h("p", { class: "tools" },
        h("button", { type: "button", class: "acts", disabled: looking, onclick: this.showOne }, t("patterns.show")),
        h("span", { role: "status", class: "quiet" }, said)));
  }
}

function placesOf(places) {
  const [first] = places;
  return [
    h("pre", {}, first.dsl),
    first.file ? h("p", { class: "quiet" }, sourceLink(first)) : null,
    h("details", {},
      h("summary", {}, places.length === 1 ? t("patterns.onePlace") : t("patterns.places", { count: places.length })),
      h("ul", { class: "places" }, places.slice(0, PLACES_SHOWN).map((place) =>
        h("li", {}, h("b", {}, place.route), h("code", {}, place.dsl), place.file ? h("small", {}, sourceLink(place)) : null)))),
  ];
}

// Looks for a recent journey with the pattern; sends requests of our own if there is none.
async function oneOf(pattern) {
  for (let tries = 0; tries < TRIES; tries++) {
    const { items } = await ask(`/teach/api/traces?limit=${TRACES_SEARCHED}`);
    for (const { trace } of items) {
      const journey = await ask(`/teach/api/traces/${trace}`).catch(() => ({ events: [] }));
      if (journey.events.some((event) => event.pattern === pattern)) return trace;
    }
    if (tries === 0) await stir();
    await new Promise((resume) => setTimeout(resume, TRY_MILLIS));
  }
  return null;
}

async function stir() {
  const { items } = await ask("/api/tracks?limit=1");
  if (items.length > 0) await fetch(`/api/tracks/${items[0].id}/stream`, { headers: { Range: "bytes=0-1023" } });
}
