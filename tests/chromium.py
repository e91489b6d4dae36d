"""The system's Chromium, driven by Playwright: its pages, and what a person does in them."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.render.test_svg_viewers import find_program

PATIENCE = 30.0
"""Seconds after which something that does not happen fails a test."""
WIDE = (1920, 1080)
EXPECT_TOUCH = """() => {
  window.touchAnswer = new Promise(resolve => {
    for (const end of ["touchend", "touchcancel"]) addEventListener(end, () => resolve(), { once: true });
  });
}"""
"""Starts a promise that is kept after the handlers: the browser reports a touch as sent before them."""


class ChromiumPage:
    """One window. It keeps the addresses that it asked for, and all that went wrong in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requested: list[str] = []
        self.problems: list[str] = []
        """Exceptions, and what is in the console: also what the page's policy has blocked."""
        self.dialogs: list[str] = []
        page.set_default_timeout(1000 * PATIENCE)
        page.on("request", lambda request: self.requested.append(request.url))
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", lambda message: self.problems.append(message.text))
        page.on("dialog", self._dismiss_dialog)

    def _dismiss_dialog(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def open(self, address: str) -> None:
        """Go to an address, and wait until it is there."""
        self.page.goto(address)

    def reload(self) -> None:
        """Load the page anew."""
        self.page.reload()

    def close(self) -> None:
        """Close the window."""
        self.page.close()

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression in the page, or of the promise that it is."""
        return self.page.evaluate(f"() => ({expression}\n)")

    def run_script(self, script: str) -> None:
        """Run statements in the page."""
        self.page.evaluate(f"() => {{ {script} }}")

    def set_media(self, **media: Any) -> None:
        """Set the reader's wishes, such as reduced_motion."""
        self.page.emulate_media(**media)

    def wait_for(self, expression: str) -> Any:
        """Wait until an expression is true, and return its value."""
        return wait_for_value(lambda: self.evaluate(expression), expression)

    def press(self, keys: str) -> None:
        """Press a key, or several such as `Control+s`, and let them go."""
        self.page.keyboard.press(keys)

    def press_other_letter(self, letter: str, code: str) -> None:
        """Press a key that types another letter than on an English keyboard; `code` is its place there."""
        session = self.page.context.new_cdp_session(self.page)
        event = {"key": letter, "code": code, "text": letter}
        session.send("Input.dispatchKeyEvent", {"type": "keyDown", **event})
        session.send("Input.dispatchKeyEvent", {"type": "keyUp", **event})

    def press_characters(self, text: str) -> None:
        """Press a key for each character."""
        self.page.keyboard.type(text)

    def type(self, text: str) -> None:
        """Type into what has the focus, as an input method does: all at once."""
        self.page.keyboard.insert_text(text)

    def click(self, selector: str) -> None:
        """Click in the middle of the first element that a selector finds."""
        self.page.locator(selector).first.click()

    def choose(self, selector: str, value: str) -> None:
        """Choose a value of a list."""
        self.page.select_option(selector, value)

    def swipe(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Move a finger from one point to another. Returns when the page has answered it."""
        session = self.page.context.new_cdp_session(self.page)
        self.page.evaluate(EXPECT_TOUCH)
        for kind, points in (("touchStart", [start]), ("touchMove", [end]), ("touchEnd", [])):
            places = [{"x": x, "y": y} for x, y in points]
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})
        self.page.evaluate("window.touchAnswer")

    def screenshot(self) -> bytes:
        """Return the window as PNG."""
        return self.page.screenshot()

    def print_pdf(self) -> bytes:
        """Print the page."""
        return self.page.pdf(prefer_css_page_size=True, print_background=True)

    def accessibility_nodes(self) -> list[tuple[str, str]]:
        """List what a screen reader is given: role and name of each part that is not ignored."""
        session = self.page.context.new_cdp_session(self.page)
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        return [
            (node["role"]["value"], node.get("name", {}).get("value", ""))
            for node in nodes
            if not node.get("ignored")
        ]


class Chromium:
    """A running browser. Its pages share what they store, but for those of a phone."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.context = browser.new_context()

    def open_page(
        self,
        address: str,
        size: tuple[int, int] = WIDE,
        *,
        phone: bool = False,
        script: str = "",
        **media: Any,
    ) -> ChromiumPage:
        """Open a window at an address.

        `script` runs before all else in it; `media` are its reader's wishes, such as color_scheme.
        """
        page = self._new_page(phone)
        page.page.set_viewport_size({"width": size[0], "height": size[1]})
        page.set_media(**media)
        if script:
            page.page.add_init_script(script)
        page.open(address)
        return page

    def _new_page(self, phone: bool) -> ChromiumPage:
        context: BrowserContext = self.context
        if phone:
            context = self.browser.new_context(is_mobile=True, has_touch=True)
        return ChromiumPage(context.new_page())


def wait_for_value(find_value: Callable[[], Any], what: str) -> Any:
    """Return a value as soon as it is true. Fails with `what` if it never is."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = find_value()
        if found:
            return found
        time.sleep(0.03)
    raise AssertionError(f"never: {what}")


def wait_for_popup(page: ChromiumPage, act: Callable[[], object]) -> ChromiumPage:
    """Return the window that opens when something is done in a page."""
    with page.page.expect_popup() as opened:
        act()
    return ChromiumPage(opened.value)


@contextmanager
def start_chromium(*, reachable_host: str = "") -> Iterator[Chromium]:
    """Start a browser without a window, and without a network but for one host. It ends with the block."""
    hosts = "MAP * ~NOTFOUND" + (f", EXCLUDE {reachable_host}" if reachable_host else "")
    flags = [f"--host-resolver-rules={hosts}", "--disable-gpu", "--disable-quic"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_program("chromium"), args=flags)
        try:
            yield Chromium(browser)
        finally:
            browser.close()
