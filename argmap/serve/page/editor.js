// The text in the editor component: colours, marks of diagnostics, completion, folding.

import { offers, parts } from "./grammar.js";
import { make, say } from "./words.js";

/** An editor in `place`; `vocabulary` are the language's words. Rejects where the component cannot be loaded. */
export async function richEditor(place, { label, hint, readOnly, onChange, onMove, vocabulary }) {
  const CM = await import("/component/index.js");
  const setDiagnostics = CM.StateEffect.define();
  const locked = new CM.Compartment();
  const lockedBy = (state) => [CM.EditorState.readOnly.of(state)];
  const past = new CM.Compartment();
  let names = {};
  let waiting = null;

  const markField = diagnosticMarks(CM, setDiagnostics);
  const view = new CM.EditorView({
    parent: place,
    extensions: [
      CM.EditorView.cspNonce.of(document.querySelector("meta[name=style-nonce]").content),
      markField,
      gutterMarks(CM, markField),
      past.of(CM.history()),
      CM.basicSetup.filter((each) => ![each].flat(Infinity).includes(CM.historyField)),
      CM.keymap.of([CM.indentWithTab]),
      CM.indentUnit.of("  "),
      CM.EditorState.tabSize.of(2),
      CM.EditorView.lineWrapping,
      CM.EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": hint, spellcheck: "false" }),
      CM.EditorState.languageData.of(() => [{ autocomplete: complete, commentTokens: { line: "#" } }]),
      CM.foldService.of(foldBelow),
      colours(CM, vocabulary),
      CM.hoverTooltip((view, at) => hover(view.state, at, markField)),
      locked.of(lockedBy(readOnly)),
      CM.EditorView.updateListener.of((update) => {
        if (update.docChanged && !update.transactions.some((each) => each.annotation(CM.Transaction.remote))) onChange();
        if (update.selectionSet || update.docChanged) onMove(update.state.doc.lineAt(update.state.selection.main.head).number);
      }),
      CM.EditorView.domEventHandlers({ compositionend: () => { setTimeout(show); } }),
    ],
  });

  function complete(context) {
    const line = context.state.doc.lineAt(context.pos);
    const found = offers(context.state.sliceDoc(line.from, context.pos), vocabulary, names);
    const nothing = !found || (!context.explicit && found.from === context.pos - line.from && !/[:：]\s*$/u.test(line.text.slice(0, context.pos - line.from)));
    if (nothing) return null;
    const options = found.options.map(({ label, type, after }) => ({ label, type: { name: "variable", value: "enum" }[type] ?? type, apply: label + after }));
    return { from: line.from + found.from, options, validFor: /^[\p{L}\p{N}\p{M}_.-]*$/u };
  }

  /** Show the marks, but never while a syllable is being composed: that would break it off. */
  function show() {
    if (waiting === null || view.composing) return;
    view.dispatch({ effects: setDiagnostics.of(waiting) });
    waiting = null;
  }

  /** Make a change that cannot be undone, and clear the history before it. */
  function renew(changes) {
    view.dispatch({ changes, annotations: [CM.Transaction.remote.of(true)], effects: past.reconfigure([]) });
    view.dispatch({ effects: past.reconfigure(CM.history()) });
  }

  return {
    get text() { return view.state.doc.toString(); },
    put(text) {
      const change = difference(view.state.doc.toString(), text);
      if (change) renew(change);
    },
    clear() { renew({ from: 0, to: view.state.doc.length }); },
    mark(diagnostics) { waiting = diagnostics; show(); },
    setNames(value) { names = value; },
    lock(state) { view.dispatch({ effects: locked.reconfigure(lockedBy(state)) }); },
    go(place) {
      const [from, to] = range(view.state.doc, place);
      view.dispatch({ selection: { anchor: from, head: to }, effects: CM.EditorView.scrollIntoView(from, { y: "center" }) });
      view.focus();
    },
    replace(place, text) {
      const [from, to] = range(view.state.doc, place);
      view.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from + text.length }, userEvent: "input" });
      view.focus();
    },
  };
}

/** Find the one range in which two texts differ, so that the cursor stays where it was. */
export function difference(old, text) {
  if (old === text) return null;
  let start = 0;
  while (start < old.length && start < text.length && old[start] === text[start]) start += 1;
  let [end, last] = [old.length, text.length];
  while (end > start && last > start && old[end - 1] === text[last - 1]) { end -= 1; last -= 1; }
  return { from: start, to: end, insert: text.slice(start, last) };
}

/** Convert a place to offsets, within the text as it is now. */
function range(doc, place) {
  const at = (line, column) => {
    const found = doc.line(Math.min(Math.max(line, 1), doc.lines));
    return Math.min(found.from + column, found.to);
  };
  const from = at(place.line, place.column);
  return [from, Math.max(from, at(place.endLine, place.endColumn))];
}

function diagnosticMarks(CM, setDiagnostics) {
  const marked = (doc, diagnostics) => CM.RangeSet.of(
    diagnostics.flatMap((each) => {
      const [from, to] = range(doc, each.place);
      const start = to > from || from === 0 ? from : from - 1;
      const end = Math.max(to, Math.min(start + 1, doc.length));
      return end > start ? [CM.Decoration.mark({ class: `argmap-${each.severity}`, diagnostic: each }).range(start, end)] : [];
    }),
    true,
  );
  return CM.StateField.define({
    create: () => CM.Decoration.none,
    update(marks, change) {
      for (const effect of change.effects) if (effect.is(setDiagnostics)) return marked(change.state.doc, effect.value);
      return marks.map(change.changes);
    },
    provide: (field) => CM.EditorView.decorations.from(field),
  });
}

/** Find the diagnostics whose marks touch a range of the text, in their order. */
function touching(state, markField, from, to) {
  const found = [];
  state.field(markField).between(from, to, (_from, _to, mark) => { found.push(mark.spec.diagnostic); });
  return found;
}

function gutterMarks(CM, markField) {
  class Sign extends CM.GutterMarker {
    constructor(severity) { super(); this.severity = severity; }
    eq(other) { return other.severity === this.severity; }
    toDOM() { return make("span", { kind: `argmap-gutter-mark ${this.severity}`, text: this.severity === "error" ? "✕" : "!", title: say(this.severity) }); }
  }
  return CM.gutter({
    class: "argmap-gutter",
    lineMarker(view, line) {
      const found = touching(view.state, markField, line.from, line.to);
      if (!found.length) return null;
      return new Sign(found.some((each) => each.severity === "error") ? "error" : "warning");
    },
    lineMarkerChange: (update) => update.startState.field(markField) !== update.state.field(markField),
    initialSpacer: () => new Sign("warning"),
  });
}

function hover(state, at, markField) {
  const found = touching(state, markField, at, at);
  if (!found.length) return null;
  return {
    pos: at,
    create: () => ({
      dom: make("div", { kind: "argmap-tooltip" }, ...found.flatMap((each) => [
        make("p", { text: `${each.code}: ${each.message}` }),
        ...(each.hint ? [make("p", { text: `${say("hint")}: ${each.hint}` })] : []),
      ])),
    }),
  };
}

function colours(CM, vocabulary) {
  const marks = Object.fromEntries(["keyword", "name", "property", "comment", "bar"].map((kind) => [kind, CM.Decoration.mark({ class: `argmap-${kind}` })]));
  const coloured = (view) => {
    const found = [];
    for (const { from, to } of view.visibleRanges) {
      for (let at = from; at <= to;) {
        const line = view.state.doc.lineAt(at);
        for (const [start, end, kind] of parts(line.text, vocabulary)) {
          if (end > start) found.push(marks[kind].range(line.from + start, line.from + end));
        }
        at = line.to + 1;
      }
    }
    return CM.Decoration.set(found, true);
  };
  return CM.ViewPlugin.define(
    (view) => ({
      decorations: coloured(view),
      update(update) { if (update.docChanged || update.viewportChanged) this.decorations = coloured(update.view); },
    }),
    { decorations: (plugin) => plugin.decorations },
  );
}

/** Fold the lines below a line that are indented more. */
function foldBelow(state, start) {
  const depth = (text) => (/\S/.test(text) ? /^\s*/.exec(text)[0].length : Infinity);
  const first = state.doc.lineAt(start);
  const own = depth(first.text);
  let last = first;
  for (let number = first.number + 1; number <= state.doc.lines; number += 1) {
    const line = state.doc.line(number);
    if (depth(line.text) <= own) break;
    if (/\S/.test(line.text)) last = line;
  }
  return last.number > first.number ? { from: first.to, to: last.to } : null;
}
