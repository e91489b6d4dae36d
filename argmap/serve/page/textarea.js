// The text in a plain text area, where the editor component is not installed.

/** An editor with the interface of richEditor, without colours, completion and marks. */
export function plainEditor(place, { label, hint, readOnly, onChange, onMove }) {
  const area = document.createElement("textarea");
  area.setAttribute("aria-label", label);
  area.setAttribute("aria-describedby", hint);
  Object.assign(area, { spellcheck: false, wrap: "off", readOnly, autocapitalize: "off" });
  place.replaceChildren(area);
  area.addEventListener("input", () => onChange());
  const line = () => area.value.slice(0, area.selectionStart).split("\n").length;
  document.addEventListener("selectionchange", () => document.activeElement === area && onMove(line()));
  return {
    get text() { return area.value; },
    put(text) {
      if (text === area.value) return;
      const { selectionStart, selectionEnd, scrollTop } = area;
      area.value = text;
      area.setSelectionRange(selectionStart, selectionEnd);
      area.scrollTop = scrollTop;
    },
    clear() { area.value = ""; },
    mark() {},
    setNames() {},
    lock(locked) { area.readOnly = locked; },
    go(place) {
      const [start, end] = [offset(area.value, place.line, place.column), offset(area.value, place.endLine, place.endColumn)];
      area.focus();
      area.setSelectionRange(start, end);
      const height = parseFloat(getComputedStyle(area).lineHeight) || 20;
      area.scrollTop = Math.max(0, place.line * height - area.clientHeight / 2);
    },
    replace(place, text) {
      area.setRangeText(text, offset(area.value, place.line, place.column), offset(area.value, place.endLine, place.endColumn), "end");
      onChange();
    },
  };
}

/** The offset of a line (from 1) and a column (from 0) in a text. */
function offset(text, line, column) {
  let at = 0;
  for (let number = 1; number < line; number += 1) {
    const end = text.indexOf("\n", at);
    if (end < 0) return text.length;
    at = end + 1;
  }
  return Math.min(at + column, text.length);
}
