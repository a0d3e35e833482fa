// The lessons: what is done, and what the events must show. The figures come from the system, never from here.
import { ask } from "./api.js";
import { micros } from "./format.js";
import { askAsUser, userId } from "./session.js";

const RIGHT = { "request-reply": 1, "wire-tap": 2, "publish-subscribe": 0, "idempotent-receiver": 1, "guaranteed-delivery": 2 };
const SETTLE_MILLIS = 400;
const LOOKS = 60;

/** Each: {name, right: the answer's number, login, run(): {traces, seen}}; seen is null if the events don't show it. */
export const LESSON_PLAN = [
  { name: "request-reply", run: requestReply },
  { name: "wire-tap", run: wireTap },
  { name: "publish-subscribe", run: publishSubscribe },
  { name: "idempotent-receiver", run: idempotentReceiver, login: true },
  { name: "guaranteed-delivery", run: guaranteedDelivery, login: true },
].map((lesson) => ({ ...lesson, right: RIGHT[lesson.name] }));

async function requestReply() {
  const trace = newTrace();
  await fetch("/api/tracks?limit=3", traced(trace));
  const events = await until(trace, (all) => all.some(is("reply-received")) && all.some(is("replied")));
  const [requests, replies] = [count(events, is("published")), count(events, is("replied"))];
  return { traces: [trace], seen: requests === 1 && replies === 1 ? { requests, replies } : null };
}

async function wireTap() {
  const trace = await startTrack();
  const events = await until(trace, (all) => count(all, (event) => event.tapped && is("delivered")(event)) >= 2 && all.some(isAnswer));
  const tap = events.find((event) => event.pattern === "wire-tap" && is("step-left")(event));
  const answer = events.find(isAnswer);
  const confirmed = events.find(is("confirmed"));
  // Both were seen by the gateway, whose order is certain.
  const seen = tap && answer && confirmed && answer.order < confirmed.order;
  return { traces: [trace], seen: seen ? { answer: micros(answer.elapsedMicros), tap: micros(tap.elapsedMicros) } : null };
}

async function publishSubscribe() {
  const trace = await startTrack();
  const copies = (all) => all.filter((event) => event.tapped && is("delivered")(event));
  const events = await until(trace, (all) => copies(all).length >= 2);
  const published = count(events, (event) => event.tapped && is("published")(event));
  const queues = copies(events).map((event) => event.queue).sort().join(", ");
  return { traces: [trace], seen: published === 1 && copies(events).length === 2 ? { published, queues } : null };
}

async function idempotentReceiver() {
  const before = await countedPlays();
  const playId = uuid();
  const traces = [await reportPlay(playId), await reportPlay(playId)];
  let delivered = 0;
  for (const trace of traces) {
    const events = await until(trace, (all) => all.some((event) => is("step-left")(event) && event.route === "statistics.countPlays"));
    delivered += count(events, (event) => is("delivered")(event) && event.queue === "statistics.listening");
  }
  const counted = (await countedPlays()) - before;
  return { traces, seen: delivered === 2 && counted === 1 ? { delivered, counted } : null };
}

async function guaranteedDelivery() {
  const trace = await reportPlay(uuid());
  const events = await until(trace, (all) => all.some(is("confirmed")) && all.some(isAnswer));
  const [confirmed, answer] = [events.find(is("confirmed")), events.find(isAnswer)];
  return { traces: [trace], seen: confirmed && answer && confirmed.order < answer.order ? { status: answer.status } : null };
}

async function startTrack() {
  const trace = newTrace();
  const { id } = await someTrack();
  const options = traced(trace);
  await fetch(`/api/tracks/${id}/stream`, { headers: { ...options.headers, Range: "bytes=0-1023" } });
  return trace;
}

async function reportPlay(playId) {
  const trace = newTrace();
  const { id } = await someTrack();
  await askAsUser("/api/plays", { method: "POST", body: { playId, trackId: id }, headers: traced(trace).headers });
  return trace;
}

const someTrack = async () => (await ask("/api/tracks?limit=1")).items[0];

const countedPlays = async () => (await askAsUser(`/api/users/${userId()}/statistics`)).plays;

/** Answers a trace's events when they are as wanted, or at last as they are. */
async function until(trace, wanted) {
  let events = [];
  for (let look = 0; look < LOOKS && !wanted(events); look++) {
    await new Promise((resume) => setTimeout(resume, SETTLE_MILLIS));
    events = await ask(`/teach/api/traces/${trace}`).then((journey) => journey.events, () => []);
  }
  return events;
}

const is = (type) => (event) => event.type === type;
const isAnswer = (event) => event.type === "step-left" && event.node === "from" && event.status !== undefined;
const count = (events, wanted) => events.filter(wanted).length;

const hex = (digits) => [...crypto.getRandomValues(new Uint8Array(digits / 2))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const newTrace = () => hex(32);
// A request that names its trace, and wishes to be recorded.
const traced = (trace) => ({ headers: { traceparent: `00-${trace}-${hex(16)}-01` } });

// crypto.randomUUID is missing where the page came by http from another machine.
function uuid() {
  const digits = hex(32);
  return [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`, digits.slice(20)].join("-");
}
