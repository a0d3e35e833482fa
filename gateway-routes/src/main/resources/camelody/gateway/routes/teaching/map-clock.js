// The display's own time: it may stand still, run slowly, or go on by one step. Flights of one trace follow one another.
const LEG_MILLIS = 420;
const SIGN_MILLIS = 900;
// A trace whose display is further behind goes on at once: what is seen stays near to what is.
const BEHIND_MAX_MILLIS = 4000;
const FLIGHTS_MAX = 300;

export function displayClock() {
  let now = 0;
  let paused = false;
  let speed = 1;
  let stopAt = null;
  let flying = [];
  let launched = 0;
  const ends = new Map();

  /** Takes a flight; answers false if there are too many to be drawn. */
  function launch(flight, trace) {
    if (flying.length >= FLIGHTS_MAX) return false;
    const before = ends.get(trace) ?? { start: now, end: now };
    const wish = flight.parallel && before.parallel ? before.start : before.end;
    const start = Math.min(Math.max(now, wish), now + BEHIND_MAX_MILLIS);
    const end = start + (flight.legs ? LEG_MILLIS * (flight.legs.length - 1) : SIGN_MILLIS);
    flying.push({ ...flight, trace, start, end, number: launched++ });
    ends.set(trace, { start, end: flight.at ? start : end, parallel: flight.parallel });
    return true;
  }

  /** Goes on by what passed; answers what is to be seen now, each with `part`: how much of it is over, 0 to 1. */
  function tick(millis) {
    if (!paused || stopAt !== null) now += millis * speed;
    if (stopAt !== null && now >= stopAt) {
      now = stopAt;
      stopAt = null;
    }
    flying = flying.filter((flight) => flight.end > now || (paused && flight.end === now));
    for (const [trace, { end }] of ends) if (end < now) ends.delete(trace);
    return flying.filter((flight) => flight.start <= now).map((flight) => ({ ...flight, part: (now - flight.start) / (flight.end - flight.start) }));
  }

  return {
    launch,
    tick,
    pause(on) {
      paused = on;
      stopAt = null;
    },
    slow(on) {
      speed = on ? 0.2 : 1;
    },
    /** Shows the next flight to its end. */
    step() {
      const next = flying.filter((flight) => flight.end > now).map((flight) => flight.end);
      if (paused && next.length > 0) stopAt = Math.min(...next);
    },
    isPaused: () => paused,
  };
}
