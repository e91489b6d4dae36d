"""What happens to the served files, as a browser is told of it: one event after another, while it listens."""

import json
from collections.abc import Iterator
from threading import Event
from time import monotonic

from argmap.files.finding import settings_near
from argmap.files.stamp import Stamp, stamp
from argmap.files.trouble import FileTrouble
from argmap.serve.shelf import Shelf

LOOK = 0.025
"""Seconds between two looks at the map that is shown: a stat of one file costs some microseconds."""
LIST = 1.0
"""Seconds between two looks at all else: the other maps, and which settings hold."""
BEAT = 15.0
"""Seconds of silence after which a listener is asked whether it is still there."""


def changes(shelf: Shelf, name: str, closing: Event) -> Iterator[bytes]:
    """The events about one map: first how it is now, then each change of it or its settings, and of the list
    of maps; until `closing` is set. Raises Refused for a map that is not served.
    """
    path = shelf.path(name)
    seen: tuple[Stamp, Stamp] | None = None
    listed: tuple[str, ...] | None = None
    settings, next_list, next_beat = None, 0.0, monotonic() + BEAT
    while not closing.is_set():
        now = monotonic()
        if now >= next_list:
            settings, next_list = _settings(path), now + LIST
            if (names := _names(shelf)) is not None and names != listed:
                listed = names
                yield event("maps", {"maps": names})
        found = (stamp(path), _stamp(settings))
        if found != seen:
            seen = found
            yield event("map", _state(shelf, name, found[1]))
        if now >= next_beat:
            next_beat = now + BEAT
            yield b": still here\n\n"
        closing.wait(LOOK)


def first(shelf: Shelf, name: str) -> Iterator[bytes]:
    """The events about one map that tell how it is now, and no more. Raises Refused as `changes` does."""
    path = shelf.path(name)
    if (names := _names(shelf)) is not None:
        yield event("maps", {"maps": names})
    yield event("map", _state(shelf, name, _stamp(_settings(path))))


def event(kind: str, value: object) -> bytes:
    """One event, as browsers read streams of them."""
    return f"event: {kind}\ndata: {json.dumps(value)}\n\n".encode()


def _state(shelf: Shelf, name: str, settings: Stamp) -> dict[str, object]:
    """How the file is: its text and version, or why it cannot be read; and what changes with its settings."""
    try:
        found, version = shelf.held(name)
    except FileTrouble as trouble:
        return {"trouble": {"en": trouble.phrase.en, "ko": trouble.phrase.ko}}
    return {"text": found.text, "whole": found.whole, "version": version, "settings": str(settings)}


def _stamp(settings: str | None) -> Stamp:
    return stamp(settings) if settings else None


def _names(shelf: Shelf) -> tuple[str, ...] | None:
    """The maps there are; None where that cannot be told now, as while a folder is being removed."""
    try:
        return shelf.names()
    except FileTrouble:
        return None


def _settings(path: str) -> str | None:
    try:
        return settings_near(path)
    except FileTrouble:
        return None
