// Search for statements by any of their words.

import { make, say } from "./words.js";

/** Search in `statements()`; `select(id)` is called with the selected result. */
export function searchBox(input, list, { statements, select }) {
  const folded = (text) => text.normalize("NFC").toLocaleLowerCase();
  const searchText = (each) => folded([each.text, each.short, each.named ? each.id : "", each.by, each.note, each.group, ...each.tags, ...each.cites.map((cite) => `${cite.source} ${cite.locator}`)].join("\n"));
  const selectResult = (id) => { list.hidden = true; select(id); };

  function find() {
    const words = folded(input.value.trim()).split(/\s+/).filter(Boolean);
    if (!words.length) { list.hidden = true; return; }
    const matches = statements().filter((each) => { const text = searchText(each); return words.every((word) => text.includes(word)); });
    const status = make("p", { text: matches.length ? say("search.count", matches.length) : say("search.none") });
    status.setAttribute("role", "status");
    list.replaceChildren(make("li", {}, status), ...matches.slice(0, 100).map((each) => {
      const button = make("button", { text: `${each.role}: ${each.text}`, type: "button", dir: "auto" });
      button.addEventListener("click", () => selectResult(each.id));
      return make("li", {}, button);
    }));
    list.hidden = false;
  }

  input.addEventListener("input", find);
  input.addEventListener("focus", find);
  const around = input.closest(".search");
  around.addEventListener("keydown", (event) => {
    const buttons = [...list.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    if (event.key === "Escape") { list.hidden = true; input.focus(); }
    else if (event.key === "ArrowDown") (buttons[at + 1] ?? buttons[0])?.focus();
    else if (event.key === "ArrowUp") (at > 0 ? buttons[at - 1] : input).focus();
    else if (event.key === "Enter" && at < 0) buttons[0]?.click();
    else return;
    event.preventDefault();
  });
  around.addEventListener("focusout", (event) => { if (!around.contains(event.relatedTarget)) list.hidden = true; });
}
