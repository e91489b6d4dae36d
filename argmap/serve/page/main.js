// The page: its text becomes a picture as it is written; its file is followed, and saved when that is asked for.

import { ask, download, Refusal } from "./ask.js";
import { tell } from "./chosen.js";
import { richEditor } from "./editor.js";
import { listen } from "./listen.js";
import { picturePane } from "./picture.js";
import { plainEditor } from "./plain.js";
import { problemsPane } from "./problems.js";
import { searchBox } from "./search.js";
import { make, say, speak } from "./words.js";

const at = (id) => document.getElementById(id);
const night = matchMedia("(prefers-color-scheme: dark)");

/** What the page knows: `version` is the file's as last seen (null: never, "": it is gone), `kept` its text then,
 * `other` the version that the writer is asked about, `settings` what tells of new ones, `drawn` the last good
 * answer; `leaving` ends what is asked for the map that is shown, `stop` the listening to it. */
const page = { start: null, map: "", maps: [], version: null, kept: "", whole: true, other: null, settings: null, good: null, drawn: null, chosen: null, step: 0, leaving: new AbortController(), stop: () => {} };
let editor;
let saving = Promise.resolve();

const picture = picturePane(at("picture"), { choose });
const problems = problemsPane(at("problems"), at("count"), {
  go: (place) => { showText(true); editor.go(place); },
  mend: (fixes) => { for (const fix of [...fixes].reverse()) editor.replace(fix.place, fix.text); },
  mapName: () => page.map,
  line: (number) => editor.text.split("\n", number)[number - 1] ?? "",
});

/** Whether the writer changed the text; whether something would be lost with the page. */
const dirty = () => page.whole && editor.text !== page.kept;
const unsaved = () => !page.start.fixed && page.whole && (dirty() || (page.version === "" && editor.text !== ""));

function look() {
  const theme = at("theme").value;
  return { view: at("view").value, lang: at("lang").value, theme, dark: night.matches, page: at("page").value, label: at("label").value, stepwise: at("stepwise").checked };
}

function question() {
  return { map: page.map, text: page.whole ? editor.text : null, look: look() };
}

/** What does something with the newest text: while it is being done, later texts wait, and only the last is taken. */
function newest(deed) {
  let busy = false;
  let again = false;
  return async () => {
    again = true;
    if (busy) return;
    busy = true;
    while (again) {
      again = false;
      await deed(page.map, question()).catch(reportError);
    }
    busy = false;
  };
}

/** Tells what is wrong with the newest text. */
const judge = newest(async (map, asked) => {
  const answer = await ask("judge", asked).catch(() => null);
  if (answer && map === page.map) judged(answer);
});

/** Draws the newest text. */
const paint = newest(async (map, asked) => {
  at("picture").setAttribute("aria-busy", "true");
  const answer = await ask("draw", asked, page.leaving.signal).catch((error) => ({ trouble: error instanceof Refusal && error.message }));
  at("picture").setAttribute("aria-busy", "false");
  if (map === page.map) painted(answer);
});

function draw() {
  judge();
  paint();
}

function judged({ diagnostics, good }) {
  const changed = page.good !== good;
  page.good = good;
  problems.show(diagnostics, page.start.fixed);
  editor.mark(diagnostics.filter((each) => each.file === page.map));
  if (changed || !good) aged(good ? "" : say(page.drawn ? "picture.stale" : "picture.none"));
}

/** Says why the picture is not that of the text; it is where there are no words. */
function aged(words) {
  picture.stale(words !== "" && page.drawn !== null);
  at("stale").hidden = words === "";
  if (at("stale").textContent !== words) at("stale").textContent = words;
}

function painted(answer) {
  if (answer.trouble) aged(answer.trouble);
  if (answer.svg === undefined) return;
  page.drawn = answer;
  aged(page.good === false ? say("picture.stale") : "");
  picture.show(answer.svg);
  at("size").textContent = answer.size;
  at("title").textContent = document.querySelector("#picture title")?.textContent ?? page.map;
  document.title = `${unsaved() ? "• " : ""}${at("title").textContent} – argmap`;
  editor.know(answer.names);
  choices(at("view"), [["", say("whole")], ...answer.views], at("view").value);
  const own = answer.lang ? languageName(answer.lang) : say("written");
  choices(at("lang"), [["", own], ...answer.languages.filter((each) => each !== answer.lang).map((each) => [each, languageName(each)])], at("lang").value);
  steps(page.step);
  if (page.chosen && !chosen()) forget();
  else if (page.chosen) choose(page.chosen, null);
}

function languageName(code) {
  try {
    return new Intl.DisplayNames([document.documentElement.lang], { type: "language" }).of(code);
  } catch {
    return code;
  }
}

/** Fills a list of choices, where they are others than before. */
function choices(select, options, value) {
  const said = JSON.stringify(options);
  if (select.dataset.said !== said) {
    select.dataset.said = said;
    select.replaceChildren(...options.map(([key, text]) => new Option(text, key)));
  }
  select.value = options.some(([key]) => key === value) ? value : options[0]?.[0] ?? "";
}

/* Steps */

function steps(number) {
  const last = page.drawn?.last ?? 0;
  const on = at("stepwise").checked && last > 0;
  page.step = Math.min(Math.max(number, 0), last);
  picture.step(on ? page.step : Infinity);
  at("step").textContent = on ? say("step.of", page.step + 1, last + 1) : "";
  at("back").disabled = !on || page.step === 0;
  at("on").disabled = !on || page.step === last;
}

/* The chosen box */

const chosen = () => page.drawn?.statements.find((each) => each.id === page.chosen);

/** Tells of a box; `byKeyboard` moves the focus there, null leaves the picture as it is. */
function choose(id, byKeyboard) {
  page.chosen = id;
  const statement = chosen();
  if (!statement) return;
  picture.ring("picked", id);
  const go = () => { showText(true); editor.go({ line: statement.line, column: 0, endLine: statement.line, endColumn: 1e9 }); };
  const open = page.start.opens && (() => ask("open", { map: page.map, line: statement.line }).catch((error) => news(error.message)));
  const lang = at("lang").value || page.drawn.lang;
  tell(at("chosen"), statement, lang, { go, open, close: () => { forget(); picture.focus(id); } });
  if (byKeyboard === null) return;
  picture.reveal(id);
  if (byKeyboard) at("chosen-head").focus();
}

function forget() {
  page.chosen = null;
  at("chosen").hidden = true;
  picture.ring("picked", null);
}

function moved(line) {
  const under = page.drawn?.statements.filter((each) => each.line <= line).at(-1);
  picture.ring("cursor", under?.id);
}

/* The file */

function changed() {
  state();
  draw();
}

function state() {
  const open = unsaved();
  at("state").textContent = page.start.fixed ? say("fixed") : open ? say("unsaved") : "";
  at("state").classList.toggle("unsaved", open);
  at("save").disabled = !open || page.version === null || page.other !== null;
  document.title = document.title.replace(/^(• )?/, open ? "• " : "");
}

/** Takes over the file's text. */
function load({ text, version, whole, settings }) {
  Object.assign(page, { kept: text, version, whole, settings, other: null });
  editor.put(text);
  editor.lock(page.start.fixed || !whole);
  banner(whole ? "" : say("whole.not"));
  state();
  draw();
}

function heard(kind, value) {
  if (kind === "maps") offer(value.maps);
  else if (kind === "cut") banner(say("cut"), [], "cut");
  else if (kind === "refused") banner(value, [], "trouble");
  else if (value.trouble) banner(value.trouble[document.documentElement.lang], [], "trouble");
  else {
    if (["cut", "trouble"].includes(at("banner").dataset.about)) regained();
    met(value);
    if (page.settings !== value.settings) draw();
    page.settings = value.settings;
  }
}

/** The file can be told of again; what the banner said of it before is asked anew. */
function regained() {
  page.other = null;
  banner(page.whole ? "" : say("whole.not"));
}

/** Meets the file as it is now: takes it over, or asks the writer whose text would be lost. */
function met(value) {
  const same = value.version === page.version;
  if (value.version === "" && page.version !== null) gone(same);
  else if (same && page.other === null) return;
  else if (page.version === null || !dirty() || value.text === editor.text) load(value);
  else if (same || (value.text === page.kept && value.whole)) known(value.version);
  else if (value.version !== page.other) differs(value);
}

/** The file is again as the writer began from. */
function known(version) {
  Object.assign(page, { version, other: null });
  banner("");
  state();
}

/** The file is gone: the page keeps the text, and Save is open to it; where that was `told` before, it is no news. */
function gone(told) {
  if (told && at("banner").dataset.about) return;
  Object.assign(page, { version: "", other: null });
  banner(say(page.start.fixed || !page.whole ? "gone.read" : "gone"), [], "gone");
  state();
}

/** Tells that the file is another than the one that was read; nothing is written until the writer has chosen. */
function differs(value) {
  page.other = value.version;
  const keep = () => { page.kept = null; known(value.version); };
  banner(say("changed"), [[say("changed.take"), () => load(value)], [say("changed.keep"), keep]], "changed");
  state();
}

/** Saves after what is being saved already. */
function save() {
  saving = saving.then(write).catch(reportError);
}

/** Writes the text. What was read before is not heard after it: the listening begins anew. */
async function write() {
  if (at("save").disabled) return;
  const { map, leaving } = page;
  const text = editor.text;
  page.stop();
  try {
    const answer = await ask("save", { map, text, version: page.version });
    if (!leaving.signal.aborted) written(answer.version, text);
  } catch (error) {
    if (error.status === 409) news(error.message);  // what it is now, the new listening tells
    else failed(error);
  }
  if (!leaving.signal.aborted) page.stop = listen(map, heard);
}

/** The file is now as the page has written it. */
function written(version, text) {
  page.kept = text;
  known(version);
  news(say("saved"));
  at("state").textContent ||= say("saved");
}

function banner(words, deeds = [], about = "") {
  const place = at("banner");
  if (!deeds.length && place.dataset.about === about && place.textContent === words) return;
  place.hidden = !words;
  place.dataset.about = about;
  place.replaceChildren(words, ...deeds.map(([text, deed]) => {
    const button = make("button", { text, type: "button" });
    button.addEventListener("click", deed);
    return button;
  }));
}

/** Says why something could not be done; a question that stood there is asked again when it matters. */
function failed(error) {
  page.other = null;
  state();
  if (error instanceof Refusal) banner(error.message || say("cut"), [], "failed");
  else banner(say("cut"), [], "cut");
}

function news(words) {
  at("news").textContent = words;
}

/* The whole */

/** Offers the maps there are; the one that is open stays among them when its file is gone. */
function offer(maps) {
  page.maps = maps;
  const left = maps.includes(page.map) ? [] : [[page.map, say("map.gone", page.map)]];
  choices(at("map"), [...left, ...maps.map((each) => [each, each])], page.map);
  document.querySelector(".for-folder").hidden = at("map").options.length < 2;
}

function open(map) {
  page.stop();
  page.leaving.abort();
  Object.assign(page, { map, leaving: new AbortController(), version: null, kept: "", whole: true, other: null, settings: null, good: null, drawn: null, chosen: null, step: 0 });
  editor.clear();
  editor.lock(true);
  banner("");
  offer(page.maps);
  state();
  picture.clear();
  forget();
  choices(at("view"), [["", say("whole")]], "");
  choices(at("lang"), [["", say("written")]], "");
  sessionStorage.setItem("argmap-map", map);
  page.stop = listen(map, heard);
}

function showText(shown) {
  document.body.classList.toggle("hidden-text", !shown);
  at("hide").setAttribute("aria-expanded", String(shown));
}

function bind() {
  for (const id of ["view", "lang", "theme", "page", "label"]) at(id).addEventListener("change", draw);
  at("view").addEventListener("change", () => { page.step = 0; picture.fit(); });
  at("page").addEventListener("change", () => picture.fit());
  at("stepwise").addEventListener("change", () => { page.step = 0; draw(); });
  night.addEventListener("change", draw);
  at("map").addEventListener("change", () => {
    if (unsaved() && !confirm(say("leave"))) at("map").value = page.map;
    else open(at("map").value);
  });
  at("form").addEventListener("change", async () => {
    const form = at("form").value;
    at("form").value = "";
    const name = page.map.split("/").at(-1).replace(/\.argmap$/i, "");
    try {
      await download({ ...question(), form }, `${name}.${form}`);
    } catch (error) {
      failed(error);
    }
  });
  at("save").addEventListener("click", save);
  at("hide").addEventListener("click", () => showText(document.body.classList.contains("hidden-text")));
  at("fit").addEventListener("click", () => picture.fit());
  at("in").addEventListener("click", () => picture.zoom(1.25));
  at("out").addEventListener("click", () => picture.zoom(0.8));
  at("back").addEventListener("click", () => steps(page.step - 1));
  at("on").addEventListener("click", () => steps(page.step + 1));
  at("chosen").addEventListener("keydown", (event) => { if (event.key === "Escape") { const id = page.chosen; forget(); picture.focus(id); } });
  addEventListener("keydown", keys);
  addEventListener("beforeunload", (event) => { if (unsaved()) event.preventDefault(); });
  searchBox(at("search"), at("found"), { statements: () => page.drawn?.statements ?? [], choose: (id) => choose(id, true) });
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
  const faces = { label: say("text"), hint: "writing-hint", fixed: page.start.fixed, changed, moved, vocabulary: page.start.vocabulary };
  at("writing-hint").textContent = say(page.start.component ? "text.hint" : "text.plain");
  if (!page.start.component) return plainEditor(at("editor"), faces);
  try {
    return await richEditor(at("editor"), faces);
  } catch {
    at("writing-hint").textContent = say("text.plain");
    return plainEditor(at("editor"), faces);
  }
}

async function begin() {
  try {
    page.start = await ask("start");
  } catch {
    document.body.classList.add("keyless");
    return;
  }
  const { ui, words, maps, themes, pages, forms, fixed } = page.start;
  speak(ui, words);
  document.body.classList.remove("waiting");
  choices(at("theme"), [["", say("project")], ...themes.map((each) => [each, say(`theme.${each}`)])], "");
  choices(at("page"), [["", say("project")], ...pages.map((each) => [each, each === "none" ? say("page.none") : each])], "");
  choices(at("label"), [["", say("project")], ...["auto", "full", "short"].map((each) => [each, say(`label.${each}`)])], "");
  choices(at("form"), [["", "…"], ...forms.map((each) => [each, each.toUpperCase()])], "");
  at("tools").setAttribute("aria-label", say("argument"));
  at("save").hidden = fixed;
  editor = await makeEditor();
  bind();
  const last = sessionStorage.getItem("argmap-map");
  page.maps = maps;
  const first = maps.includes(last) ? last : maps[0] ?? last;
  if (first) open(first);
  else banner(say("maps.none"));
}

begin();
