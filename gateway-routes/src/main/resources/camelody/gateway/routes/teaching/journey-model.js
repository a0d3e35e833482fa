// Makes of a trace's events what the page shows: steps (entered and left are one), hops, and who took part.

/**
 * Answers the lines of the list, in the order of the events. A line is {kind: "step", event, left, depth} or
 * {kind: "hop", event, depth}; depth counts the steps and hops around it.
 */
export function linesOf(events) {
  const lefts = new Map(events.filter((event) => event.type === "step-left").map((event) => [keyOf(event), event]));
  const depths = new Map();
  const lines = [];
  for (const event of events) {
    if (event.type === "step-left") continue;
    const depth = depths.get(event.span) ?? (depths.get(event.parent) ?? -1) + 1;
    if (event.span && !depths.has(event.span)) depths.set(event.span, depth);
    const isStep = event.type === "step-entered";
    lines.push({ kind: isStep ? "step" : "hop", event, left: isStep ? lefts.get(keyOf(event)) : undefined, depth });
  }
  return lines;
}

// A batch of events or a retry may run the same node of the same span again, in another process or attempt.
const keyOf = (event) => [event.process, event.span, event.route, event.node, event.attempt].join(" ");

/** Answers the hops over the broker: each {span, published, deliveries: [{delivered, replied, servedMicros}], received}. */
export function hopsOf(events) {
  const hops = new Map();
  for (const event of events) {
    if (!event.span || event.type.startsWith("step-")) continue;
    const hop = hops.get(event.span) ?? { span: event.span, deliveries: [] };
    hops.set(event.span, hop);
    if (event.type === "published") hop.published = event;
    else if (event.type === "delivered") hop.deliveries.push({ delivered: event });
    else if (event.type === "replied") delivery(hop, event).replied = event;
    else if (event.type === "reply-received") hop.received = event;
  }
  for (const hop of hops.values()) hop.deliveries.forEach((each) => (each.servedMicros = served(hop, each, events)));
  return [...hops.values()];
}

// Until the reply left, or, of an event, as long as the first route that took it ran.
function served({ span }, { delivered, replied }, events) {
  if (replied) return replied.at - delivered.at;
  return events.find((event) => event.type === "step-left" && event.parent === span && event.process === delivered.process)?.elapsedMicros;
}

// A reply whose delivery was lost is nobody's.
const delivery = (hop, event) => hop.deliveries.find((each) => each.delivered.process === event.process) ?? {};

/** Answers how long messages waited in queues and were served, in microseconds, without tapped copies, and how many came out of queues. */
export function sumsOf(events) {
  const deliveries = hopsOf(events).flatMap((hop) => hop.deliveries);
  const own = deliveries.filter(({ delivered }) => !delivered.tapped);
  return {
    waited: sum(own.map(({ delivered }) => delivered.waitedMicros ?? 0)),
    served: sum(own.map(({ servedMicros }) => servedMicros ?? 0)),
    hops: deliveries.length,
  };
}

const sum = (values) => values.reduce((total, value) => total + value, 0);

/** Answers the request's own first and last event. */
export function requestOf(events) {
  const first = events.find((event) => event.node === "from" && event.type === "step-entered");
  const last = events.find((event) => event.node === "from" && event.type === "step-left" && event.span === first?.span);
  return { first, last };
}

/** Answers the processes in the order in which they took part, the gateway first. */
export function processesOf(events) {
  const names = [...new Set(events.map((event) => event.process))];
  const gateway = requestOf(events).first?.process;
  return gateway ? [gateway, ...names.filter((name) => name !== gateway)] : names;
}
