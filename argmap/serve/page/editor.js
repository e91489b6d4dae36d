// The text in the editor component: colours, marks at what is wrong, completion, folding.

import { offers, parts } from "./grammar.js";
import { make, say } from "./words.js";

/** An editor in `place`; `vocabulary` are the language's words. Rejects where the component cannot be loaded. */
export async function richEditor(place, { label, hint, fixed, changed, moved, vocabulary }) {
  const CM = await import("/component/index.js");
  const told = CM.StateEffect.define();
  const locked = new CM.Compartment();
  const lockedBy = (state) => [CM.EditorState.readOnly.of(state)];
  const past = new CM.Compartment();
  let names = {};
  let waiting = null;

  const wrong = wrongs(CM, told);
  const view = new CM.EditorView({
    parent: place,
    extensions: [
      CM.EditorView.cspNonce.of(document.querySelector("meta[name=style-nonce]").content),
      wrong,
      signs(CM, wrong),
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
      CM.hoverTooltip((view, at) => hover(view.state, at, wrong)),
      locked.of(lockedBy(fixed)),
      CM.EditorView.updateListener.of((update) => {
        if (update.docChanged && !update.transactions.some((each) => each.annotation(CM.Transaction.remote))) changed();
        if (update.selectionSet || update.docChanged) moved(update.state.doc.lineAt(update.state.selection.main.head).number);
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

  /** Puts the marks, but never while a syllable is being composed: that would break it off. */
  function show() {
    if (waiting === null || view.composing) return;
    view.dispatch({ effects: told.of(waiting) });
    waiting = null;
  }

  /** Makes a change that cannot be undone, nor what was written before it. */
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
    know(found) { names = found; },
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

/** The one stretch in which two texts differ, so that the cursor stays where it was. */
export function difference(old, text) {
  if (old === text) return null;
  let start = 0;
  while (start < old.length && start < text.length && old[start] === text[start]) start += 1;
  let [end, last] = [old.length, text.length];
  while (end > start && last > start && old[end - 1] === text[last - 1]) { end -= 1; last -= 1; }
  return { from: start, to: end, insert: text.slice(start, last) };
}

/** The offsets of a place, as far as the text still has it. */
function range(doc, place) {
  const at = (line, column) => {
    const found = doc.line(Math.min(Math.max(line, 1), doc.lines));
    return Math.min(found.from + column, found.to);
  };
  const from = at(place.line, place.column);
  return [from, Math.max(from, at(place.endLine, place.endColumn))];
}

function wrongs(CM, told) {
  const marked = (doc, diagnostics) => CM.RangeSet.of(
    diagnostics.flatMap((each) => {
      const [from, to] = range(doc, each.place);
      const start = to > from || from === 0 ? from : from - 1;
      const end = Math.max(to, Math.min(start + 1, doc.length));
      return end > start ? [CM.Decoration.mark({ class: `argmap-${each.severity}`, told: each }).range(start, end)] : [];
    }),
    true,
  );
  return CM.StateField.define({
    create: () => CM.Decoration.none,
    update(marks, change) {
      for (const effect of change.effects) if (effect.is(told)) return marked(change.state.doc, effect.value);
      return marks.map(change.changes);
    },
    provide: (field) => CM.EditorView.decorations.from(field),
  });
}

/** The diagnostics whose marks touch a stretch of the text, in their order. */
function touching(state, wrong, from, to) {
  const found = [];
  state.field(wrong).between(from, to, (_from, _to, mark) => { found.push(mark.spec.told); });
  return found;
}

function signs(CM, wrong) {
  class Sign extends CM.GutterMarker {
    constructor(severity) { super(); this.severity = severity; }
    eq(other) { return other.severity === this.severity; }
    toDOM() { return make("span", { kind: `argmap-sign ${this.severity}`, text: this.severity === "error" ? "✕" : "!", title: say(this.severity) }); }
  }
  return CM.gutter({
    class: "argmap-signs",
    lineMarker(view, line) {
      const found = touching(view.state, wrong, line.from, line.to);
      if (!found.length) return null;
      return new Sign(found.some((each) => each.severity === "error") ? "error" : "warning");
    },
    lineMarkerChange: (update) => update.startState.field(wrong) !== update.state.field(wrong),
    initialSpacer: () => new Sign("warning"),
  });
}

function hover(state, at, wrong) {
  const found = touching(state, wrong, at, at);
  if (!found.length) return null;
  return {
    pos: at,
    create: () => ({
      dom: make("div", { kind: "argmap-told" }, ...found.flatMap((each) => [
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

/** A line folds what is deeper below it. */
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
