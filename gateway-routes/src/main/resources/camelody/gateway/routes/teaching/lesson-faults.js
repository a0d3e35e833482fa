// The lessons in which something is broken on purpose, really, and mended: what is done, and what the events must show.
import { ask } from "./api.js";
import { micros } from "./format.js";
import { broken, count, is, isAnswer, newTrace, nodesUntil, reportPlay, traced, until, uuid } from "./lesson-kit.js";

const REQUESTS = 20;
const PLAYS = 5;
const QUEUE = "statistics.listening";
// As often as an event is tried (events.retries-max), and once less.
const TRIES = 3;

export async function competingConsumers() {
  return broken({ kind: "add-worker", target: "catalogue", seconds: 120 }, async () => {
    const consumers = (nodes) => nodes.find((node) => node.name === "catalogue.rpc")?.consumers ?? 0;
    if (!(await nodesUntil((nodes) => consumers(nodes) >= 2))) return { traces: [], seen: null };
    const trace = newTrace();
    await Promise.all(Array.from({ length: REQUESTS }, () => fetch("/api/tracks?limit=1", traced(trace))));
    const mine = (all) => all.filter((event) => is("delivered")(event) && event.queue === "catalogue.rpc");
    const events = await until(trace, (all) => mine(all).length >= REQUESTS);
    const each = Map.groupBy(mine(events), (event) => event.process);
    const shares = [...each].map(([process, all]) => `${process}: ${all.length}`).sort().join(", ");
    const seen = mine(events).length === REQUESTS && each.size >= 2 && new Set(mine(events).map((event) => event.span)).size === REQUESTS;
    return { traces: [trace], seen: seen ? { all: REQUESTS, shares } : null };
  });
}

export async function retry() {
  return broken({ kind: "fail-next", target: "statistics", parameters: { times: TRIES - 1 }, seconds: 60 }, async () => {
    const trace = await reportPlay(uuid());
    const events = await until(trace, (all) => count(all, is("retried")) >= TRIES - 1 && all.some(counted));
    const waits = pauses(events);
    const seen = count(events, is("retried")) === TRIES - 1 && waits.length === TRIES - 1 && waits[1] > waits[0] && events.some(counted);
    return { traces: [trace], seen: seen ? { tries: TRIES, first: micros(waits[0]), second: micros(waits[1]) } : null };
  });
}

// Between one try's failure and the next one's beginning.
function pauses(events) {
  const tries = events.filter((event) => event.route === `${QUEUE}.consumer`);
  const failed = tries.filter((event) => is("step-left")(event) && event.outcome === "error");
  return failed.map((failure) => tries.find((event) => is("step-entered")(event) && event.order > failure.order))
    .map((next, index) => (next ? next.at - failed[index].at : 0)).filter((wait) => wait > 0);
}

const counted = (event) => is("step-left")(event) && event.route === "statistics.countPlays" && event.outcome === "ok";

export async function deadLetterChannel() {
  return broken({ kind: "fail-next", target: "statistics", parameters: { times: TRIES }, seconds: 60 }, async () => {
    const trace = await reportPlay(uuid());
    const lies = (event) => is("dead-lettered")(event) && event.queue === `${QUEUE}.dead-letter`;
    const events = await until(trace, (all) => all.some(lies));
    const letter = events.find(lies);
    return { traces: [trace], seen: letter && !events.some(counted) ? { queue: letter.queue, attempts: letter.attempt } : null };
  });
}

export async function serviceDown() {
  return broken({ kind: "stop-worker", target: "statistics-1", seconds: 120 }, async (mend) => {
    const queue = (nodes) => nodes.find((node) => node.name === QUEUE);
    if (!(await nodesUntil((nodes) => queue(nodes)?.consumers === 0))) return { traces: [], seen: null };
    const traces = [];
    for (let play = 0; play < PLAYS; play++) traces.push(await reportPlay(uuid()));
    const nodes = await nodesUntil((all) => queue(all)?.depth >= PLAYS);
    const waiting = nodes ? queue(nodes).depth : 0;
    await mend();
    const taken = [];
    for (const trace of traces) {
      const events = await until(trace, (all) => all.some(counted));
      taken.push(...events.filter((event) => is("delivered")(event) && event.queue === QUEUE && events.some(counted)));
    }
    const longest = Math.max(0, ...taken.map((event) => event.waitedMicros ?? 0));
    return { traces, seen: waiting >= PLAYS && taken.length === PLAYS ? { waiting, handled: taken.length, waited: micros(longest) } : null };
  });
}

export async function timeout() {
  return broken({ kind: "slow-service", target: "catalogue", parameters: { milliseconds: 6000 }, seconds: 30 }, async () => {
    const trace = newTrace();
    await fetch("/api/genres", traced(trace));
    const events = await until(trace, (all) => all.some(isAnswer) && all.some(is("replied")));
    const [late, answer] = [events.find(is("replied")), events.find(isAnswer)];
    const seen = answer?.status === 504 && late && !events.some(is("reply-received"));
    return { traces: [trace], seen: seen ? { status: answer.status, waited: micros(answer.elapsedMicros), served: micros(servedBy(events, late)) } : null };
  });
}

const servedBy = (events, late) => late.at - events.find((event) => is("delivered")(event) && event.process === late.process).at;
