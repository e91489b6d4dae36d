// Talking with the server: questions and downloads, with the page's key.

const KEPT = "argmap-key";

/** The key from the address, which is then taken out of it; else the one kept for this tab. */
function key() {
  const given = location.hash.slice(1);
  if (given) {
    sessionStorage.setItem(KEPT, given);
    history.replaceState(null, "", location.pathname);
  }
  return sessionStorage.getItem(KEPT) ?? "";
}

/** What every question bears. */
export const headers = { "X-Argmap-Token": key() };

/** What the server refuses: its status, its words, and what else it told. */
export class Refusal extends Error {
  constructor(status, told) {
    super(told.message ?? "");
    this.status = status;
    this.told = told;
  }
}

async function post(deed, question, signal) {
  const answer = await fetch(`/api/${deed}`, {
    method: "POST",
    headers: { ...headers, "Content-Type": "application/json" },
    body: JSON.stringify(question),
    signal,
  });
  if (!answer.ok) throw new Refusal(answer.status, await answer.json().catch(() => ({})));
  return answer;
}

/** The answer to a question, which `signal` takes back. Throws Refusal, and TypeError where the server cannot be reached. */
export async function ask(deed, question = {}, signal = undefined) {
  return (await post(deed, question, signal)).json();
}

/** Saves the answer to a question as a file that the browser downloads. */
export async function download(question, name) {
  const url = URL.createObjectURL(await (await post("export", question)).blob());
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
