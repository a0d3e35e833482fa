// A session of who has logged in, mostly an administrator. Its token lives in this page's memory alone: a reload forgets it.
import { ask } from "./api.js";
import { h } from "./dom.js";
import { t } from "./texts.js";

let session = null;

export const userId = () => session?.user.id;

export const isLoggedIn = () => session !== null;

/** Asks as who has logged in; forgets a token that has run out. */
export async function askAsUser(path, options = {}) {
  try {
    return await ask(path, { ...options, token: session?.token });
  } catch (failed) {
    if (failed.status === 401) session = null;
    throw failed;
  }
}

/** Answers a form; calls `then` when the log-in succeeded. */
export function loginForm(then) {
  const name = h("input", { id: "username", autocomplete: "username", required: true, value: "admin" });
  const password = h("input", { id: "password", type: "password", autocomplete: "current-password", required: true });
  const state = h("p", { role: "alert" });
  return h("form", { class: "login", onsubmit: async (event) => {
    event.preventDefault();
    state.textContent = "";
    try {
      session = await ask("/api/sessions", { method: "POST", body: { username: name.value, password: password.value } });
      then();
    } catch (failed) {
      state.textContent = failed.message;
    }
  } },
  h("p", { class: "quiet" }, t("login.why")),
  h("label", {}, t("login.name"), name), h("label", {}, t("login.password"), password),
  h("button", { class: "main" }, t("login.in")), state);
}

export function logout() {
  session = null;
}
