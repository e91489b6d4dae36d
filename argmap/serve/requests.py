"""A request of the page, read from its body; everything in it is checked."""

import json
from typing import TypeGuard

from msgspec import Struct, field

from argmap.config.drawing_choices import DIRECTION, FIT, LABEL, LANGUAGE, THEME, Choice, InvalidChoice, T
from argmap.pipeline.options import Overrides
from argmap.workspace.live_picture import PictureRequest


class BadRequest(ValueError):
    """The request is not one that the page sends."""


class PageRequest(Struct, frozen=True):
    """A request about a map, by its name; `text` None is the text in its file.

    `version` is that of the file as the page knows it, `export_format` what to download, `line` (from 1) what
    to open.
    """

    map: str = ""
    text: str | None = None
    version: str = ""
    export_format: str = ""
    line: int = 1
    picture_request: PictureRequest = field(default_factory=PictureRequest)


def parse_request(body: bytes) -> PageRequest:
    """Read the request from a JSON object. Raises BadRequest for anything else."""
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadRequest("no JSON") from error
    if not _is_object(fields):
        raise BadRequest("no object")
    line = fields.get("line", 1)
    if not isinstance(line, int) or not 1 <= line <= 10_000_000:
        raise BadRequest("line")
    return PageRequest(
        map=_text_field(fields, "map") or "",
        text=_text_field(fields, "text"),
        version=_text_field(fields, "version") or "",
        export_format=_text_field(fields, "format") or "",
        line=line,
        picture_request=_parse_picture_request(fields.get("picture", {})),
    )


def _parse_picture_request(value: object) -> PictureRequest:
    if not _is_object(value):
        raise BadRequest("picture")
    overrides = Overrides(
        lang=_choice_field(value, "lang", LANGUAGE),
        theme=_choice_field(value, "theme", THEME),
        fit=_choice_field(value, "page", FIT),
        label=_choice_field(value, "label", LABEL),
        direction=_choice_field(value, "direction", DIRECTION),
    )
    return PictureRequest(
        overrides,
        view=_text_field(value, "view") or None,
        is_dark=value.get("dark") is True,
        has_steps=value.get("stepwise") is True,
        arrangement=_text_field(value, "arrangement") or "",
    )


def _is_object(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _choice_field(fields: dict[str, object], key: str, choice: Choice[T]) -> T | None:
    """Return the value of a choice; None where the page leaves it to the project, with an empty text."""
    text = _text_field(fields, key)
    try:
        return choice.parse(text) if text else None
    except InvalidChoice as error:
        raise BadRequest(key) from error


def _text_field(fields: dict[str, object], key: str) -> str | None:
    value = fields.get(key)
    if value is None or isinstance(value, str):
        return value
    raise BadRequest(key)
