// Finds the page that the address names, and draws it within the frame.
import { drawFramed } from "./frame.js";
import { pageAt } from "./pages.js";

drawFramed(pageAt(location.pathname));
