// Finds the page that the address names, and draws it within the frame; draws anew when the language changes.
import { frame } from "./frame.js";
import { pageAt } from "./pages.js";

let close = () => {};

function draw() {
  close();
  const { name, title, show, values } = pageAt(location.pathname);
  const main = frame(name, draw);
  document.title = `${title()} · Camelody`;
  close = show(main, values) ?? (() => {});
}

draw();
