"""The live page in Chromium: its picture, and how a test opens it."""

from collections.abc import Callable

from tests.chromium import ChromiumPage

SHOWN = "document.querySelectorAll('#picture g.statement').length"
"""The number of statements that the picture shows."""
OpenPage = Callable[..., ChromiumPage]
"""A function that opens a server's page."""


def wait_for_picture(page: ChromiumPage, editor: str) -> None:
    """Wait for the first picture, and go to the end of the text."""
    page.wait_for(f"{SHOWN} === 2")
    page.evaluate(f"document.querySelector('{editor}').focus()")
    page.press("Control+End")
