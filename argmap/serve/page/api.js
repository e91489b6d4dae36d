// Requests to the server's API, with the page's token.

const STORAGE_KEY = "argmap-key";

/** Read the token from the address, and take it out of there; else the one stored for this tab. */
function readToken() {
  const token = location.hash.slice(1);
  if (token) {
    sessionStorage.setItem(STORAGE_KEY, token);
    history.replaceState(null, "", location.pathname);
  }
  return sessionStorage.getItem(STORAGE_KEY) ?? "";
}

/** The headers of every request. */
export const headers = { "X-Argmap-Token": readToken() };

/** A refusal by the server: its status, and the fields of its answer. */
export class Refusal extends Error {
  constructor(status, fields) {
    super(fields.message ?? "");
    this.status = status;
    this.fields = fields;
  }
}

async function post(route, request, signal) {
  const response = await fetch(`/api/${route}`, {
    method: "POST",
    headers: { ...headers, "Content-Type": "application/json" },
    body: JSON.stringify(request),
    signal,
  });
  if (!response.ok) throw new Refusal(response.status, await response.json().catch(() => ({})));
  return response;
}

/** Send a request, which `signal` aborts, and return its answer. Throws Refusal, and TypeError where the server cannot be reached. */
export async function send(route, request = {}, signal = undefined) {
  return (await post(route, request, signal)).json();
}

/** Download the export of a map as a file. */
export async function download(request, name) {
  const url = URL.createObjectURL(await (await post("export", request)).blob());
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
