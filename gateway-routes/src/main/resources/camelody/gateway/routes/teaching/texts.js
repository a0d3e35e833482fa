// All words of the console, each in English and Brazilian Portuguese, side by side so that none can be missing.
import { FAULTS } from "./texts-faults.js";
import { FRAME } from "./texts-frame.js";
import { JOURNEY } from "./texts-journey.js";
import { LAB } from "./texts-lab.js";
import { LESSONS } from "./texts-lessons.js";
import { MAP } from "./texts-map.js";
import { MEANINGS } from "./texts-meanings.js";
import { PATTERNS } from "./texts-patterns.js";
import { QUEUES } from "./texts-queues.js";
import { RECORDINGS } from "./texts-recordings.js";

export const TEXTS = { ...FAULTS, ...FRAME, ...JOURNEY, ...LAB, ...LESSONS, ...MAP, ...MEANINGS, ...PATTERNS, ...QUEUES, ...RECORDINGS };

const LANGUAGES = ["en", "pt-BR"];
const KEPT = "camelody.language";

/** Answers the language that was chosen, or else the browser's, or else English. */
export function language() {
  const kept = localStorage.getItem(KEPT);
  if (LANGUAGES.includes(kept)) return kept;
  return navigator.language.startsWith("pt") ? "pt-BR" : "en";
}

export function setLanguage(chosen) {
  localStorage.setItem(KEPT, chosen);
}

/** Answers a text; `{name}` in it becomes the value of that name. */
export function t(key, values = {}) {
  const words = TEXTS[key]?.[LANGUAGES.indexOf(language())] ?? key;
  return words.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
}

/** Answers a text, or what is given if there is none of this key. */
export const tOr = (key, otherwise) => (key in TEXTS ? t(key) : otherwise);
