// The lessons in which nothing breaks: what is done, and what the events must show. The figures come from the system, never from here.
import { micros } from "./format.js";
import { count, countedPlays, is, isAnswer, newTrace, reportPlay, startTrack, traced, until, uuid } from "./lesson-kit.js";

export async function requestReply() {
  const trace = newTrace();
  await fetch("/api/tracks?limit=3", traced(trace));
  const events = await until(trace, (all) => all.some(is("reply-received")) && all.some(is("replied")));
  const [requests, replies] = [count(events, is("published")), count(events, is("replied"))];
  return { traces: [trace], seen: requests === 1 && replies === 1 ? { requests, replies } : null };
}

export async function wireTap() {
  const trace = await startTrack();
  const events = await until(trace, (all) => count(all, (event) => event.tapped && is("delivered")(event)) >= 2 && all.some(isAnswer));
  const tap = events.find((event) => event.pattern === "wire-tap" && is("step-left")(event));
  const answer = events.find(isAnswer);
  const confirmed = events.find(is("confirmed"));
  // Both were seen by the gateway, whose order is certain.
  const seen = tap && answer && confirmed && answer.order < confirmed.order;
  return { traces: [trace], seen: seen ? { answer: micros(answer.elapsedMicros), tap: micros(tap.elapsedMicros) } : null };
}

export async function publishSubscribe() {
  const trace = await startTrack();
  const copies = (all) => all.filter((event) => event.tapped && is("delivered")(event));
  const events = await until(trace, (all) => copies(all).length >= 2);
  const published = count(events, (event) => event.tapped && is("published")(event));
  const queues = copies(events).map((event) => event.queue).sort().join(", ");
  return { traces: [trace], seen: published === 1 && copies(events).length === 2 ? { published, queues } : null };
}

export async function idempotentReceiver() {
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

export async function guaranteedDelivery() {
  const trace = await reportPlay(uuid());
  const events = await until(trace, (all) => all.some(is("confirmed")) && all.some(isAnswer));
  const [confirmed, answer] = [events.find(is("confirmed")), events.find(isAnswer)];
  return { traces: [trace], seen: confirmed && answer && confirmed.order < answer.order ? { status: answer.status } : null };
}
