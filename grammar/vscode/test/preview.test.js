// The preview's page has no rights, its questions are those of the server, and late answers are not shown.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const Module = require("node:module");

const shown = [];
const webview = {
  cspSource: "vscode-resource:",
  asWebviewUri: (uri) => `vscode-resource:${uri.path}`,
  postMessage: (message) => shown.push(message),
  onDidReceiveMessage: () => undefined,
};
const settings = { theme: "dark", lang: "", ui: "ko" };
const stub = {
  Uri: { joinPath: (uri, ...parts) => ({ path: [uri.path, ...parts].join("/") }) },
  ViewColumn: { Beside: -2, One: 1 },
  env: { language: "en" },
  window: {
    activeTextEditor: undefined,
    onDidChangeActiveTextEditor: () => ({ dispose() {} }),
    onDidChangeTextEditorSelection: () => ({ dispose() {} }),
    createWebviewPanel: () => ({ webview, onDidDispose: () => undefined, reveal: () => undefined, dispose() {} }),
  },
  workspace: { getConfiguration: () => ({ get: (name) => settings[name] }) },
};
const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? stub : load(name, ...rest));
const { Preview, html } = require("../src/preview.js");

const uri = { path: "/maps/a.argmap", toString: () => "file:///maps/a.argmap" };
const editor = { document: { languageId: "argmap", uri }, selection: { active: { line: 3 } } };

function preview(answers) {
  const asked = [];
  const client = {
    code2ProtocolConverter: { asUri: String },
    sendRequest: (method, wish) => (asked.push([method, wish]), answers.shift()),
  };
  shown.length = 0;
  return { view: new Preview({ path: "/ext" }, () => client), asked };
}

test("the page may run our script and nothing else", () => {
  const page = html(webview, { path: "/ext/media" });
  const rights = /Content-Security-Policy" content="([^"]+)"/.exec(page)[1];
  assert.match(rights, /^default-src 'none'; script-src 'nonce-[^']+'; style-src vscode-resource: 'nonce-/);
  assert.doesNotMatch(rights, /unsafe|https?:|\*/);
  assert.notEqual(html(webview, { path: "/ext/media" }), page);
});

test("the picture is asked for as the settings say, and the box of the cursor's line is pointed at", async () => {
  const marks = { a: { line: 1, character: 2 }, b: { line: 3, character: 2 }, c: { line: 4, character: 2 } };
  const { view, asked } = preview([Promise.resolve({ svg: "<svg/>", current: false, errors: 1, marks })]);
  stub.window.activeTextEditor = editor;
  view.show(editor);
  await new Promise(setImmediate);
  assert.deepEqual(asked, [["argmap/picture", { uri: "file:///maps/a.argmap", theme: "dark" }]]);
  assert.deepEqual(shown, [
    { svg: "<svg/>", said: "오류가 있어 마지막으로 그린 그림", old: true },
    { point: "b" },
  ]);
});

test("an answer that comes after a later question is dropped", async () => {
  let late;
  const answers = [new Promise((done) => (late = done)), Promise.resolve({ svg: "new", current: true, marks: {} })];
  const { view } = preview(answers);
  view.show(editor);
  view.due("file:///maps/a.argmap");
  await new Promise(setImmediate);
  late({ svg: "old", current: true, marks: {} });
  await new Promise(setImmediate);
  assert.deepEqual(shown.filter((each) => "svg" in each).map((each) => each.svg), ["new"]);
});
