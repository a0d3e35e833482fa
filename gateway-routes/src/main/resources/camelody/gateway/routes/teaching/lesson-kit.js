// What the lessons do things with, and look with.
import { ask } from "./api.js";
import { askAsUser, userId } from "./session.js";

const SETTLE_MILLIS = 400;
const LOOKS = 60;
const FAULTS = "/teach/api/faults";

export async function startTrack() {
  const trace = newTrace();
  const { id } = await someTrack();
  const options = traced(trace);
  await fetch(`/api/tracks/${id}/stream`, { headers: { ...options.headers, Range: "bytes=0-1023" } });
  return trace;
}

export async function reportPlay(playId) {
  const trace = newTrace();
  const { id } = await someTrack();
  await askAsUser("/api/plays", { method: "POST", body: { playId, trackId: id }, headers: traced(trace).headers });
  return trace;
}

const someTrack = async () => (await ask("/api/tracks?limit=1")).items[0];

export const countedPlays = async () => (await askAsUser(`/api/users/${userId()}/statistics`)).plays;

/** Answers a trace's events when they are as wanted, or at last as they are. */
export async function until(trace, wanted) {
  let events = [];
  for (let look = 0; look < LOOKS && !wanted(events); look++) {
    await new Promise((resume) => setTimeout(resume, SETTLE_MILLIS));
    events = await ask(`/teach/api/traces/${trace}`).then((journey) => journey.events, () => []);
  }
  return events;
}

export const is = (type) => (event) => event.type === type;
export const isAnswer = (event) => event.type === "step-left" && event.node === "from" && event.status !== undefined;
export const count = (events, wanted) => events.filter(wanted).length;

const hex = (digits) => [...crypto.getRandomValues(new Uint8Array(digits / 2))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
export const newTrace = () => hex(32);
// A request that names its trace, and wishes to be recorded.
export const traced = (trace) => ({ headers: { traceparent: `00-${trace}-${hex(16)}-01` } });

// crypto.randomUUID is missing where the page came by http from another machine.
export function uuid() {
  const digits = hex(32);
  return [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`, digits.slice(20)].join("-");
}

/** Breaks something for so many seconds at most, does the work, and mends it, whatever came of the work. */
export async function broken(fault, work) {
  const { id } = await askAsUser(FAULTS, { method: "POST", body: fault });
  const mend = () => askAsUser(`${FAULTS}/${encodeURIComponent(id)}`, { method: "DELETE" });
  try {
    await seen(async () => (await faultsOn()).some((each) => each.kind === fault.kind));
    return await work(mend);
  } finally {
    await mend();
  }
}

const faultsOn = async () => (await askAsUser(FAULTS)).on;

/** Looks at the map's nodes until they are as wanted; answers them, or null. */
export async function nodesUntil(wanted) {
  let nodes = null;
  await seen(async () => {
    nodes = (await ask("/teach/api/topology")).nodes;
    return wanted(nodes);
  });
  return wanted(nodes) ? nodes : null;
}

async function seen(condition) {
  for (let look = 0; look < LOOKS; look++) {
    if (await condition()) return;
    await new Promise((resume) => setTimeout(resume, SETTLE_MILLIS));
  }
}
