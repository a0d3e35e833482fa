// In a recording: finds the page that the address names behind its #, and draws it below the bar that moves its time.
import { frame } from "./frame.js";
import { pageAt } from "./pages.js";
import { playbackBar } from "./playback-bar.js";

let close = () => {};

function draw() {
  close();
  const { name, title, show, values } = pageAt(location.hash.slice(1));
  const main = frame(name, draw);
  main.before(playbackBar());
  document.title = `${title()} · Camelody`;
  close = show(main, values) ?? (() => {});
}

addEventListener("hashchange", draw);
// Links are the console's own; here they lead to a page of this file.
addEventListener("click", (event) => {
  const href = event.target.closest?.("a")?.getAttribute("href");
  if (!href?.startsWith("/")) return;
  event.preventDefault();
  location.hash = href;
});
draw();
