// The diagnostics, each with its line and the characters that it is about.

import { make, say } from "./words.js";

/** Show diagnostics in `list` and their number in `count`; buttons call `go(place)` and `applyFixes(fixes)`. */
export function problemsPane(list, count, { go, applyFixes, mapName, line }) {
  function renderDiagnostic(each, readOnly) {
    const here = each.file === mapName();
    const where = (here ? "" : `${each.file} `) + say("line", each.place.line);
    const button = make("button", { text: where, type: "button", kind: "place", disabled: !here });
    button.addEventListener("click", () => go(each.place));
    const text = make("div", {},
      make("span", { kind: each.severity, text: `${say(each.severity)} ${each.code} ` }),
      make("strong", { text: each.message }));
    if (here) text.append(excerpt(line(each.place.line), each.place));
    if (each.hint) text.append(make("div", { kind: "help", text: `${say("hint")}: ${each.hint}` }));
    for (const note of each.notes) text.append(make("div", { kind: "help", text: `${say("note")}, ${say("line", note.place.line)}: ${note.message}` }));
    const item = make("li", {}, button, text);
    if (here && each.fixes.length && !readOnly) {
      const fix = make("button", { text: say("fix"), type: "button", kind: "fix" });
      fix.addEventListener("click", () => applyFixes(each.fixes));
      item.append(fix);
    }
    return item;
  }

  return {
    show(diagnostics, readOnly) {
      const errors = diagnostics.filter((each) => each.severity === "error").length;
      count.textContent = diagnostics.length ? say("problems.count", errors, diagnostics.length - errors) : say("problems.none");
      const focused = document.activeElement?.closest("#problems li") ? [...list.children].indexOf(document.activeElement.closest("li")) : -1;
      list.replaceChildren(...diagnostics.map((each) => renderDiagnostic(each, readOnly)));
      if (focused >= 0) list.children[Math.min(focused, list.children.length - 1)]?.querySelector("button")?.focus();
    },
  };
}

/** A line with the characters of a diagnostic marked; a long line begins shortly before them. */
function excerpt(text, { column, endColumn, line, endLine }) {
  const end = endLine > line ? text.length : Math.max(endColumn, column + 1);
  const start = column > 80 ? column - 40 : 0;
  return make("pre", {}, (start ? "…" : "") + text.slice(start, column), make("mark", { text: text.slice(column, end) || " " }), text.slice(end, end + 80));
}
