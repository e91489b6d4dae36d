"""What a page asks, read from the body of its request; nothing in it is believed before it is judged."""

import json
import re
from typing import TypeGuard

from msgspec import Struct, field

from argmap.theme.pages import is_page_size
from argmap.theme.themes import THEMES
from argmap.workspace.live_picture import PictureRequest

_LANGUAGE_CODE = re.compile(r"[a-z]{2}(-[A-Za-z0-9]{2,8})*", re.ASCII)


class BadRequest(ValueError):
    """The request is not of the form that our page sends."""


class PageRequest(Struct, frozen=True):
    """A question about a map, by its name; `text` None is the text in its file.

    `version` is that of the file as the page knows it, `form` what to download, `line` (from 1) what to open.
    """

    map: str = ""
    text: str | None = None
    version: str = ""
    export_format: str = ""
    line: int = 1
    picture_request: PictureRequest = field(default_factory=PictureRequest)


def parse_request(body: bytes) -> PageRequest:
    """The question in a JSON object. Raises Unclear for anything else."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadRequest("no JSON") from error
    if not _is_object(found):
        raise BadRequest("no object")
    line = found.get("line", 1)
    if not isinstance(line, int) or not 1 <= line <= 10_000_000:
        raise BadRequest("line")
    return PageRequest(
        map=_text_field(found, "map") or "",
        text=_text_field(found, "text"),
        version=_text_field(found, "version") or "",
        export_format=_text_field(found, "form") or "",
        line=line,
        picture_request=_parse_picture_request(found.get("look", {})),
    )


def _parse_picture_request(value: object) -> PictureRequest:
    if not _is_object(value):
        raise BadRequest("look")
    lang, theme, page = _text_field(value, "lang"), _text_field(value, "theme"), _text_field(value, "page")
    label = _text_field(value, "label")
    known = (
        (not lang or _LANGUAGE_CODE.fullmatch(lang))
        and (not theme or theme in THEMES)
        and (not page or is_page_size(page))
        and (not label or label in ("auto", "full", "short"))
    )
    if not known:
        raise BadRequest("look")
    return PictureRequest(
        view=_text_field(value, "view") or None,
        lang=lang or None,
        theme=theme or None,
        dark=value.get("dark") is True,
        page=page or None,
        label=label or None,
        stepwise=value.get("stepwise") is True,
    )


def _is_object(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _text_field(fields: dict[str, object], key: str) -> str | None:
    value = fields.get(key)
    if value is None or isinstance(value, str):
        return value
    raise BadRequest(key)
