// Light or dark, as the system has it or as one chooses.
export const THEMES = ["auto", "light", "dark"];

const KEPT = "camelody.theme";

export function theme() {
  const kept = localStorage.getItem(KEPT);
  return THEMES.includes(kept) ? kept : "auto";
}

export function setTheme(chosen) {
  localStorage.setItem(KEPT, chosen);
  document.documentElement.dataset.theme = chosen;
}
