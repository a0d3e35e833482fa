// What moves on the map for an event: {legs: [node ids], look}, or a sign at a node: {at, look}; or nothing.

const SPANS_MAX = 2000;

/** Remembers who called, so that a reply finds its way back. */
export function flights() {
  const callers = new Map();

  function remember({ span, process }) {
    callers.set(span, process);
    if (callers.size > SPANS_MAX) callers.delete(callers.keys().next().value);
  }

  return function flightOf(event) {
    const here = nodeOf(event);
    const copy = event.tapped ? " tapped" : "";
    switch (event.type) {
      case "step-entered":
        return event.node === "from" && event.pattern === "messaging-gateway" ? { legs: ["client", here], look: "request" } : null;
      case "step-left":
        return event.node === "from" && event.pattern === "messaging-gateway" ? { legs: [here, "client"], look: `reply ${event.outcome}` } : null;
      case "published":
        remember(event);
        return { legs: [here, `exchange:${event.exchange}`], look: `request${copy}` };
      case "delivered":
        return { legs: [`exchange:${event.exchange}`, `queue:${event.queue}`, here], look: `request${copy}`, parallel: true };
      case "replied":
        return { legs: [here, nodeOf({ process: callers.get(event.span) ?? "gateway-1" })], look: "reply", arc: true };
      case "dead-lettered":
        return { legs: [here, "exchange:camelody.dead-letter", `queue:${event.queue}`], look: "dead" };
      case "retried":
        return { at: here, look: "retry" };
      case "unroutable":
        return { at: `exchange:${event.exchange}`, look: "unroutable" };
      case "expired":
        return { at: here, look: "expired" };
      case "timed-out":
        return { at: here, look: "late" };
      case "abandoned": case "reply-dropped":
        return { at: here, look: "lost" };
      default:
        return null;
    }
  };
}

/** Answers a process's node; a gateway has a column of its own. */
export const nodeOf = ({ process }) => (process?.startsWith("gateway") ? `gateway:${process}` : `worker:${process}`);
