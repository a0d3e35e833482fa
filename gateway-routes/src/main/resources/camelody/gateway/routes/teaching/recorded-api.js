// In a recording, in place of api.js: answers what the gateway would have, out of the file.
import { requestOf } from "./journey-model.js";
import { recording } from "./recording.js";

const ANSWERS = [
  [/^\/teach\/api\/topology$/, () => recording.topology],
  [/^\/teach\/api\/patterns$/, () => recording.patterns],
  [/^\/teach\/api\/routes$/, () => recording.routes],
  [/^\/teach\/api\/traces\?limit=(\d+)$/, latest],
  [/^\/teach\/api\/traces\/([0-9a-f]{32})$/, whole],
];

export async function ask(path) {
  for (const [form, answer] of ANSWERS) {
    const found = form.exec(path);
    const content = found && answer(found[1]);
    if (content) return content;
  }
  throw Object.assign(new Error("this is not in the recording"), { status: 404 });
}

function latest(limit) {
  const traces = new Map();
  for (const event of recording.events.filter((each) => each.trace)) {
    if (!traces.has(event.trace)) traces.set(event.trace, []);
    traces.get(event.trace).push(event);
  }
  return { items: [...traces].reverse().slice(0, Number(limit)).map(([trace, events]) => summary(trace, events)) };
}

function summary(trace, events) {
  const { last } = requestOf(events);
  const first = (member) => events.find((event) => event[member])?.[member];
  return { trace, at: events[0].at, method: first("method"), user: first("user"), outcome: last?.outcome, elapsedMicros: last?.elapsedMicros, events: events.length };
}

// What the file holds of a journey is all that there will be.
function whole(trace) {
  const events = recording.events.filter((event) => event.trace === trace);
  return events.length > 0 && { trace, complete: true, dropped: recording.missing, events };
}
