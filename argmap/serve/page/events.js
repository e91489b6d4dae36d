// The stream of changes to a map: only visible pages follow it, and few at once, as browsers open few connections.

import { headers, Refusal } from "./api.js";

/** The locks of the pages that hold a stream open; the other pages poll. */
const STREAM_LOCKS = ["argmap-stream-1", "argmap-stream-2"];
/** Milliseconds between two polls, and before the page connects again to a lost server. */
const POLL_MS = 1000;

/** Call `handle(kind, value)` with a map's state, now and at each change, until the returned function is called;
 * `handle("disconnected")` when the server is lost, `handle("refused", words)` when it does not serve the map.
 * One state may come twice. */
export function listen(map, handle) {
  const stop = new AbortController();
  follow(map, handle, stop.signal);
  return () => stop.abort();
}

async function follow(map, handle, signal) {
  while (!signal.aborted) {
    if (document.hidden) await visibilityChange(signal);
    else await withStreamLock(STREAM_LOCKS, (once) => readEvents(map, handle, signal, once));
    if (!signal.aborted && !document.hidden) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Wait until the page is shown or hidden, or `signal` aborts. */
function visibilityChange(signal) {
  return new Promise((resolve) => {
    document.addEventListener("visibilitychange", resolve, { once: true });
    signal.addEventListener("abort", resolve, { once: true });
  });
}

/** Run `action(once)` while it holds the first free lock; `once` is true where no lock is free. */
async function withStreamLock([name, ...others], action) {
  if (!name || !navigator.locks) return action(true);
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? action(false) : withStreamLock(others, action)));
}

/** Read one response to its end, which for a stream comes when the server ends, or the page is hidden. */
async function readEvents(map, handle, signal, once) {
  const leave = abortWhenHidden(signal);
  try {
    const response = await fetch(`/api/changes?map=${encodeName(map)}${once ? "&once=1" : ""}`, { headers, signal: leave.signal });
    if (!response.ok) throw new Refusal(response.status, await response.json().catch(() => ({})));
    await parseEvents(response.body.getReader(), (kind, value) => { if (!leave.signal.aborted) handleSafely(handle, kind, value); });
    if (!once && !leave.signal.aborted) handle("disconnected");
  } catch (error) {
    if (leave.signal.aborted) return;
    if (error.status === 403 && error.message) handle("refused", error.message);
    else handle("disconnected");
  } finally {
    leave.abort();
  }
}

/** A controller that aborts with `signal`, or when the page is hidden. */
function abortWhenHidden(signal) {
  const leave = new AbortController();
  const end = () => { if (signal.aborted || document.hidden) leave.abort(); };
  signal.addEventListener("abort", end, { signal: leave.signal });
  document.addEventListener("visibilitychange", end, { signal: leave.signal });
  end();
  return leave;
}

/** Percent-encode a name; the bytes of one that is not UTF-8 are lone surrogates in it. */
function encodeName(name) {
  const byte = (half) => `%${(half.codePointAt(0) & 0xff).toString(16).padStart(2, "0")}`;
  return [...name].map((each) => (/^[\ud800-\udfff]$/u.test(each) ? byte(each) : encodeURIComponent(each))).join("");
}

/** Call the handler so that an error in it does not end the stream. */
function handleSafely(handle, kind, value) {
  try {
    handle(kind, value);
  } catch (error) {
    reportError(error);
  }
}

async function parseEvents(reader, handle) {
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const events = (rest + decoder.decode(value, { stream: true })).split("\n\n");
    rest = events.pop();
    for (const event of events) {
      const [, kind, data] = /^event: (\w+)\ndata: (.*)$/.exec(event) ?? [];
      if (kind) handle(kind, JSON.parse(data));
    }
  }
}
