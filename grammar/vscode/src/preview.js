// The picture of a map beside its text: drawn by the server, shown in a web view without any rights.
"use strict";

const crypto = require("node:crypto");
const vscode = require("vscode");

const WORDS = {
  en: { old: "Errors: the last good picture", none: "There are errors, so there is no picture yet", picture: "Picture" },
  ko: { old: "오류가 있어 마지막으로 그린 그림", none: "오류가 있어 아직 그림이 없다", picture: "그림" },
};

class Preview {
  constructor(home, client) {
    this.home = home;
    this.client = client;
    this.panel = undefined;
    this.uri = undefined;
    this.marks = {};
    this.asked = 0;
    this.follows = vscode.window.onDidChangeActiveTextEditor((editor) => this.follow(editor));
    this.points = vscode.window.onDidChangeTextEditorSelection((event) => this.point(event.textEditor));
  }

  dispose() {
    this.follows.dispose();
    this.points.dispose();
    this.panel?.dispose();
  }

  show(editor) {
    if (!editor || editor.document.languageId !== "argmap") return;
    if (!this.panel) this.open();
    else this.panel.reveal(undefined, true);
    this.follow(editor);
  }

  open() {
    const where = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const media = vscode.Uri.joinPath(this.home, "media");
    const rights = { enableScripts: true, localResourceRoots: [media], retainContextWhenHidden: true };
    this.panel = vscode.window.createWebviewPanel("argmap.preview", "argmap", where, rights);
    this.panel.webview.html = html(this.panel.webview, media);
    this.panel.webview.onDidReceiveMessage((message) => this.heard(message));
    this.panel.onDidDispose(() => (this.panel = this.uri = undefined));
  }

  follow(editor) {
    if (!this.panel || !editor || editor.document.languageId !== "argmap") return;
    this.uri = editor.document.uri;
    this.draw();
  }

  due(uri) {
    if (this.uri && uri === this.uri.toString()) this.draw();
  }

  async draw() {
    const client = this.client();
    if (!this.panel || !this.uri || !client) return;
    const settings = vscode.workspace.getConfiguration("argmap.preview");
    const asked = ++this.asked;
    const wish = { uri: client.code2ProtocolConverter.asUri(this.uri) };
    for (const name of ["theme", "lang"]) if (settings.get(name)) wish[name] = settings.get(name);
    const found = await client.sendRequest("argmap/picture", wish).catch(() => undefined);
    // A later question has been asked meanwhile, or the text has changed: its own answer will come.
    if (!found || asked !== this.asked || !this.panel) return;
    this.marks = found.marks;
    this.panel.title = `${words().picture}: ${this.uri.path.split("/").pop()}`;
    this.panel.webview.postMessage({ svg: found.svg, said: said(found), old: found.svg !== null && !found.current });
    this.point(vscode.window.activeTextEditor);
  }

  point(editor) {
    if (!this.panel || !editor || editor.document.uri.toString() !== this.uri?.toString()) return;
    const line = editor.selection.active.line;
    const above = Object.entries(this.marks).filter(([, place]) => place.line <= line);
    const [id] = above.sort((one, other) => other[1].line - one[1].line)[0] ?? [null];
    this.panel.webview.postMessage({ point: id });
  }

  async heard(message) {
    const place = this.marks[message.id];
    if (!place || !this.uri) return;
    const editor = await vscode.window.showTextDocument(this.uri, { viewColumn: vscode.ViewColumn.One });
    const at = new vscode.Position(place.line, place.character);
    editor.selection = new vscode.Selection(at, at);
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
}

function words() {
  const chosen = vscode.workspace.getConfiguration("argmap").get("ui") || vscode.env.language;
  return chosen.startsWith("ko") ? WORDS.ko : WORDS.en;
}

function said(found) {
  if (found.trouble) return found.trouble;
  if (found.svg === null) return found.errors ? words().none : "";
  return found.current ? "" : words().old;
}

/** The page: nothing but our own script and style may run, and nothing at all may be fetched. */
function html(webview, media) {
  const nonce = crypto.randomBytes(16).toString("base64");
  const file = (name) => webview.asWebviewUri(vscode.Uri.joinPath(media, name));
  const rights = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${rights}">
<link rel="stylesheet" href="${file("preview.css")}">
</head>
<body data-nonce="${nonce}">
<p id="said" role="status" hidden></p>
<main id="picture" tabindex="0"></main>
<script nonce="${nonce}" src="${file("preview.js")}"></script>
</body>
</html>`;
}

module.exports = { Preview, html };
