// Talking with the server: questions, downloads and the stream of changes, all with the page's key.

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

const headers = { "X-Argmap-Token": key() };

/** What the server refuses: its status, its words, and what else it told. */
export class Refusal extends Error {
  constructor(status, told) {
    super(told.message ?? "");
    this.status = status;
    this.told = told;
  }
}

async function post(deed, question) {
  const answer = await fetch(`/api/${deed}`, {
    method: "POST",
    headers: { ...headers, "Content-Type": "application/json" },
    body: JSON.stringify(question),
  });
  if (!answer.ok) throw new Refusal(answer.status, await answer.json().catch(() => ({})));
  return answer;
}

/** The answer to a question. Throws Refusal, and TypeError where the server cannot be reached. */
export async function ask(deed, question = {}) {
  return (await post(deed, question)).json();
}

/** Saves the answer to a question as a file that the browser downloads. */
export async function download(question, name) {
  const url = URL.createObjectURL(await (await post("export", question)).blob());
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Tells `hear(kind, value)` of each change of a map, and `hear("cut")` when the server is lost, until stopped. */
export function listen(map, hear) {
  const stop = new AbortController();
  follow(map, hear, stop.signal);
  return () => stop.abort();
}

async function follow(map, hear, signal) {
  while (!signal.aborted) {
    try {
      const answer = await fetch(`/api/changes?map=${encodeURIComponent(map)}`, { headers, signal });
      if (!answer.ok) throw new Refusal(answer.status, {});
      await each(answer.body.getReader(), hear);
    } catch (error) {
      if (signal.aborted) return;
    }
    if (signal.aborted) return;
    hear("cut");
    await new Promise((again) => setTimeout(again, 1000));
  }
}

async function each(reader, hear) {
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const events = (rest + decoder.decode(value, { stream: true })).split("\n\n");
    rest = events.pop();
    for (const event of events) {
      const [, kind, data] = /^event: (\w+)\ndata: (.*)$/.exec(event) ?? [];
      if (kind) hear(kind, JSON.parse(data));
    }
  }
}
