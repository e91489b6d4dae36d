"""A real Chromium, driven over its own pipe: what a person types and clicks, and what the page then shows."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from select import select
from time import monotonic, sleep
from typing import Any

FLAGS = [
    *["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
    *["--disable-background-networking", "--disable-component-update", "--remote-debugging-pipe"],
]
KEYS = {
    "Enter": 13,
    "Escape": 27,
    "End": 35,
    "Home": 36,
    "ArrowDown": 40,
    "ArrowRight": 39,
    "Tab": 9,
    "PageUp": 33,
    "PageDown": 34,
    "s": 83,
    "z": 90,
}
PATIENCE = 20.0
SHOWN = "document.querySelectorAll('#picture g.statement').length"


@dataclass
class Tab:
    """One page of the browser. `events` are those that it sent: requests, messages of the console."""

    write_end: int
    read_end: int
    session: str = ""
    number: int = 0
    rest: bytes = b""
    events: list[dict[str, Any]] = field(default_factory=list)

    def send(self, method: str, **params: object) -> dict[str, Any]:
        """Send a command, and return the browser's answer."""
        self.number += 1
        message: dict[str, object] = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.write_end, json.dumps(message).encode() + b"\0")
        while True:
            message = self._read_message()
            if message.get("id") == self.number:
                assert "error" not in message, message
                return dict(message["result"])
            self.events.append(message)

    def _read_message(self) -> dict[str, Any]:
        while b"\0" not in self.rest:
            assert select([self.read_end], [], [], 3 * PATIENCE)[0], "the browser is silent"
            self.rest += os.read(self.read_end, 1 << 16)
        line, self.rest = self.rest.split(b"\0", 1)
        return dict(json.loads(line))

    def evaluate(self, script: str) -> Any:
        """Evaluate a script in the page."""
        message = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in message, message
        return message["result"].get("value")

    def wait_for(self, script: str) -> Any:
        """Evaluate a script until it is true. Fails where that takes too long."""
        end = monotonic() + PATIENCE
        while not (found := self.evaluate(script)):
            assert monotonic() < end, f"{script}\n{self.evaluate('document.body.innerText')}"
            sleep(0.03)
        return found

    def type(self, text: str) -> None:
        """Types into what has the focus."""
        self.send("Input.insertText", text=text)

    def press_characters(self, text: str) -> None:
        """Strikes a key for each character."""
        for letter in text:
            self.send("Input.dispatchKeyEvent", type="keyDown", text=letter, key=letter)
            self.send("Input.dispatchKeyEvent", type="keyUp", key=letter)

    def press(self, key: str, *, control: bool = False) -> None:
        """Presses a key and lets it go."""
        key_event = {
            "key": key,
            "code": f"Key{key.upper()}" if len(key) == 1 else key,
            "windowsVirtualKeyCode": KEYS[key],
        }
        key_event["modifiers"] = 2 if control else 0
        if key == "Enter":
            key_event["text"] = "\r"
        self.send("Input.dispatchKeyEvent", type="keyDown", **key_event)
        self.send("Input.dispatchKeyEvent", type="keyUp", **key_event)

    def click(self, selector: str) -> None:
        """Clicks in the middle of an element."""
        x, y = self.evaluate(
            f"(() => {{ const b = document.querySelector({json.dumps(selector)}).getBoundingClientRect();"
            " return [b.x + b.width / 2, b.y + b.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def choose(self, selector: str, value: str) -> None:
        """Picks a choice of a list."""
        self.evaluate(
            f"(() => {{ const s = document.querySelector({json.dumps(selector)});"
            f" s.value = {json.dumps(value)};"
            " s.dispatchEvent(new Event('change', {bubbles: true})); })()"
        )

    def requested_addresses(self) -> list[str]:
        """The addresses of all requests so far."""
        self.evaluate("1")
        return [
            message["params"]["request"]["url"]
            for message in self.events
            if message.get("method") == "Network.requestWillBeSent"
        ]

    def page_errors(self) -> list[str]:
        """List the page's exceptions, and what its policy has blocked."""
        self.evaluate("1")
        kinds = ("Runtime.exceptionThrown", "Log.entryAdded")
        return [json.dumps(message["params"]) for message in self.events if message.get("method") in kinds]


OpenPage = Callable[..., Tab]
"""A function that opens a server's page."""


def wait_for_picture(tab: Tab, editor: str) -> None:
    """Waits for the first picture, and goes to the end of the text."""
    tab.wait_for(f"{SHOWN} === 2")
    tab.evaluate(f"document.querySelector('{editor}').focus()")
    tab.press("End", control=True)


@contextmanager
def start_browser(
    program: str, folder: Path, width: int = 1280, height: int = 720
) -> Iterator[Callable[[str], Tab]]:
    """Start a browser and yield a function that opens an address in it; the browser ends with the block."""
    to_read, into = os.pipe()
    out, to_write = os.pipe()

    def wire() -> None:
        os.dup2(to_read, 103)
        os.dup2(to_write, 104)
        os.dup2(103, 3)
        os.dup2(104, 4)

    running = subprocess.Popen(
        [program, *FLAGS, f"--user-data-dir={folder}", f"--window-size={width},{height}"],
        preexec_fn=wire,
        pass_fds=(3, 4),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(to_read)
    os.close(to_write)

    def open_tab(url: str) -> Tab:
        tab = Tab(into, out)
        target = tab.send("Target.createTarget", url="about:blank")["targetId"]
        session = tab.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        tab.session = session
        for room in ("Runtime", "Log", "Network", "Page"):
            tab.send(f"{room}.enable")
        tab.send("Emulation.setFocusEmulationEnabled", enabled=True)
        tab.send("Page.navigate", url=url)
        return tab

    try:
        yield open_tab
    finally:
        os.close(into)
        running.terminate()
        running.wait(20)
        os.close(out)
