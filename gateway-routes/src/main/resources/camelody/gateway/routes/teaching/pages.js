// What is at which address.
import { FaultsPage } from "./faults.js";
import { JourneyPage } from "./journey.js";
import { LabPage } from "./lab.js";
import { LessonPage, LessonsPage } from "./lessons.js";
import { MapPage } from "./map.js";
import { PatternsPage } from "./patterns.js";
import { QueuesPage } from "./queues.js";
import { RecordingsPage } from "./recordings.js";
import { SourcePage } from "./source.js";
import { TracesPage } from "./traces.js";
import { t } from "./texts.js";

const PAGES = [
  { name: "map", path: /^\/teach$/, href: "/teach", page: MapPage },
  { name: "traces", path: /^\/teach\/traces$/, href: "/teach/traces", page: TracesPage },
  { name: "traces", path: /^\/teach\/trace\/([0-9a-f]{32})$/, page: JourneyPage },
  { name: "patterns", path: /^\/teach\/patterns$/, href: "/teach/patterns", page: PatternsPage },
  { name: "source", path: /^\/teach\/source$/, page: SourcePage },
  { name: "queues", path: /^\/teach\/queues$/, href: "/teach/queues", page: QueuesPage },
  { name: "faults", path: /^\/teach\/faults$/, href: "/teach/faults", page: FaultsPage },
  { name: "lab", path: /^\/teach\/lab$/, href: "/teach/lab", page: LabPage },
  { name: "recordings", path: /^\/teach\/recordings$/, href: "/teach/recordings", page: RecordingsPage },
  { name: "lessons", path: /^\/teach\/lessons$/, href: "/teach/lessons", page: LessonsPage },
  { name: "lessons", path: /^\/teach\/lessons\/([1-9]\d?)$/, page: LessonPage },
];

/** Those that the navigation names. */
export const SECTIONS = PAGES.filter((page) => page.href);

export function pageAt(path) {
  const page = PAGES.find((each) => each.path.test(path)) ?? PAGES[0];
  const [, ...values] = page.path.exec(path) ?? [];
  return { ...page, values, title: () => t(`nav.${page.name}`) };
}
