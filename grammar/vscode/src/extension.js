// Starts `argmap lsp` and leads the editor to it; shows rules' pages and the picture.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const { Preview } = require("./preview.js");

const PAGES = "argmap-rule";

/** @type {LanguageClient | undefined} */
let client;

async function activate(context) {
  const preview = new Preview(context.extensionUri, () => client);
  context.subscriptions.push(
    preview,
    vscode.commands.registerCommand("argmap.preview", () => preview.show(vscode.window.activeTextEditor)),
    vscode.commands.registerCommand("argmap.restart", () => start(preview)),
    vscode.workspace.registerTextDocumentContentProvider(PAGES, { provideTextDocumentContent: page }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      const affects = (key) => event.affectsConfiguration(key);
      if (affects("argmap.command") || affects("argmap.ui")) start(preview);
      else if (affects("argmap.preview")) preview.draw();
    })
  );
  await start(preview);
}

async function start(preview) {
  await stop();
  const settings = vscode.workspace.getConfiguration("argmap");
  const [command, ...args] = settings.get("command");
  const ui = settings.get("ui") || vscode.env.language.slice(0, 2);
  const begun = new LanguageClient(
    "argmap",
    "argmap",
    { command, args },
    {
      documentSelector: [{ language: "argmap" }],
      initializationOptions: { ui, rulePages: PAGES },
      synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/argmap.toml") },
      markdown: { isTrusted: false, supportHtml: false },
    }
  );
  begun.onNotification("argmap/pictureDue", ({ uri }) => preview.due(uri));
  client = begun;
  try {
    await begun.start();
    preview.draw();
  } catch (error) {
    const text = vscode.l10n.t("argmap does not start: {0}. See the setting argmap.command.", String(error));
    if (client === begun) client = undefined;
    vscode.window.showErrorMessage(text);
  }
}

async function stop() {
  const ended = client;
  client = undefined;
  if (ended) await ended.dispose().catch(() => undefined);
}

async function page(uri) {
  const code = uri.path.replace(/^\/|\.md$/g, "");
  return (client && (await client.sendRequest("argmap/page", { code }))) || code;
}

module.exports = { activate, deactivate: stop };
