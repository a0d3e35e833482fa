// In a recording: finds the page that the address names behind its #, and draws it below the bar that moves its time.
import { drawFramed } from "./frame.js";
import { pageAt } from "./pages.js";
import { PlaybackBar } from "./playback-bar.js";

const draw = () => drawFramed(pageAt(location.hash.slice(1)), PlaybackBar);

addEventListener("hashchange", draw);
// Links are the console's own; here they lead to a page of this file.
addEventListener("click", (event) => {
  const href = event.target.closest?.("a")?.getAttribute("href");
  if (!href?.startsWith("/")) return;
  event.preventDefault();
  location.hash = href;
});
draw();
