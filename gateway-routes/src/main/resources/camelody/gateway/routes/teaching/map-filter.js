// Which messages the map shows: those of a trace, of a service, of a pattern, of a user; or all.
import { h } from "./dom.js";
import { nameOf } from "./glyphs.js";
import { t } from "./texts.js";

const TRACES_MAX = 2000;
// What came first stays: a list that changes under one's hand cannot be chosen from.
const CHOICES_MAX = 100;

/** Answers {element, see(events), services(names), wants(event)}; what was seen can be chosen. */
export function mapFilter() {
  const trace = h("input", { type: "search", id: "trace", size: 14, "aria-label": t("map.trace"), placeholder: t("map.trace") });
  const [service, pattern, user] = ["service", "pattern", "user"].map(choice);
  const users = new Map();

  // Not every event says whose the message is, but one of its trace does.
  function seeUser(event) {
    users.set(event.trace, event.user);
    if (users.size > TRACES_MAX) users.delete(users.keys().next().value);
    offer(user, event.user);
  }

  return {
    element: [trace, service, pattern, user],
    services: (names) => names.forEach((name) => offer(service, name)),
    see: (events) => events.forEach((event) => {
      if (event.pattern) offer(pattern, event.pattern, nameOf(event.pattern));
      if (event.user) seeUser(event);
    }),
    wants: (event) => (!trace.value || event.trace?.startsWith(trace.value.trim()))
      && (!service.value || event.service === service.value)
      && (!pattern.value || event.pattern === pattern.value)
      && (!user.value || users.get(event.trace) === user.value),
  };
}

const choice = (name) =>
  h("select", { id: name, "aria-label": t(`map.${name}`) }, h("option", { value: "" }, `${t(`map.${name}`)}: ${t("map.all")}`));

function offer(select, value, label = value) {
  const known = [...select.options].some((option) => option.value === value);
  if (!known && select.options.length < CHOICES_MAX) select.append(h("option", { value }, label));
}
