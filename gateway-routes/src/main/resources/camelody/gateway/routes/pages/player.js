"use strict";
// Lists tracks, and plays from the one that is clicked. All text goes in as text, never as markup.
const PAGE = 20;
const [list, player, state, words, now, cover, title, more] =
  ["tracks", "player", "state", "words", "now", "cover", "title", "more"].map((id) => document.getElementById(id));
let offset = 0;

async function get(path) {
  const answer = await fetch(path);
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.detail);
  return body;
}

async function search(query) {
  const found = await get(`/api/search?limit=${PAGE}&q=${encodeURIComponent(query)}`);
  show(found.tracks, null);
}

async function browse(from) {
  const page = await get(`/api/tracks?sort=artist&limit=${PAGE}&offset=${from}`);
  show(page.items, page.nextOffset, from > 0);
}

function show(tracks, nextOffset, append) {
  if (!append) list.replaceChildren();
  list.append(...tracks.map(row));
  offset = nextOffset;
  more.hidden = nextOffset === null;
  state.textContent = list.children.length ? "" : "Nothing here.";
}

function row(track) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(text("span", track.title), text("small", [track.artist, track.album].filter(Boolean).join(", ")),
    text("time", minutes(track.durationSeconds)));
  button.addEventListener("click", () => play(track, button));
  const item = document.createElement("li");
  item.append(button);
  return item;
}

function text(element, content) {
  const made = document.createElement(element);
  made.textContent = content;
  return made;
}

function minutes(seconds) {
  const whole = Math.round(seconds || 0);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function play(track, button) {
  list.querySelectorAll("[aria-current]").forEach((other) => other.removeAttribute("aria-current"));
  button.setAttribute("aria-current", "true");
  now.hidden = false;
  title.textContent = `${track.title}, ${track.artist}`;
  cover.src = `/api/tracks/${track.id}/cover`;
  player.src = `/api/tracks/${track.id}/stream`;
  player.play().catch((failure) => complain(failure));
}

function complain(failure) {
  state.textContent = failure.message;
}

cover.addEventListener("error", () => cover.classList.add("none"));
cover.addEventListener("load", () => cover.classList.remove("none"));
player.addEventListener("ended", () => {
  const following = list.querySelector("[aria-current]")?.closest("li").nextElementSibling;
  following?.querySelector("button").click();
});
more.addEventListener("click", () => browse(offset).catch(complain));
document.getElementById("search").addEventListener("submit", (event) => {
  event.preventDefault();
  const query = words.value.trim();
  (query ? search(query) : browse(0)).catch(complain);
});
document.getElementById("origin").textContent = location.origin;
browse(0).catch(complain);
