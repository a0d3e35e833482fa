// What is at which address.
import { showFaults } from "./faults.js";
import { showJourney } from "./journey.js";
import { showLab } from "./lab.js";
import { showLesson, showLessons } from "./lessons.js";
import { showMap } from "./map.js";
import { showPatterns } from "./patterns.js";
import { showQueues } from "./queues.js";
import { showRecordings } from "./recordings.js";
import { showSource } from "./source.js";
import { showTraces } from "./traces.js";
import { t } from "./texts.js";

const PAGES = [
  { name: "map", path: /^\/teach$/, href: "/teach", show: showMap },
  { name: "traces", path: /^\/teach\/traces$/, href: "/teach/traces", show: showTraces },
  { name: "traces", path: /^\/teach\/trace\/([0-9a-f]{32})$/, show: showJourney },
  { name: "patterns", path: /^\/teach\/patterns$/, href: "/teach/patterns", show: showPatterns },
  { name: "source", path: /^\/teach\/source$/, show: showSource },
  { name: "queues", path: /^\/teach\/queues$/, href: "/teach/queues", show: showQueues },
  { name: "faults", path: /^\/teach\/faults$/, href: "/teach/faults", show: showFaults },
  { name: "lab", path: /^\/teach\/lab$/, href: "/teach/lab", show: showLab },
  { name: "recordings", path: /^\/teach\/recordings$/, href: "/teach/recordings", show: showRecordings },
  { name: "lessons", path: /^\/teach\/lessons$/, href: "/teach/lessons", show: showLessons },
  { name: "lessons", path: /^\/teach\/lessons\/([1-9]\d?)$/, show: showLesson },
];

/** Those that the navigation names. */
export const SECTIONS = PAGES.filter((page) => page.href);

export function pageAt(path) {
  const page = PAGES.find((each) => each.path.test(path)) ?? PAGES[0];
  const [, ...values] = page.path.exec(path) ?? [];
  return { ...page, values, title: () => t(`nav.${page.name}`) };
}
