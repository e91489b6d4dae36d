// What is wrong, each with its line and the very characters, below the last good picture.

import { make, say } from "./words.js";

/** Shows diagnostics in `list` and their number in `count`; `go(place)` and `mend(fix)` are told what was pressed. */
export function problemsPane(list, count, { go, mend, mapName, line }) {
  function shown(each, fixed) {
    const here = each.file === mapName();
    const where = (here ? "" : `${each.file} `) + say("line", each.place.line);
    const button = make("button", { text: where, type: "button", kind: "place", disabled: !here });
    button.addEventListener("click", () => go(each.place));
    const told = make("div", {},
      make("span", { kind: each.severity, text: `${say(each.severity)} ${each.code} ` }),
      make("strong", { text: each.message }));
    if (here) told.append(excerpt(line(each.place.line), each.place));
    if (each.hint) told.append(make("div", { kind: "help", text: `${say("hint")}: ${each.hint}` }));
    for (const note of each.notes) told.append(make("div", { kind: "help", text: `${say("note")}, ${say("line", note.place.line)}: ${note.message}` }));
    const item = make("li", {}, button, told);
    if (here && each.fixes.length && !fixed) {
      const fix = make("button", { text: say("fix"), type: "button", kind: "fix" });
      fix.addEventListener("click", () => mend(each.fixes));
      item.append(fix);
    }
    return item;
  }

  return {
    show(diagnostics, fixed) {
      const errors = diagnostics.filter((each) => each.severity === "error").length;
      count.textContent = diagnostics.length ? say("problems.count", errors, diagnostics.length - errors) : say("problems.none");
      const focused = document.activeElement?.closest("#problems li") ? [...list.children].indexOf(document.activeElement.closest("li")) : -1;
      list.replaceChildren(...diagnostics.map((each) => shown(each, fixed)));
      if (focused >= 0) list.children[Math.min(focused, list.children.length - 1)]?.querySelector("button")?.focus();
    },
  };
}

/** A line with its wrong characters marked; a long one from a little before them. */
function excerpt(text, { column, endColumn, line, endLine }) {
  const end = endLine > line ? text.length : Math.max(endColumn, column + 1);
  const start = column > 80 ? column - 40 : 0;
  return make("pre", {}, (start ? "…" : "") + text.slice(start, column), make("mark", { text: text.slice(column, end) || " " }), text.slice(end, end + 80));
}
