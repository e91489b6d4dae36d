// Finding statements by any of their words.

import { make, say } from "./words.js";

/** Finds in `statements()`; `choose(id)` is told which was picked. */
export function searchBox(input, list, { statements, choose }) {
  const folded = (text) => text.normalize("NFC").toLocaleLowerCase();
  const whole = (each) => folded([each.text, each.short, each.named ? each.id : "", each.by, each.note, each.group, ...each.tags, ...each.cites.map((cite) => `${cite.source} ${cite.locator}`)].join("\n"));
  const pick = (id) => { list.hidden = true; choose(id); };

  function find() {
    const wanted = folded(input.value.trim()).split(/\s+/).filter(Boolean);
    if (!wanted.length) { list.hidden = true; return; }
    const found = statements().filter((each) => { const text = whole(each); return wanted.every((word) => text.includes(word)); });
    const told = make("p", { text: found.length ? say("found", found.length) : say("found.none") });
    told.setAttribute("role", "status");
    list.replaceChildren(make("li", {}, told), ...found.slice(0, 100).map((each) => {
      const button = make("button", { text: `${each.role}: ${each.text}`, type: "button" });
      button.addEventListener("click", () => pick(each.id));
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
