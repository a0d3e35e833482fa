// Which messages the map shows: those of a trace, of a service, of a pattern, of a user; or all.
import { nameOf } from "./glyphs.js";
import { h } from "./preact.js";
import { t } from "./texts.js";

const TRACES_MAX = 2000;
// What came first stays: a list that changes under one's hand cannot be chosen from.
const CHOICES_MAX = 100;

/** Answers {chosen, offered, see(events), offerServices(names), wants(event)}; what was seen can be chosen. */
export function mapFilter() {
  const chosen = { trace: "", service: "", pattern: "", user: "" };
  const offered = { service: new Set(), pattern: new Set(), user: new Set() };
  const users = new Map();

  const offer = (kind, value) => offered[kind].size < CHOICES_MAX && offered[kind].add(value);

  // Not every event says whose the message is, but one of its trace does.
  function seeUser(event) {
    users.set(event.trace, event.user);
    if (users.size > TRACES_MAX) users.delete(users.keys().next().value);
    offer("user", event.user);
  }

  return {
    chosen,
    offered,
    offerServices: (names) => [...names].sort().forEach((name) => offer("service", name)),
    see: (events) => events.forEach((event) => {
      if (event.pattern) offer("pattern", event.pattern);
      if (event.user) seeUser(event);
    }),
    wants: (event) => (!chosen.trace || event.trace?.startsWith(chosen.trace))
      && (!chosen.service || event.service === chosen.service)
      && (!chosen.pattern || event.pattern === chosen.pattern)
      && (!chosen.user || users.get(event.trace) === chosen.user),
  };
}

/** Draws what a filter is chosen with. */
export function filterTools({ chosen, offered }, changed) {
  const choose = (kind) => (event) => {
    chosen[kind] = event.target.value.trim();
    changed();
  };
  const label = { pattern: nameOf };
  return [
    h("input", { type: "search", id: "trace", size: 14, "aria-label": t("map.trace"), placeholder: t("map.trace"), oninput: choose("trace") }),
    Object.entries(offered).map(([kind, values]) =>
      h("select", { key: kind, id: kind, "aria-label": t(`map.${kind}`), onchange: choose(kind) },
        h("option", { key: "", value: "" }, `${t(`map.${kind}`)}: ${t("map.all")}`),
        [...values].map((value) => h("option", { key: value, value }, label[kind]?.(value) ?? value)))),
  ];
}
