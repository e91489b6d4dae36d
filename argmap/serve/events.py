"""What happens to the served files, as a browser is told of it: one event after another, while it listens."""

import json
from collections.abc import Iterator
from threading import Event
from time import monotonic

from argmap.files.errors import FileError
from argmap.files.file_state import FileState, read_file_state
from argmap.files.finding import find_settings_file
from argmap.serve.map_store import MapStore

POLL_SECONDS = 0.025
"""Seconds between two looks at the map that is shown: a stat of one file costs some microseconds."""
LIST_SECONDS = 1.0
"""Seconds between two looks at all else: the other maps, and which settings hold."""
HEARTBEAT_SECONDS = 15.0
"""Seconds of silence after which a listener is asked whether it is still there."""


def stream_events(map_store: MapStore, name: str, closing: Event) -> Iterator[bytes]:
    """The events about one map: first how it is now, then each change of it or its settings, and of the list
    of maps; until `closing` is set. Raises Refused for a map that is not served.
    """
    path = map_store.path(name)
    seen: tuple[FileState, FileState] | None = None
    listed: tuple[str, ...] | None = None
    settings, next_list, next_beat = None, 0.0, monotonic() + HEARTBEAT_SECONDS
    while not closing.is_set():
        now = monotonic()
        if now >= next_list:
            settings, next_list = _find_settings(path), now + LIST_SECONDS
            if (names := _list_names(map_store)) is not None and names != listed:
                listed = names
                yield format_event("maps", {"maps": names})
        found = (read_file_state(path), _settings_state(settings))
        if found != seen:
            seen = found
            yield format_event("map", _map_state(map_store, name, found[1]))
        if now >= next_beat:
            next_beat = now + HEARTBEAT_SECONDS
            yield b": still here\n\n"
        closing.wait(POLL_SECONDS)


def current_events(map_store: MapStore, name: str) -> Iterator[bytes]:
    """The events about one map that tell how it is now, and no more. Raises Refused as `changes` does."""
    path = map_store.path(name)
    if (names := _list_names(map_store)) is not None:
        yield format_event("maps", {"maps": names})
    yield format_event("map", _map_state(map_store, name, _settings_state(_find_settings(path))))


def format_event(kind: str, value: object) -> bytes:
    """One event, as browsers read streams of them."""
    return f"event: {kind}\ndata: {json.dumps(value)}\n\n".encode()


def _map_state(map_store: MapStore, name: str, settings: FileState) -> dict[str, object]:
    """How the file is: its text and version, or why it cannot be read; and what changes with its settings."""
    try:
        found, version = map_store.load(name)
    except FileError as trouble:
        return {"trouble": {"en": trouble.phrase.en, "ko": trouble.phrase.ko}}
    return {"text": found.text, "whole": found.is_lossless, "version": version, "settings": str(settings)}


def _settings_state(settings: str | None) -> FileState:
    return read_file_state(settings) if settings else None


def _list_names(map_store: MapStore) -> tuple[str, ...] | None:
    """The maps there are; None where that cannot be told now, as while a folder is being removed."""
    try:
        return map_store.names()
    except FileError:
        return None


def _find_settings(path: str) -> str | None:
    try:
        return find_settings_file(path)
    except FileError:
        return None
