"""A talk as one HTML file that needs nothing else: it fetches nothing, and runs no script but its own."""

from base64 import b64encode
from hashlib import sha256

from msgspec import Struct

from argmap.deck.deck import Deck
from argmap.files.package_data import read_own_text
from argmap.render.html.controls import build_controls
from argmap.render.html.slide_section import (
    build_context,
    build_section,
    draw_minimap_picture,
    draw_slides,
)
from argmap.render.html.style_sheet import build_style_sheet, collect_dark_rules
from argmap.render.html.text_direction import direct_page, direct_text
from argmap.render.xml import build_element, escape_text
from argmap.theme.theme import Theme
from argmap.theme.themes import LIGHT


class HtmlOptions(Struct, frozen=True):
    """The choices for a talk in a browser."""

    theme: Theme = LIGHT


def write_html(deck: Deck, options: HtmlOptions | None = None) -> bytes:
    """Write the talk as a page (UTF-8) for every browser of today, from a server or a folder.

    One slide is shown at a time, step by step; `#3.2` is the second step of the third slide, `#key` the slide
    of that key. Without scripts and on paper it is all slides, whole, one below the other.
    """
    theme = (options or HtmlOptions()).theme
    context = build_context(deck, theme)
    pictures = draw_slides(context)
    minimaps = (
        draw_minimap_picture(slide.minimap, theme, "", deck.lang) for slide in deck.slides if slide.minimap
    )
    sheet = build_style_sheet(deck, theme, collect_dark_rules([*pictures, *minimaps]))
    script = read_own_text("render", "html", "slides.js")
    head = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_content_security_policy(script, sheet)}">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        build_element("title", {}, escape_text(deck.title)),
        f"<style>{sheet}</style>",
    ]
    slides = (build_section(context, number, picture) for number, picture in enumerate(pictures, 1))
    body = [
        build_element(
            "h1", {"class": "visually-hidden", "dir": direct_text(deck.title)}, escape_text(deck.title)
        ),
        build_element("main", {}, "\n" + "\n".join(slides) + "\n"),
        build_controls(context.ui_words),
        f"<script>{script}</script>",
    ]
    parts = [
        build_element("head", {}, "\n".join(["", *head, ""])),
        build_element("body", {}, "\n".join(["", *body, ""])),
    ]
    inside = "\n".join(["", *parts, ""])
    attributes = {"lang": deck.lang, "dir": direct_page(deck)}
    return f"<!doctype html>\n{build_element('html', attributes, inside)}\n".encode()


def _content_security_policy(script: str, style_sheet: str) -> str:
    """Build the page's Content Security Policy: this script and this style sheet, nothing else."""
    rules = {
        "default-src": "'none'",
        "script-src": _csp_hash(script),
        "style-src": _csp_hash(style_sheet),
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _csp_hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
