"""An editor as small as can be: it starts `argmap lsp` and speaks JSON-RPC with it over pipes."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from typing import Any

ROOT = Path(__file__).parents[2]
PATIENCE = 60
CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class RequestRefused(Exception):
    """The server answered with an error."""

    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(error["message"])
        self.code = error["code"]


class Editor:
    """A client of one running server."""

    def __init__(self, encodings: tuple[str, ...] = ("utf-16",), **options: Any) -> None:
        environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "argmap", "lsp"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self.messages: Queue[dict[str, Any]] = Queue()
        threading.Thread(target=self._read_loop, daemon=True).start()
        self.number = 0
        self.published: dict[str, dict[str, Any]] = {}
        answer = self.request(
            "initialize",
            processId=os.getpid(),
            rootUri=None,
            capabilities={"general": {"positionEncodings": list(encodings)}},
            **options,
        )
        self.capabilities = answer["capabilities"]
        self.units = self.capabilities.get("positionEncoding", "utf-16")
        self.notify("initialized")

    def _read_loop(self) -> None:
        stream = self.process.stdout
        assert stream
        while header := stream.readline():
            length = int(header.split(b":")[1])
            while stream.readline().strip():
                pass
            self.messages.put(json.loads(stream.read(length)))

    def _send(self, **message: Any) -> None:
        whole = {"jsonrpc": "2.0", **message}
        try:
            data = json.dumps(whole, ensure_ascii=False).encode()
        except UnicodeEncodeError:  # half a surrogate pair, which JSON can only spell out
            data = json.dumps(whole).encode()
        self.send_raw(data)

    def send_raw(self, data: bytes) -> None:
        """Sends bytes where a message is expected."""
        stream = self.process.stdin
        assert stream
        stream.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        stream.flush()

    def notify(self, method: str, **params: Any) -> None:
        """Sends a notification."""
        self._send(method=method, params=params)

    def request(self, method: str, **params: Any) -> Any:
        """The answer to a request. Raises RequestRefused where it is an error."""
        self.number += 1
        self._send(id=self.number, method=method, params=params)
        for message in self._read_messages():
            if message.get("id") == self.number and "method" not in message:
                if "error" in message:
                    raise RequestRefused(message["error"])
                return message["result"]
        raise AssertionError

    def _read_messages(self) -> Iterator[dict[str, Any]]:
        while True:
            try:
                message = self.messages.get(timeout=PATIENCE)
            except Empty:
                raise AssertionError("the server says nothing") from None
            if message.get("method") == "textDocument/publishDiagnostics":
                self.published[message["params"]["uri"]] = message["params"]
            yield message

    def diagnostics(self, uri: str, version: int) -> list[dict[str, Any]]:
        """Wait for the diagnostics of a version of a text."""
        while self.published.get(uri, {}).get("version") != version:
            next(self._read_messages())
        found: list[dict[str, Any]] = self.published[uri]["diagnostics"]
        return found

    def shut_down(self) -> int:
        """Says goodbye; the process's exit code."""
        self.request("shutdown")
        self.notify("exit")
        return self.process.wait(PATIENCE)


class ClientDocument:
    """A text that an editor has open, and its places in the units that were agreed on."""

    def __init__(self, editor: Editor, uri: str, text: str) -> None:
        self.editor, self.uri, self.text, self.version = editor, uri, text, 1
        item = {"uri": uri, "languageId": "argmap", "version": 1, "text": text}
        editor.notify("textDocument/didOpen", textDocument=item)

    def change_text(self, text: str) -> None:
        """Types until the text is another."""
        self.version += 1
        self.text = text
        item = {"uri": self.uri, "version": self.version}
        self.editor.notify("textDocument/didChange", textDocument=item, contentChanges=[{"text": text}])

    def request(self, question: str, **params: Any) -> Any:
        """The answer to a request about this text."""
        return self.editor.request(f"textDocument/{question}", textDocument={"uri": self.uri}, **params)

    def diagnostics(self) -> list[dict[str, Any]]:
        """The diagnostics of the present version."""
        return self.editor.diagnostics(self.uri, self.version)

    def position(self, line: int, column: int) -> dict[str, int]:
        """A place by its line from 1 and its column from 0 in code points."""
        codec, size = CODECS[self.editor.units]
        before = self.text.split("\n")[line - 1][:column]
        return {"line": line - 1, "character": len(before.encode(codec)) // size}

    def offset(self, position: dict[str, int]) -> int:
        """The place in the text that the server means by a position."""
        codec, size = CODECS[self.editor.units]
        lines = self.text.split("\n")
        data = lines[position["line"]].encode(codec)
        before = data[: position["character"] * size].decode(codec)
        return sum(len(line) + 1 for line in lines[: position["line"]]) + len(before)

    def describe_range(self, lsp_range: dict[str, Any]) -> str:
        """The text that a range of the server's covers, with its line."""
        start, end = self.offset(lsp_range["start"]), self.offset(lsp_range["end"])
        return f"{lsp_range['start']['line'] + 1} `{self.text[start:end]}`".replace("\n", "⏎")

    def apply_edits(self, edits: list[dict[str, Any]]) -> str:
        """The text after edits."""
        result = self.text
        for edit in sorted(edits, key=lambda one: self.offset(one["range"]["start"]), reverse=True):
            start, end = self.offset(edit["range"]["start"]), self.offset(edit["range"]["end"])
            result = result[:start] + edit["newText"] + result[end:]
        return result
