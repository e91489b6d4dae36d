"""The changes of the served files as a stream of events for a browser."""

import json
from collections.abc import Iterator
from threading import Event
from time import monotonic

from argmap.files.errors import FileError
from argmap.files.file_state import FileState, read_file_state
from argmap.files.finding import find_settings_file
from argmap.serve.served_maps import MapStore

POLL_SECONDS = 0.025
"""Seconds between two looks at the map on the page, which bound the delay after a save; a look is a stat of
one file and costs some microseconds.
"""
LIST_SECONDS = 1.0
"""Seconds between two looks at the list of maps and at which settings hold; each walks a folder."""
HEARTBEAT_SECONDS = 15.0
"""Seconds of silence after which a comment is sent, so that a closed connection is noticed."""


def stream_events(map_store: MapStore, name: str, closing: Event) -> Iterator[bytes]:
    """Yield the state of one map, then each change of it, its settings or the list of maps.

    Ends when `closing` is set. Raises AccessError for a map that is not served.
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
        state = (read_file_state(path), _settings_state(settings))
        if state != seen:
            seen = state
            yield format_event("map", _map_state(map_store, name, state[1]))
        if now >= next_beat:
            next_beat = now + HEARTBEAT_SECONDS
            yield b": still here\n\n"
        closing.wait(POLL_SECONDS)


def current_events(map_store: MapStore, name: str) -> Iterator[bytes]:
    """Yield the state of one map, and no more. Raises AccessError for a map that is not served."""
    path = map_store.path(name)
    if (names := _list_names(map_store)) is not None:
        yield format_event("maps", {"maps": names})
    yield format_event("map", _map_state(map_store, name, _settings_state(_find_settings(path))))


def format_event(kind: str, value: object) -> bytes:
    """Format one event of an event stream."""
    return f"event: {kind}\ndata: {json.dumps(value)}\n\n".encode()


def _map_state(map_store: MapStore, name: str, settings: FileState) -> dict[str, object]:
    """Return a file's text and version, or why it cannot be read, with the state of its settings file."""
    try:
        text, version = map_store.load(name)
    except FileError as error:
        return {"error": {"en": error.phrase.en, "ko": error.phrase.ko}}
    return {"text": text.text, "lossless": text.is_lossless, "version": version, "settings": str(settings)}


def _settings_state(settings: str | None) -> FileState:
    return read_file_state(settings) if settings else None


def _list_names(map_store: MapStore) -> tuple[str, ...] | None:
    """List the maps; None where that fails for now, as while a folder is being removed."""
    try:
        return map_store.names()
    except FileError:
        return None


def _find_settings(path: str) -> str | None:
    try:
        return find_settings_file(path)
    except FileError:
        return None
