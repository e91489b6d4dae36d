// Hearing of changes: only a page that is seen listens, and few pages at once, as browsers open few connections.

import { headers, Refusal } from "./ask.js";

/** Who holds one of these locks has a stream of its own; the other pages ask again and again. */
const PLACES = ["argmap-stream-1", "argmap-stream-2"];
/** Milliseconds between two such questions, and before a lost server is tried again. */
const PAUSE = 1000;

/** Tells `hear(kind, value)` of a map's state, now and at each change, until stopped; `hear("cut")` when the
 * server is lost, `hear("refused", words)` when it does not serve the map. The same state may be told twice. */
export function listen(map, hear) {
  const stop = new AbortController();
  follow(map, hear, stop.signal);
  return () => stop.abort();
}

async function follow(map, hear, signal) {
  while (!signal.aborted) {
    if (document.hidden) await turn(signal);
    else await placed(PLACES, (once) => round(map, hear, signal, once));
    if (!signal.aborted && !document.hidden) await new Promise((again) => setTimeout(again, PAUSE));
  }
}

/** Waits until the page is shown or hidden, or the listening ends. */
function turn(signal) {
  return new Promise((go) => {
    document.addEventListener("visibilitychange", go, { once: true });
    signal.addEventListener("abort", go, { once: true });
  });
}

/** Does `deed(once)` while it holds the first place that is free; with `once` true where none is. */
async function placed([place, ...others], deed) {
  if (!place || !navigator.locks) return deed(true);
  return navigator.locks.request(place, { ifAvailable: true }, (lock) => (lock ? deed(false) : placed(others, deed)));
}

/** Hears one answer to its end, which for a stream comes when the server ends, or the page is hidden. */
async function round(map, hear, signal, once) {
  const leave = whileSeen(signal);
  try {
    const answer = await fetch(`/api/changes?map=${quoted(map)}${once ? "&once=1" : ""}`, { headers, signal: leave.signal });
    if (!answer.ok) throw new Refusal(answer.status, await answer.json().catch(() => ({})));
    await each(answer.body.getReader(), (kind, value) => { if (!leave.signal.aborted) told(hear, kind, value); });
    if (!once && !leave.signal.aborted) hear("cut");
  } catch (error) {
    if (leave.signal.aborted) return;
    if (error.status === 403 && error.message) hear("refused", error.message);
    else hear("cut");
  } finally {
    leave.abort();
  }
}

/** What ends with `signal`, or when the page is hidden. */
function whileSeen(signal) {
  const leave = new AbortController();
  const end = () => { if (signal.aborted || document.hidden) leave.abort(); };
  signal.addEventListener("abort", end, { signal: leave.signal });
  document.addEventListener("visibilitychange", end, { signal: leave.signal });
  end();
  return leave;
}

/** A name as addresses hold it; the bytes of one that is not UTF-8 stand in it as lone surrogates. */
function quoted(name) {
  const byte = (half) => `%${(half.codePointAt(0) & 0xff).toString(16).padStart(2, "0")}`;
  return [...name].map((each) => (/^[\ud800-\udfff]$/u.test(each) ? byte(each) : encodeURIComponent(each))).join("");
}

/** A fault in what hears is no fault of the stream. */
function told(hear, kind, value) {
  try {
    hear(kind, value);
  } catch (fault) {
    reportError(fault);
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
