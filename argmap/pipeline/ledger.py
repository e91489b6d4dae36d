"""What the outputs in a folder were made of, kept in a file beside them, so that only what changed is made.

The file is an aid and never needed: where it is missing, broken or of another version all is made anew, and
an output that does not hold what was written is too. It knows contents only, no times. It may have come with
a stranger's maps: what it says is taken only as far as argmap could have said it.
"""

import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress

from msgspec import DecodeError, Struct, field, json

from argmap.files.digest import digest, digest_at
from argmap.files.reading import read_own
from argmap.files.trouble import FileTrouble
from argmap.files.writing import write_whole
from argmap.pipeline.making import Job, Made
from argmap.syntax.decode import decode
from argmap.text.diagnostic import Diagnostic, Fix, Note, Phrase, Severity
from argmap.text.source import Source, Span

NAME = ".argmap-drawn.json"
_VERSION = 1
_CODE = re.compile(r"[A-Z][0-9]{3}")


class _Place(Struct, frozen=True, array_like=True):
    """A stretch of the map's text, and the words that belong to it: a note's, or those that mend a slip."""

    start: int
    end: int
    words: Phrase


class _Doubt(Struct, frozen=True):
    """A diagnostic without the text that it is about."""

    code: str
    severity: Severity
    place: _Place
    hint: Phrase | None = None
    notes: tuple[_Place, ...] = ()
    fixes: tuple[_Place, ...] = ()


class Entry(Struct, frozen=True):
    """One map as it was made: the mark of each of its files, and all that was said of it."""

    files: Mapping[str, str]
    doubts: tuple[_Doubt, ...] = ()
    notes: tuple[Phrase, ...] = ()


class _Page(Struct, frozen=True):
    """The whole file: entries by the keys of their jobs."""

    version: int
    drawn: dict[str, Entry] = field(default_factory=dict)


class Ledger:
    """What is known of one folder, from when it is opened until it is saved."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._path = os.path.join(folder, NAME)
        self._kept = _read(self._path)
        self._entries = dict(self._kept)
        self._owners = {file: key for key, entry in self._entries.items() for file in entry.files}

    def unchanged(self, job: Job, key: str) -> Made | None:
        """What became of a job when it was done before, without the outputs' bytes; None where it has to be
        done, for it never was, or its outputs are not here as they were written.
        """
        entry = self._entries.get(key)
        asked = {self._named(order.path) for order in job.orders if not job.steps}
        if entry is None or not entry.files or not asked <= entry.files.keys():
            return None
        if any(digest_at(self._at(file)) != mark for file, mark in entry.files.items()):
            return None
        diagnostics = _retold(entry.doubts, job)
        return None if diagnostics is None else Made((), diagnostics, entry.notes)

    def files(self, key: str) -> tuple[str, ...]:
        """The paths of all outputs of a job that was done before."""
        return tuple(self._at(file) for file in self._entries[key].files)

    def note(self, job: Job, key: str, made: Made) -> None:
        """Keeps what became of a job whose outputs have been written; what was there before them is gone."""
        files = {self._named(output.path): digest(output.data) for output in made.outputs}
        for file in files:
            self._entries.pop(self._owners.get(file, ""), None)
        source, _ = decode(job.data, job.name)
        entry = Entry(files, tuple(map(_doubt, made.diagnostics)), made.notes)
        if _is_text(entry) and all(told.span.source == source for told in made.diagnostics):
            self._entries[key] = entry
            self._owners |= dict.fromkeys(files, key)

    def save(self) -> None:
        """Writes the file where anything in it has changed, without what has been removed since. That it
        cannot be written is no trouble: all is made anew then.
        """
        held = {
            key: entry
            for key, entry in sorted(self._entries.items(), key=lambda each: (*each[1].files, each[0]))
            if all(os.path.lexists(self._at(file)) for file in entry.files)
        }
        if held != self._kept:
            with suppress(FileTrouble):
                write_whole(self._path, json.format(json.encode(_Page(_VERSION, held)), indent=1))

    def _named(self, path: str) -> str:
        """What a file is called in here: its path from the folder, alike on all systems."""
        return os.path.relpath(path, self._folder).replace(os.sep, "/")

    def _at(self, file: str) -> str:
        return os.path.join(self._folder, *file.split("/"))


def _read(path: str) -> dict[str, Entry]:
    data = read_own(path)
    with suppress(DecodeError, UnicodeDecodeError, RecursionError):
        page = json.decode(data or b"", type=_Page)
        if page.version == _VERSION:
            return {key: entry for key, entry in page.drawn.items() if _sound(entry)}
    return {}


def _is_text(entry: Entry) -> bool:
    """Whether it can be written down: names of files need not be UTF-8."""
    try:
        json.encode(entry)
    except UnicodeEncodeError:
        return False
    return True


def _sound(entry: Entry) -> bool:
    """Whether it tells of files in the folder alone, and of codes as ours are."""
    return all(map(_below, entry.files)) and all(_CODE.fullmatch(doubt.code) for doubt in entry.doubts)


def _below(file: str) -> bool:
    """Whether the path leads nowhere but into the folder, on this system."""
    strange = "\0" if os.sep == "/" else "\0\\:"
    leaves = any(part in ("", os.curdir, os.pardir) for part in file.split("/"))
    return not leaves and not any(char in file for char in strange)


def _doubt(told: Diagnostic) -> _Doubt:
    return _Doubt(
        told.code,
        told.severity,
        _place(told.span, told.message),
        told.hint,
        tuple(_place(note.span, note.message) for note in told.notes),
        tuple(_place(fix.span, Phrase(fix.text, fix.text)) for fix in told.fixes),
    )


def _place(span: Span, words: Phrase) -> _Place:
    return _Place(span.start, span.end, words)


def _retold(doubts: Iterable[_Doubt], job: Job) -> tuple[Diagnostic, ...] | None:
    """The diagnostics at their places in the map; None where a place is not in it."""
    doubts = tuple(doubts)
    if not doubts:
        return ()
    source, _ = decode(job.data, job.name)
    places = (place for doubt in doubts for place in (doubt.place, *doubt.notes, *doubt.fixes))
    if any(not 0 <= place.start <= place.end <= len(source.text) for place in places):
        return None
    return tuple(_told(doubt, source) for doubt in doubts)


def _told(doubt: _Doubt, source: Source) -> Diagnostic:
    def span(place: _Place) -> Span:
        return Span(source, place.start, place.end)

    return Diagnostic(
        doubt.code,
        doubt.severity,
        doubt.place.words,
        span(doubt.place),
        tuple(Note(span(note), note.words) for note in doubt.notes),
        doubt.hint,
        tuple(Fix(span(fix), fix.words.en) for fix in doubt.fixes),
    )
