// All there is to tell of the box that was chosen.

import { make, say } from "./words.js";

/** Tells of a statement in `pane`; `deeds` are what its buttons do: go, open (may be missing), close. */
export function tell(pane, statement, lang, deeds) {
  const rows = [];
  const row = (key, ...inside) => rows.push(make("dt", { text: say(key) }), ...inside.map((each) => make("dd", {}, each)));
  if (statement.short) row("short", statement.short);
  if (statement.by) row("by", statement.by);
  if (statement.cites.length) row("sources", ...statement.cites.map(cited));
  if (statement.url) row("link", link(statement.url, statement.url));
  if (statement.note) row("notes", statement.note);
  if (statement.group) row("group", statement.group);
  if (statement.tags.length) row("tags", statement.tags.join(", "));
  const head = make("h2", { text: `${statement.role}${statement.named ? ` · ${statement.id}` : ""} · ${say("line", statement.line)}`, id: "chosen-head", tabIndex: -1 });
  const said = make("p", { text: statement.text, kind: "said", lang });
  pane.replaceChildren(head, said, make("dl", {}, ...rows), make("div", { kind: "deeds" }, ...buttons(deeds)));
  pane.hidden = false;
}

function* buttons(deeds) {
  for (const [key, deed] of [["chosen.to", deeds.go], ["chosen.open", deeds.open], ["chosen.close", deeds.close]]) {
    if (!deed) continue;
    const button = make("button", { text: say(key), type: "button" });
    button.addEventListener("click", deed);
    yield button;
  }
}

function cited({ source, locator, url }) {
  const text = locator ? `${source}, ${locator}` : source;
  return url ? link(url, text) : text;
}

/** A link that leaves nothing behind; what is no web or mail address is shown as text. */
function link(url, text) {
  if (!/^(https?:|mailto:)/i.test(url)) return text;
  return make("a", { href: url, text, target: "_blank", rel: "noopener noreferrer" });
}
