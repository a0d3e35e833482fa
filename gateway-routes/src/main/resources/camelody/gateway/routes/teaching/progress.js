// Which lessons are done, kept in this browser.
const KEPT = "camelody.lessons";

export function doneLessons() {
  try {
    return new Set(JSON.parse(localStorage.getItem(KEPT) ?? "[]"));
  } catch (unreadable) {
    return new Set();
  }
}

export function markDone(name) {
  localStorage.setItem(KEPT, JSON.stringify([...doneLessons().add(name)]));
}
