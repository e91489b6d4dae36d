// The page: it draws its text as it is typed, follows the map's file, and saves on request.

import { download, Refusal, send } from "./api.js";
import { showDetails } from "./details.js";
import { richEditor } from "./editor.js";
import { listen } from "./events.js";
import { picturePane } from "./picture.js";
import { problemsPane } from "./problems.js";
import { searchBox } from "./search.js";
import { plainEditor } from "./textarea.js";
import { make, say, setWords } from "./words.js";

/** Milliseconds without a change of the text after which the picture is fitted again: longer than between two words. */
const PAUSE_MS = 1500;

const at = (id) => document.getElementById(id);
const darkMode = matchMedia("(prefers-color-scheme: dark)");

/** The state of the page: `version` is the file's as last read (null: never, "": it is gone), `savedText` its text
 * then, `conflict` the version that the writer is asked about, `settings` the state of the settings file, `drawing` the
 * last answer with a picture, and `drawnFor` the choices that it was drawn for; `pause` is the timer that runs while the writer types; `leaving` aborts requests for the open map, `stop` ends following it. */
const page = { start: null, map: "", maps: [], version: null, savedText: "", lossless: true, conflict: null, settings: null, valid: null, drawing: null, drawnFor: "", pause: null, selected: null, step: 0, leaving: new AbortController(), stop: () => {} };
let editor;
let saving = Promise.resolve();

const picture = picturePane(at("picture"), { select });
const problems = problemsPane(at("problems"), at("count"), {
  go: (place) => { showText(true); editor.go(place); },
  applyFixes: (fixes) => { for (const fix of [...fixes].reverse()) editor.replace(fix.place, fix.text); },
  mapName: () => page.map,
  line: (number) => editor.text.split("\n", number)[number - 1] ?? "",
});

/** True where the writer has changed the text; where closing the page would lose text. */
const dirty = () => page.lossless && editor.text !== page.savedText;
const unsaved = () => !page.start.readOnly && page.lossless && (dirty() || (page.version === "" && editor.text !== ""));

function pictureChoices() {
  const theme = at("theme").value;
  return { view: at("view").value, lang: at("lang").value, theme, dark: darkMode.matches, page: at("page").value, label: at("label").value, direction: at("direction").value, stepwise: at("stepwise").checked };
}

/** A request about the newest text. Its picture keeps to the arrangement of the last one, if that shows the same of the map. */
function request() {
  const choices = pictureChoices();
  const arrangement = page.drawnFor === arrangedFor(choices) ? page.drawing.arrangement : "";
  return { map: page.map, text: page.lossless ? editor.text : null, picture: { ...choices, arrangement } };
}

/** The choices that decide where boxes stand, as a text. */
function arrangedFor({ view, lang, page, label, direction }) {
  return JSON.stringify([view, lang, page, label, direction]);
}

/** Wrap `action` so that it runs with the newest text: while it runs, later texts wait, and only the last is used. */
function withNewestText(action) {
  let busy = false;
  let again = false;
  return async () => {
    again = true;
    if (busy) return;
    busy = true;
    while (again) {
      again = false;
      await action(page.map, request()).catch(reportError);
    }
    busy = false;
  };
}

/** Check the newest text. */
const check = withNewestText(async (map, question) => {
  const answer = await send("check", question).catch(() => null);
  if (answer && map === page.map) showDiagnostics(answer);
});

/** Draw the newest text. */
const paint = withNewestText(async (map, question) => {
  at("picture").setAttribute("aria-busy", "true");
  const answer = await send("draw", question, page.leaving.signal).catch((error) => ({ error: error instanceof Refusal && error.message }));
  at("picture").setAttribute("aria-busy", "false");
  if (map === page.map) showPicture(answer, arrangedFor(question.picture));
});

function draw() {
  check();
  paint();
}

function showDiagnostics({ diagnostics, valid }) {
  const changed = page.valid !== valid;
  page.valid = valid;
  problems.show(diagnostics, page.start.readOnly);
  editor.mark(diagnostics.filter((each) => each.file === page.map));
  if (changed || !valid) showStale(valid ? "" : say(page.drawing ? "picture.stale" : "picture.none"));
}

/** Show why the picture is not that of the text; no words where it is. */
function showStale(words) {
  picture.stale(words !== "" && page.drawing !== null);
  at("stale").hidden = words === "";
  if (at("stale").textContent !== words) at("stale").textContent = words;
}

function showPicture(answer, drawnFor) {
  if (answer.error) showStale(answer.error);
  if (answer.svg === undefined) return;
  const like = page.drawnFor === drawnFor;
  Object.assign(page, { drawing: answer, drawnFor });
  showStale(page.valid === false ? say("picture.stale") : "");
  picture.show(answer.svg, like);
  at("size").textContent = answer.size;
  at("title").textContent = document.querySelector("#picture title")?.textContent ?? page.map;
  document.title = `${unsaved() ? "• " : ""}${at("title").textContent} – argmap`;
  editor.setNames(answer.names);
  choices(at("view"), [["", say("whole")], ...answer.views], at("view").value);
  const original = answer.lang ? languageName(answer.lang) : say("written");
  choices(at("lang"), [["", original], ...answer.languages.filter((each) => each !== answer.lang).map((each) => [each, languageName(each)])], at("lang").value);
  steps(page.step);
  if (page.selected && !selectedStatement()) deselect();
  else if (page.selected) select(page.selected, null);
}

function languageName(code) {
  try {
    return new Intl.DisplayNames([document.documentElement.lang], { type: "language" }).of(code);
  } catch {
    return code;
  }
}

/** Fill a list of choices, where they have changed. */
function choices(select, options, value) {
  const json = JSON.stringify(options);
  if (select.dataset.options !== json) {
    select.dataset.options = json;
    select.replaceChildren(...options.map(([key, text]) => new Option(text, key)));
  }
  select.value = options.some(([key]) => key === value) ? value : options[0]?.[0] ?? "";
}

/* Steps */

function steps(number) {
  const last = page.drawing?.lastStep ?? 0;
  const active = at("stepwise").checked && last > 0;
  page.step = Math.min(Math.max(number, 0), last);
  picture.step(active ? page.step : Infinity);
  at("step").textContent = active ? say("step.of", page.step + 1, last + 1) : "";
  at("previous").disabled = !active || page.step === 0;
  at("next").disabled = !active || page.step === last;
}

/* The selected box */

const selectedStatement = () => page.drawing?.statements.find((each) => each.id === page.selected);

/** Show a box's details; `byKeyboard` moves the focus there, null leaves the picture as it is. */
function select(id, byKeyboard) {
  page.selected = id;
  const statement = selectedStatement();
  if (!statement) return;
  picture.ring("selected", id);
  const go = () => { showText(true); editor.go({ line: statement.line, column: 0, endLine: statement.line, endColumn: 1e9 }); };
  const open = page.start.canOpen && (() => send("open", { map: page.map, line: statement.line }).catch((error) => announce(error.message)));
  const lang = at("lang").value || page.drawing.lang;
  showDetails(at("details"), statement, lang, { go, open, close: () => { deselect(); picture.focus(id); } });
  if (byKeyboard === null) return;
  picture.reveal(id);
  if (byKeyboard) at("details-head").focus();
}

function deselect() {
  page.selected = null;
  at("details").hidden = true;
  picture.ring("selected", null);
}

function onMove(line) {
  const statement = page.drawing?.statements.filter((each) => each.line <= line).at(-1);
  picture.ring("cursor", statement?.id);
}

/* The file */

function onChange() {
  clearTimeout(page.pause);
  page.pause = setTimeout(picture.settle, PAUSE_MS);
  picture.hold();
  showState();
  draw();
}

function showState() {
  const open = unsaved();
  at("state").textContent = page.start.readOnly ? say("read-only") : open ? say("unsaved") : "";
  at("state").classList.toggle("unsaved", open);
  at("save").disabled = !open || page.version === null || page.conflict !== null;
  document.title = document.title.replace(/^(• )?/, open ? "• " : "");
}

/** Take over the file's text. */
function load({ text, version, lossless, settings }) {
  Object.assign(page, { savedText: text, version, lossless, settings, conflict: null });
  editor.put(text);
  editor.lock(page.start.readOnly || !lossless);
  banner(lossless ? "" : say("not-utf8"));
  showState();
  draw();
}

function onEvent(kind, value) {
  if (kind === "maps") offer(value.maps);
  else if (kind === "disconnected") banner(say("disconnected"), [], "disconnected");
  else if (kind === "refused") banner(value, [], "error");
  else if (value.error) banner(value.error[document.documentElement.lang], [], "error");
  else {
    if (["disconnected", "error"].includes(at("banner").dataset.about)) reconnect();
    takeState(value);
    if (page.settings !== value.settings) draw();
    page.settings = value.settings;
  }
}

/** Clear the banner once the file can be read again; a question about the file comes anew. */
function reconnect() {
  page.conflict = null;
  banner(page.lossless ? "" : say("not-utf8"));
}

/** Take over the file as it is now, or ask the writer whose text would be lost. */
function takeState(value) {
  const same = value.version === page.version;
  if (value.version === "" && page.version !== null) showGone(same);
  else if (same && page.conflict === null) return;
  else if (page.version === null || !dirty() || value.text === editor.text) load(value);
  else if (same || (value.text === page.savedText && value.lossless)) setVersion(value.version);
  else if (value.version !== page.conflict) askWhichText(value);
}

/** Record that the text began from this version of the file. */
function setVersion(version) {
  Object.assign(page, { version, conflict: null });
  banner("");
  showState();
}

/** Show that the file is gone: the page keeps the text, and Save writes it. Where that is `known`, other words stay. */
function showGone(known) {
  if (known && at("banner").dataset.about) return;
  Object.assign(page, { version: "", conflict: null });
  banner(say(page.start.readOnly || !page.lossless ? "gone.read" : "gone"), [], "gone");
  showState();
}

/** Ask the writer which text to keep, as the file has changed; nothing is written before the answer. */
function askWhichText(value) {
  page.conflict = value.version;
  const keep = () => { page.savedText = null; setVersion(value.version); };
  banner(say("changed"), [[say("changed.take"), () => load(value)], [say("changed.keep"), keep]], "changed");
  showState();
}

/** Save after the writing that is under way. */
function save() {
  saving = saving.then(write).catch(reportError);
}

/** Write the text. Events from before the writing are dropped: the page follows the file anew. */
async function write() {
  if (at("save").disabled) return;
  const { map, leaving } = page;
  const text = editor.text;
  page.stop();
  try {
    const answer = await send("save", { map, text, version: page.version });
    if (!leaving.signal.aborted) onSaved(answer.version, text);
  } catch (error) {
    if (error.status === 409) announce(error.message);  // the file's state comes with the next event
    else showFailure(error);
  }
  if (!leaving.signal.aborted) page.stop = listen(map, onEvent);
}

/** Record that the file is now as the page has written it. */
function onSaved(version, text) {
  page.savedText = text;
  setVersion(version);
  announce(say("saved"));
  at("state").textContent ||= say("saved");
}

function banner(words, actions = [], about = "") {
  const place = at("banner");
  if (!actions.length && place.dataset.about === about && place.textContent === words) return;
  place.hidden = !words;
  place.dataset.about = about;
  place.replaceChildren(words, ...actions.map(([text, action]) => {
    const button = make("button", { text, type: "button" });
    button.addEventListener("click", action);
    return button;
  }));
}

/** Show why an action failed; a question in the banner's place is asked again when it matters. */
function showFailure(error) {
  page.conflict = null;
  showState();
  if (error instanceof Refusal) banner(error.message || say("disconnected"), [], "failed");
  else banner(say("disconnected"), [], "disconnected");
}

function announce(words) {
  at("announcement").textContent = words;
}

/* The whole */

/** List the maps that can be opened; the open one stays in the list when its file is gone. */
function offer(maps) {
  page.maps = maps;
  const removed = maps.includes(page.map) ? [] : [[page.map, say("map.gone", page.map)]];
  choices(at("map"), [...removed, ...maps.map((each) => [each, each])], page.map);
  document.querySelector(".for-folder").hidden = at("map").options.length < 2;
}

function open(map) {
  page.stop();
  page.leaving.abort();
  clearTimeout(page.pause);
  Object.assign(page, { map, leaving: new AbortController(), version: null, savedText: "", lossless: true, conflict: null, settings: null, valid: null, drawing: null, drawnFor: "", pause: null, selected: null, step: 0 });
  editor.clear();
  editor.lock(true);
  banner("");
  offer(page.maps);
  showState();
  picture.clear();
  deselect();
  choices(at("view"), [["", say("whole")]], "");
  choices(at("lang"), [["", say("written")]], "");
  sessionStorage.setItem("argmap-map", map);
  page.stop = listen(map, onEvent);
}

function showText(shown) {
  document.body.classList.toggle("hidden-text", !shown);
  at("hide").setAttribute("aria-expanded", String(shown));
}

function bind() {
  for (const id of ["view", "lang", "theme", "page", "label", "direction"]) at(id).addEventListener("change", draw);
  at("view").addEventListener("change", () => { page.step = 0; picture.fit(); });
  at("page").addEventListener("change", () => picture.fit());
  at("stepwise").addEventListener("change", () => { page.step = 0; draw(); });
  darkMode.addEventListener("change", draw);
  at("map").addEventListener("change", () => {
    if (unsaved() && !confirm(say("leave"))) at("map").value = page.map;
    else open(at("map").value);
  });
  at("format").addEventListener("change", async () => {
    const format = at("format").value;
    at("format").value = "";
    const name = page.map.split("/").at(-1).replace(/\.argmap$/i, "");
    try {
      await download({ ...request(), format }, `${name}.${format}`);
    } catch (error) {
      showFailure(error);
    }
  });
  at("save").addEventListener("click", save);
  at("hide").addEventListener("click", () => showText(document.body.classList.contains("hidden-text")));
  at("fit").addEventListener("click", () => picture.fit());
  at("zoom-in").addEventListener("click", () => picture.zoom(1.25));
  at("zoom-out").addEventListener("click", () => picture.zoom(0.8));
  at("previous").addEventListener("click", () => steps(page.step - 1));
  at("next").addEventListener("click", () => steps(page.step + 1));
  at("details").addEventListener("keydown", (event) => { if (event.key === "Escape") { const id = page.selected; deselect(); picture.focus(id); } });
  addEventListener("keydown", keys);
  addEventListener("beforeunload", (event) => { if (unsaved()) event.preventDefault(); });
  searchBox(at("search"), at("results"), { statements: () => page.drawing?.statements ?? [], select: (id) => select(id, true) });
}

function keys(event) {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") { event.preventDefault(); save(); return; }
  const writing = event.target.closest?.("input:not([type=checkbox]), textarea, .cm-editor");
  if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") { event.preventDefault(); at("search").focus(); }
  else if (at("stepwise").checked && event.key === "PageDown") { event.preventDefault(); steps(page.step + 1); }
  else if (at("stepwise").checked && event.key === "PageUp") { event.preventDefault(); steps(page.step - 1); }
}

async function makeEditor() {
  const options = { label: say("text"), hint: "source-hint", readOnly: page.start.readOnly, onChange, onMove, vocabulary: page.start.vocabulary };
  at("source-hint").textContent = say(page.start.component ? "text.hint" : "text.plain");
  if (!page.start.component) return plainEditor(at("editor"), options);
  try {
    return await richEditor(at("editor"), options);
  } catch {
    at("source-hint").textContent = say("text.plain");
    return plainEditor(at("editor"), options);
  }
}

async function begin() {
  try {
    page.start = await send("start");
  } catch {
    document.body.classList.add("no-token");
    return;
  }
  const { ui, words, maps, themes, pages, formats, readOnly } = page.start;
  setWords(ui, words);
  document.body.classList.remove("loading");
  choices(at("theme"), [["", say("project")], ...themes.map((each) => [each, say(`theme.${each}`)])], "");
  choices(at("page"), [["", say("project")], ...pages.map((each) => [each, each === "none" ? say("page.none") : each])], "");
  choices(at("label"), [["", say("project")], ...["auto", "full", "short"].map((each) => [each, say(`label.${each}`)])], "");
  choices(at("direction"), [["", say("project")], ...["auto", "down", "right", "compact"].map((each) => [each, say(`direction.${each}`)])], "");
  choices(at("format"), [["", "…"], ...formats.map((each) => [each, each.toUpperCase()])], "");
  at("tools").setAttribute("aria-label", say("argument"));
  at("save").hidden = readOnly;
  editor = await makeEditor();
  bind();
  const last = sessionStorage.getItem("argmap-map");
  page.maps = maps;
  const first = maps.includes(last) ? last : maps[0] ?? last;
  if (first) open(first);
  else banner(say("maps.none"));
}

begin();
