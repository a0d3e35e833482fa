// What a recording can show, in place of pages.js: what was, and nothing that would act on a system.
import { showJourney } from "./journey.js";
import { showMap } from "./map.js";
import { showPatterns } from "./patterns.js";
import { showTraces } from "./traces.js";
import { t } from "./texts.js";

const PAGES = [
  { name: "recorded", path: /^\/teach$/, href: "/teach", show: showMap },
  { name: "traces", path: /^\/teach\/traces$/, href: "/teach/traces", show: showTraces },
  { name: "traces", path: /^\/teach\/trace\/([0-9a-f]{32})/, show: showJourney },
  { name: "patterns", path: /^\/teach\/patterns$/, href: "/teach/patterns", show: showPatterns },
];

export const SECTIONS = PAGES.filter((page) => page.href);

export function pageAt(path) {
  const page = PAGES.find((each) => each.path.test(path)) ?? PAGES[0];
  const [, ...values] = page.path.exec(path) ?? [];
  return { ...page, values, title: () => t(`nav.${page.name}`) };
}
