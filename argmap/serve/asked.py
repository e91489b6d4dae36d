"""What a page asks, read from the body of its request; nothing in it is believed before it is judged."""

import json
import re
from typing import TypeGuard

from msgspec import Struct, field

from argmap.pipeline.looking import Look
from argmap.theme.pages import is_page
from argmap.theme.themes import THEMES

_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z0-9]{2,8})*", re.ASCII)


class Unclear(ValueError):
    """The request is not of the form that our page sends."""


class Asked(Struct, frozen=True):
    """A question about a map, by its name; `text` None is the text in its file.

    `version` is that of the file as the page knows it, `form` what to download, `line` (from 1) what to open.
    """

    map: str = ""
    text: str | None = None
    version: str = ""
    form: str = ""
    line: int = 1
    look: Look = field(default_factory=Look)


def asked(body: bytes) -> Asked:
    """The question in a JSON object. Raises Unclear for anything else."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Unclear("no JSON") from error
    if not _is_object(found):
        raise Unclear("no object")
    line = found.get("line", 1)
    if not isinstance(line, int) or not 1 <= line <= 10_000_000:
        raise Unclear("line")
    return Asked(
        map=_text(found, "map") or "",
        text=_text(found, "text"),
        version=_text(found, "version") or "",
        form=_text(found, "form") or "",
        line=line,
        look=_look(found.get("look", {})),
    )


def _look(found: object) -> Look:
    if not _is_object(found):
        raise Unclear("look")
    lang, theme, page = _text(found, "lang"), _text(found, "theme"), _text(found, "page")
    label = _text(found, "label")
    known = (
        (not lang or _LANGUAGE.fullmatch(lang))
        and (not theme or theme in THEMES)
        and (not page or is_page(page))
        and (not label or label in ("auto", "full", "short"))
    )
    if not known:
        raise Unclear("look")
    return Look(
        view=_text(found, "view") or None,
        lang=lang or None,
        theme=theme or None,
        dark=found.get("dark") is True,
        page=page or None,
        label=label or None,
        stepwise=found.get("stepwise") is True,
    )


def _is_object(found: object) -> TypeGuard[dict[str, object]]:
    return isinstance(found, dict)


def _text(found: dict[str, object], key: str) -> str | None:
    value = found.get(key)
    if value is None or isinstance(value, str):
        return value
    raise Unclear(key)
