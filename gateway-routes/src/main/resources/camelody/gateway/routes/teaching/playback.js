// The time of a recording. Events come at the pace at which they happened; a pause in which nothing happened is cut short.
import { recording } from "./recording.js";

const PAUSE_MAX_MILLIS = 2000;

/** Answers when each event is shown, in milliseconds from the beginning; causes stay before effects, whatever the clocks said. */
export function timesOf(events) {
  let shown = 0;
  let before = events[0]?.at ?? 0;
  return events.map(({ at }) => {
    shown += Math.min(Math.max(0, at - before) / 1000, PAUSE_MAX_MILLIS);
    before = Math.max(before, at);
    return shown;
  });
}

const times = timesOf(recording.events);
const listeners = new Set();
let now = 0;
let next = 0;
let running = true;
let before;

function tick(at) {
  if (running) go(now + Math.min(100, at - (before ?? at)));
  before = at;
  requestAnimationFrame(tick);
}

function go(to) {
  now = Math.min(to, playback.length);
  const from = next;
  while (next < times.length && times[next] <= now) next++;
  if (next > from) listeners.forEach((listener) => listener(recording.events.slice(from, next)));
}

export const playback = {
  length: times.at(-1) ?? 0,
  now: () => now,
  isRunning: () => running,
  run: (on) => (running = on),
  /** Goes to a moment without showing what lies between. */
  seek(to) {
    now = to;
    next = times.findIndex((time) => time >= to);
    if (next < 0) next = times.length;
  },
  subscribe(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

requestAnimationFrame(tick);
