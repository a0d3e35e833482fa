// What a recording can show, in place of pages.js: what was, and nothing that would act on a system.
import { JourneyPage } from "./journey.js";
import { MapPage } from "./map.js";
import { PatternsPage } from "./patterns.js";
import { TracesPage } from "./traces.js";
import { t } from "./texts.js";

const PAGES = [
  { name: "recorded", path: /^\/teach$/, href: "/teach", page: MapPage },
  { name: "traces", path: /^\/teach\/traces$/, href: "/teach/traces", page: TracesPage },
  { name: "traces", path: /^\/teach\/trace\/([0-9a-f]{32})/, page: JourneyPage },
  { name: "patterns", path: /^\/teach\/patterns$/, href: "/teach/patterns", page: PatternsPage },
];

export const SECTIONS = PAGES.filter((page) => page.href);

export function pageAt(path) {
  const page = PAGES.find((each) => each.path.test(path)) ?? PAGES[0];
  const [, ...values] = page.path.exec(path) ?? [];
  return { ...page, values, title: () => t(`nav.${page.name}`) };
}
