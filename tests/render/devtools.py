"""A real browser, driven through Chromium's own pipe (DevTools protocol): no port, no driver."""

import fcntl
import json
import os
import subprocess
import time
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from select import select
from typing import Any

from tests.render.test_svg_viewers import BROWSER, find_program

PATIENCE = 30.0
"""Seconds for an answer before the test fails."""


@dataclass
class Browser:
    """A running browser. `events` are those that it sent unasked, with the page's session."""

    reader: int
    writer: int
    number: int = 0
    rest: bytes = b""
    events: list[dict[str, Any]] = field(default_factory=list)

    def send(self, method: str, session: str | None = None, **params: object) -> dict[str, Any]:
        """The answer to a command."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        os.write(
            self.writer, json.dumps(message | ({"sessionId": session} if session else {})).encode() + b"\0"
        )
        while True:
            got = self._read_message()
            if got.get("id") != self.number:
                self.events.append(got)
                continue
            assert "error" not in got, (method, got)
            answer: dict[str, Any] = got["result"]
            return answer

    def _read_message(self) -> dict[str, Any]:
        while b"\0" not in self.rest:
            assert select([self.reader], [], [], PATIENCE)[0], "the browser does not answer"
            self.rest += os.read(self.reader, 1 << 20)
        line, _, self.rest = self.rest.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        return message

    def open_page(self, address: str, size: tuple[int, int] = (1920, 1080), **media: str) -> "BrowserPage":
        """A new window at an address; `media` are its reader's wishes, such as prefers_color_scheme."""
        target = self.send("Target.createTarget", url="about:blank", newWindow=True)["targetId"]
        page = self.attach(target)
        page.send("Emulation.setEmulatedMedia", features=_features(media))
        page.resize(*size)
        page.open(address)
        return page

    def attach(self, target: str) -> "BrowserPage":
        """The page of a window that is open."""
        session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = BrowserPage(self, session, target)
        for domain in ("Page", "Runtime", "Network", "Log", "Accessibility"):
            page.send(f"{domain}.enable")
        return page

    def list_pages(self) -> list[str]:
        """The windows that are open."""
        infos = self.send("Target.getTargets")["targetInfos"]
        return [info["targetId"] for info in infos if info["type"] == "page"]


def _features(media: dict[str, str]) -> list[dict[str, str]]:
    return [{"name": name.replace("_", "-"), "value": value} for name, value in media.items()]


@dataclass
class BrowserPage:
    """One window."""

    browser: Browser
    session: str
    target: str

    def send(self, method: str, **params: object) -> dict[str, Any]:
        return self.browser.send(method, self.session, **params)

    def open(self, address: str) -> None:
        self.send("Page.navigate", url=address)
        self.wait_for("document.readyState === 'complete' && location.href !== 'about:blank'")

    def evaluate(self, expression: str) -> Any:
        """What an expression is worth in the page."""
        got = self.send(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True, userGesture=True
        )
        assert "exceptionDetails" not in got, (expression, got)
        return got["result"].get("value")

    def wait_for(self, expression: str) -> None:
        """Waits until an expression holds."""
        wait_for_value(lambda: self.evaluate(expression), expression)

    def press(self, key: str, code: str = "", modifiers: int = 0) -> None:
        """A key as a hand presses it."""
        event = {"key": key, "code": code or key, "modifiers": modifiers}
        text = {"text": {"Enter": "\r"}.get(key, key)} if len(key) == 1 or key == "Enter" else {}
        number = _NUMBERS.get(key)
        event |= {"windowsVirtualKeyCode": number} if number else {}
        self.send("Input.dispatchKeyEvent", type="keyDown", **event, **text)
        self.send("Input.dispatchKeyEvent", type="keyUp", **event)

    def click(self, selector: str) -> None:
        """A click in the middle of what a selector finds."""
        x, y = self.evaluate(
            f"(r => [r.x + r.width / 2, r.y + r.height / 2])"
            f"(document.querySelector({json.dumps(selector)}).getBoundingClientRect())"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def swipe(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """A finger from one point to another."""
        points = [{"x": start[0], "y": start[1]}]
        self.send("Input.dispatchTouchEvent", type="touchStart", touchPoints=points)
        self.send("Input.dispatchTouchEvent", type="touchMove", touchPoints=[{"x": end[0], "y": end[1]}])
        self.send("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def resize(self, width: int, height: int, *, mobile: bool = False) -> None:
        metrics = {"width": width, "height": height, "mobile": mobile}
        self.send("Emulation.setDeviceMetricsOverride", **metrics, deviceScaleFactor=1)
        self.send("Emulation.setTouchEmulationEnabled", enabled=mobile)

    def screenshot(self) -> bytes:
        """What is seen, as PNG."""
        return b64decode(self.send("Page.captureScreenshot")["data"])

    def print_pdf(self) -> bytes:
        """What is printed."""
        options = {"preferCSSPageSize": True, "printBackground": True}
        return b64decode(self.send("Page.printToPDF", **options)["data"])

    def accessibility_nodes(self) -> list[dict[str, Any]]:
        """What a screen reader is given: the parts of the page with role and name, none that are ignored."""
        nodes = self.send("Accessibility.getFullAXTree")["nodes"]
        return [node for node in nodes if not node.get("ignored")]

    def events(self, *methods: str) -> list[dict[str, Any]]:
        """The events that this window sent unasked."""
        self.evaluate("0")
        mine = [each for each in self.browser.events if each.get("sessionId") == self.session]
        return [each["params"] for each in mine if each["method"] in methods]


_NUMBERS = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "PageUp": 33, "PageDown": 34, "End": 35, "Home": 36}
_NUMBERS |= {"ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Backspace": 8}


def wait_for_value(find_value: Callable[[], Any], what: str) -> Any:
    """What is found, as soon as it is."""
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last:
        got = find_value()
        if got:
            return got
        time.sleep(0.05)
    raise AssertionError(f"never: {what}")


def _open_pipe() -> tuple[int, int]:
    """Both ends of a pipe under high numbers, so that making them 3 and 4 for the browser closes neither."""
    low = os.pipe()
    reader, writer = (fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 20) for end in low)
    for end in low:
        os.close(end)
    return reader, writer


@contextmanager
def start_browser(folder: Path, *, reachable_host: str = "") -> Iterator[Browser]:
    """A browser without a window, which ends with the test; without a network but for a host it `reaches`."""
    command_reader, command_writer = _open_pipe()
    event_reader, event_writer = _open_pipe()
    command = [find_program(BROWSER[0]), *BROWSER[1:], "--remote-debugging-pipe", "--disable-popup-blocking"]
    hosts = "MAP * ~NOTFOUND" + (f", EXCLUDE {reachable_host}" if reachable_host else "")
    command += [f"--user-data-dir={folder / 'profile'}", f"--host-resolver-rules={hosts}"]
    running = subprocess.Popen(
        ["bash", "-c", f'exec "$@" 3<&{command_reader} 4>&{event_writer}', "bash", *command],
        pass_fds=(command_reader, event_writer),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(command_reader)
    os.close(event_writer)
    here = Browser(event_reader, command_writer)
    try:
        yield here
        here.send("Browser.close")
    finally:
        try:
            running.wait(10)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
        os.close(event_reader)
        os.close(command_writer)
