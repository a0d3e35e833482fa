// Listens to /teach/events. The browser reconnects and says where it was (Last-Event-ID); when the gateway has no place, we ask again.
const AGAIN_MILLIS = 3000;
// What a hidden page may keep until it is looked at again; then the oldest go, and that is a gap.
const WAITING_MAX = 5000;

/**
 * Calls onEvents with what has come, at most once a frame; onGap with how many are missing, or null when nobody knows;
 * onState with whether the stream is there. Answers a function that ends it.
 */
export function listen({ onEvents, onGap, onState }) {
  let source;
  let timer;
  let frame;
  let last = "";
  let waiting = [];

  function open() {
    source = new EventSource(`/teach/events${last ? `?after=${encodeURIComponent(last)}` : ""}`);
    source.addEventListener("open", () => onState(true));
    source.addEventListener("events", (message) => {
      last = message.lastEventId;
      add(JSON.parse(message.data));
    });
    source.addEventListener("gap", (message) => onGap(JSON.parse(message.data).missing ?? null));
    source.addEventListener("error", () => {
      onState(false);
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, AGAIN_MILLIS);
    });
  }

  function add(events) {
    waiting.push(...events);
    if (waiting.length > WAITING_MAX) onGap(waiting.splice(0, waiting.length - WAITING_MAX).length);
    frame ??= requestAnimationFrame(() => {
      const came = waiting;
      waiting = [];
      frame = undefined;
      onEvents(came);
    });
  }

  open();
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    source.close();
  };
}
