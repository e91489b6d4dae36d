// The details of the selected statement.

import { make, say } from "./words.js";

/** Show a statement in `pane`; `actions` are those of its buttons: go, open (may be missing), close. */
export function showDetails(pane, statement, lang, actions) {
  const rows = [];
  const row = (key, ...values) => rows.push(make("dt", { text: say(key) }), ...values.map((each) => make("dd", { dir: "auto" }, each)));
  if (statement.short) row("short", statement.short);
  if (statement.by) row("by", statement.by);
  if (statement.cites.length) row("sources", ...statement.cites.map(citation));
  if (statement.url) row("link", link(statement.url, statement.url));
  if (statement.note) row("notes", statement.note);
  if (statement.group) row("group", statement.group);
  if (statement.tags.length) row("tags", statement.tags.join(", "));
  const head = make("h2", { text: `${statement.role}${statement.named ? ` · ${statement.id}` : ""} · ${say("line", statement.line)}`, id: "details-head", tabIndex: -1 });
  const text = make("p", { text: statement.text, kind: "statement-text", lang, dir: "auto" });
  pane.replaceChildren(head, text, make("dl", {}, ...rows), make("div", { kind: "actions" }, ...buttons(actions)));
  pane.hidden = false;
}

function* buttons(actions) {
  for (const [key, action] of [["details.line", actions.go], ["details.open", actions.open], ["details.close", actions.close]]) {
    if (!action) continue;
    const button = make("button", { text: say(key), type: "button" });
    button.addEventListener("click", action);
    yield button;
  }
}

function citation({ source, locator, url }) {
  const text = locator ? `${source}, ${locator}` : source;
  return url ? link(url, text) : text;
}

/** A link that opens in a new tab; an address that is no web or mail address is shown as text. */
function link(url, text) {
  if (!/^(https?:|mailto:)/i.test(url)) return text;
  return make("a", { href: url, text, target: "_blank", rel: "noopener noreferrer" });
}
