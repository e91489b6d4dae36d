"""A talk as one HTML file that needs nothing else: it asks for nothing, and runs no script but its own."""

from base64 import b64encode
from hashlib import sha256

from msgspec import Struct

from argmap.deck.deck import Deck
from argmap.files.packaged import packaged_text
from argmap.render.html_controls import controls
from argmap.render.html_slide import drawings, section, telling
from argmap.render.html_style import night_rules, style
from argmap.render.xml import tag, text
from argmap.theme.palette import Theme
from argmap.theme.themes import LIGHT


class HtmlOptions(Struct, frozen=True):
    """How a talk looks in a browser."""

    theme: Theme = LIGHT


def html(deck: Deck, options: HtmlOptions | None = None) -> bytes:
    """The talk as a page (UTF-8) for every browser of today, from a server or a folder.

    One slide is shown at a time, step by step; `#3.2` is the second step of the third slide, `#key` the slide
    of that key. Without scripts and on paper it is all slides, whole, one below the other.
    """
    theme = (options or HtmlOptions()).theme
    here = telling(deck)
    pictures = drawings(here, theme)
    sheet = style(deck, theme, night_rules(pictures))
    script = packaged_text("render", "slides.js")
    head = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(script, sheet)}">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        tag("title", {}, text(deck.title)),
        f"<style>{sheet}</style>",
    ]
    slides = (section(here, number, picture) for number, picture in enumerate(pictures, 1))
    body = [
        tag("h1", {"class": "unseen"}, text(deck.title)),
        tag("main", {}, "\n" + "\n".join(slides) + "\n"),
        controls(here.say),
        f"<script>{script}</script>",
    ]
    inside = tag("head", {}, "\n".join(["", *head, ""])) + "\n" + tag("body", {}, "\n".join(["", *body, ""]))
    return ("<!doctype html>\n" + tag("html", {"lang": deck.lang}, "\n" + inside + "\n") + "\n").encode()


def _policy(script: str, sheet: str) -> str:
    """What the page may do (Content Security Policy 3): run this script, look so, and nothing else."""
    rules = {
        "default-src": "'none'",
        "script-src": _hash(script),
        "style-src": _hash(sheet),
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
