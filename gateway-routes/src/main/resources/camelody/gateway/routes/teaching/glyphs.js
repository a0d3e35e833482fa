// Our own drawing of each pattern: a message is a small square, a process a frame, a choice a diamond.
import { h } from "./preact.js";

const GLYPHS = {
  "messaging-gateway": "M3 4v16M9 12h12M17 8l4 4-4 4M3 12h2",
  "request-reply": "M3 8h16M15 4l4 4-4 4M21 16H5M9 12l-4 4 4 4",
  "message-channel": "M3 8h18M3 16h18M8 12h8M13 9l3 3-3 3",
  "publish-subscribe-channel": "M3 12h7M10 12l9-7M10 12h10M10 12l9 7M16 4h4v4M16 20h4v-4",
  "competing-consumers": "M3 9h6v6H3zM9 12h4M13 12l4-5M13 12l4 5M17 4h4v6h-4zM17 14h4v6h-4z",
  "retry-with-back-off": "M4 12a8 8 0 1 1 3 6M4 20v-5h5M12 8v4l3 2",
  "wire-tap": "M2 7h20M18 3l4 4-4 4M11 7v9M8 16h6v5H8z",
  "message-translator": "M3 6h8v12H3zM21 6l-8 12h8z",
  "content-enricher": "M3 6h8v12H3zM17 8v8M13 12h8",
  "content-based-router": "M2 12h6M8 12l4-5 4 5-4 5zM14 9l6-5M14 15l6 5",
  "message-filter": "M3 4h18l-7 8v8l-4-3v-5z",
  "splitter": "M3 9h6v6H3zM9 12h4M13 12l4-7M13 12h4M13 12l4 7M17 3h4v4h-4zM17 10h4v4h-4zM17 17h4v4h-4z",
  "aggregator": "M15 9h6v6h-6zM15 12h-4M11 12L7 5M11 12H7M11 12l-4 7M3 3h4v4H3zM3 10h4v4H3zM3 17h4v4H3z",
  "scatter-gather": "M2 12h3M5 12l5-7h4l5 7M5 12h14M5 12l5 7h4l5-7M19 12h3",
  "recipient-list": "M4 3h7v18H4zM6 7h3M6 12h3M6 17h3M11 7h9M11 12h9M11 17h9",
  "service-activator": "M2 12h6M8 5h13v14H8zM12 9l5 3-5 3z",
  "polling-consumer": "M12 3a9 9 0 1 0 9 9M12 7v5l4 2M21 3v6h-6",
  "idempotent-receiver": "M3 5h6v6H3zM3 14h6v6H3zM9 8h4M9 17h2M13 8l8 4-8 4zM11 15l4 4M15 15l-4 4",
  "durable-subscriber": "M4 6c0-4 16-4 16 0v12c0 4-16 4-16 0zM4 6c0 4 16 4 16 0M9 14h6M12 11l3 3-3 3",
  "dead-letter-channel": "M3 6h18v13H3zM3 6l9 7 9-7M9 14l6 5M15 14l-6 5",
  "guaranteed-delivery": "M12 2l9 4v6c0 5-4 8-9 10-5-2-9-5-9-10V6zM8 12l3 3 5-6",
  "message-expiration": "M6 3h12M6 21h12M7 3c0 6 5 6 5 9s-5 3-5 9M17 3c0 6-5 6-5 9s5 3 5 9",
  "message-store": "M4 5c0-3 16-3 16 0v14c0 3-16 3-16 0zM4 5c0 3 16 3 16 0M4 12c0 3 16 3 16 0",
  "claim-check": "M3 7h18v4a2 2 0 0 0 0 4v4H3v-4a2 2 0 0 0 0-4zM14 7v12",
  "transactional-outbox": "M3 13h5l2 3h4l2-3h5v7H3zM12 11V3M8 7l4-4 4 4",
  "control-bus": "M4 4v16M12 4v16M20 4v16M1 9h6M9 15h6M17 7h6",
  "circuit-breaker": "M2 16h6M16 16h6M8 16l7-9",
  "pipes-and-filters": "M2 12h4M6 8h5v8H6zM11 12h3M14 8h5v8h-5zM19 12h3",
};

/** Draws a pattern's glyph; those that we do not know are drawn as a pipe with filters. */
export function glyph(pattern, size = 20) {
  return h("svg", { class: "glyph", viewBox: "0 0 24 24", width: size, height: size, "aria-hidden": "true" },
    h("path", { d: GLYPHS[pattern] ?? GLYPHS["pipes-and-filters"] }));
}

const HYPHENATED = /^(Publish Subscribe|Request Reply|Content Based|Scatter Gather)/;

/** Makes a pattern's name of its key: wire-tap is Wire Tap. These names are the field's own, and not translated. */
export const nameOf = (pattern) =>
  (pattern ?? "").split("-").map((word) => (word === "and" ? word : word.charAt(0).toUpperCase() + word.slice(1))).join(" ")
    .replace(HYPHENATED, (words) => words.replace(" ", "-"));
