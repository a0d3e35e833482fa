// A session of who has logged in, mostly an administrator. Its token lives in this page's memory alone: a reload forgets it.
import { ask } from "./api.js";
import { Component, h } from "./preact.js";
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

export function logout() {
  session = null;
}

/** Asks who one is; calls `then` when the log-in succeeded. */
export class LoginForm extends Component {
  state = { failed: "" };

  async logIn({ username, password }) {
    this.setState({ failed: "" });
    try {
      session = await ask("/api/sessions", { method: "POST", body: { username: username.value, password: password.value } });
      this.props.then();
    } catch (failed) {
      this.setState({ failed: failed.message });
    }
  }

  render(props, { failed }) {
    const onsubmit = (event) => {
      event.preventDefault();
      this.logIn(event.target.elements);
    };
    return h("form", { class: "login", onsubmit },
      h("p", { class: "quiet" }, t("login.why")),
      h("label", {}, t("login.name"), h("input", { id: "username", autocomplete: "username", required: true, defaultValue: "admin" })),
      h("label", {}, t("login.password"), h("input", { id: "password", type: "password", autocomplete: "current-password", required: true })),
      h("button", { class: "main" }, t("login.in")),
      h("p", { role: "alert" }, failed));
  }
}
