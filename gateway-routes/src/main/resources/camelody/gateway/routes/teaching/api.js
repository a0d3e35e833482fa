// Asks the gateway. A refusal is an Error with the problem's own words and its status.
export async function ask(path, { method = "GET", body, token, headers: more = {} } = {}) {
  const headers = { ...more };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (token) headers.Authorization = `Bearer ${token}`;
  const answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await answer.text();
  const content = text && /json/.test(answer.headers.get("Content-Type")) ? JSON.parse(text) : null;
  if (!answer.ok) {
    throw Object.assign(new Error(content?.detail ?? content?.title ?? `HTTP ${answer.status}`), { status: answer.status });
  }
  return content;
}
