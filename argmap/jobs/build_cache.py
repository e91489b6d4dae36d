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

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Note, Phrase, Severity
from argmap.diagnostics.source import Source, Span
from argmap.files.digest import digest, digest_file
from argmap.files.errors import FileError
from argmap.files.reading import read_cache_file
from argmap.files.writing import write_atomically
from argmap.jobs.job import Job, JobResult
from argmap.syntax.decode import decode

CACHE_FILE = ".argmap-drawn.json"
_VERSION = 1
_RULE_CODE = re.compile(r"[A-Z][0-9]{3}")


class _CachedSpan(Struct, frozen=True, array_like=True):
    """A stretch of the map's text, and the words that belong to it: a note's, or those that mend a slip."""

    start: int
    end: int
    words: Phrase


class _CachedDiagnostic(Struct, frozen=True):
    """A diagnostic without the text that it is about."""

    code: str
    severity: Severity
    place: _CachedSpan
    hint: Phrase | None = None
    notes: tuple[_CachedSpan, ...] = ()
    fixes: tuple[_CachedSpan, ...] = ()


class CacheEntry(Struct, frozen=True):
    """One map as it was made: the mark of each of its files, and all that was said of it."""

    files: Mapping[str, str]
    doubts: tuple[_CachedDiagnostic, ...] = ()
    notes: tuple[Phrase, ...] = ()


class _CacheContents(Struct, frozen=True):
    """The whole file: entries by the keys of their jobs."""

    version: int
    drawn: dict[str, CacheEntry] = field(default_factory=dict)


class BuildCache:
    """What is known of one folder, from when it is opened until it is saved."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._path = os.path.join(folder, CACHE_FILE)
        self._saved_entries = _read_entries(self._path)
        self._entries = dict(self._saved_entries)
        self._owners = {file: key for key, entry in self._entries.items() for file in entry.files}

    def lookup(self, job: Job, key: str) -> JobResult | None:
        """What became of a job when it was done before, without the outputs' bytes; None where it has to be
        done, for it never was, or its outputs are not here as they were written.
        """
        entry = self._entries.get(key)
        asked = {self._relative_path(order.path) for order in job.requests if not job.is_stepwise}
        if entry is None or not entry.files or not asked <= entry.files.keys():
            return None
        if any(digest_file(self._full_path(file)) != mark for file, mark in entry.files.items()):
            return None
        diagnostics = _restore_diagnostics(entry.doubts, job)
        return None if diagnostics is None else JobResult((), diagnostics, entry.notes)

    def output_paths(self, key: str) -> tuple[str, ...]:
        """The paths of all outputs of a job that was done before."""
        return tuple(self._full_path(file) for file in self._entries[key].files)

    def record(self, job: Job, key: str, result: JobResult) -> None:
        """Keeps what became of a job whose outputs have been written; what was there before them is gone."""
        files = {self._relative_path(output.path): digest(output.data) for output in result.outputs}
        for file in files:
            self._entries.pop(self._owners.get(file, ""), None)
        source, _ = decode(job.data, job.name)
        entry = CacheEntry(files, tuple(map(_to_cached_diagnostic, result.diagnostics)), result.notes)
        if _is_encodable(entry) and all(told.span.source == source for told in result.diagnostics):
            self._entries[key] = entry
            self._owners |= dict.fromkeys(files, key)

    def save(self) -> None:
        """Writes the file where anything in it has changed, without what has been removed since. That it
        cannot be written is no trouble: all is made anew then.
        """
        held = {
            key: entry
            for key, entry in sorted(self._entries.items(), key=lambda each: (*each[1].files, each[0]))
            if all(os.path.lexists(self._full_path(file)) for file in entry.files)
        }
        if held != self._saved_entries:
            with suppress(FileError):
                write_atomically(
                    self._path, json.format(json.encode(_CacheContents(_VERSION, held)), indent=1)
                )

    def _relative_path(self, path: str) -> str:
        """What a file is called in here: its path from the folder, alike on all systems."""
        return os.path.relpath(path, self._folder).replace(os.sep, "/")

    def _full_path(self, file: str) -> str:
        return os.path.join(self._folder, *file.split("/"))


def _read_entries(path: str) -> dict[str, CacheEntry]:
    data = read_cache_file(path)
    with suppress(DecodeError, UnicodeDecodeError, RecursionError):
        page = json.decode(data or b"", type=_CacheContents)
        if page.version == _VERSION:
            return {key: entry for key, entry in page.drawn.items() if _is_valid(entry)}
    return {}


def _is_encodable(entry: CacheEntry) -> bool:
    """Whether it can be written down: names of files need not be UTF-8."""
    try:
        json.encode(entry)
    except UnicodeEncodeError:
        return False
    return True


def _is_valid(entry: CacheEntry) -> bool:
    """Whether it tells of files in the folder alone, and of codes as ours are."""
    return all(map(_is_inside, entry.files)) and all(
        _RULE_CODE.fullmatch(doubt.code) for doubt in entry.doubts
    )


def _is_inside(file: str) -> bool:
    """Whether the path leads nowhere but into the folder, on this system."""
    strange = "\0" if os.sep == "/" else "\0\\:"
    leaves = any(part in ("", os.curdir, os.pardir) for part in file.split("/"))
    return not leaves and not any(char in file for char in strange)


def _to_cached_diagnostic(diagnostic: Diagnostic) -> _CachedDiagnostic:
    return _CachedDiagnostic(
        diagnostic.code,
        diagnostic.severity,
        _to_cached_span(diagnostic.span, diagnostic.message),
        diagnostic.hint,
        tuple(_to_cached_span(note.span, note.message) for note in diagnostic.notes),
        tuple(_to_cached_span(fix.span, Phrase(fix.text, fix.text)) for fix in diagnostic.fixes),
    )


def _to_cached_span(span: Span, message: Phrase) -> _CachedSpan:
    return _CachedSpan(span.start, span.end, message)


def _restore_diagnostics(
    cached_diagnostics: Iterable[_CachedDiagnostic], job: Job
) -> tuple[Diagnostic, ...] | None:
    """The diagnostics at their places in the map; None where a place is not in it."""
    cached_diagnostics = tuple(cached_diagnostics)
    if not cached_diagnostics:
        return ()
    source, _ = decode(job.data, job.name)
    places = (place for doubt in cached_diagnostics for place in (doubt.place, *doubt.notes, *doubt.fixes))
    if any(not 0 <= place.start <= place.end <= len(source.text) for place in places):
        return None
    return tuple(_restore_diagnostic(doubt, source) for doubt in cached_diagnostics)


def _restore_diagnostic(cached_diagnostic: _CachedDiagnostic, source: Source) -> Diagnostic:
    def span(place: _CachedSpan) -> Span:
        return Span(source, place.start, place.end)

    return Diagnostic(
        cached_diagnostic.code,
        cached_diagnostic.severity,
        cached_diagnostic.place.words,
        span(cached_diagnostic.place),
        tuple(Note(span(note), note.words) for note in cached_diagnostic.notes),
        cached_diagnostic.hint,
        tuple(Fix(span(fix), fix.words.en) for fix in cached_diagnostic.fixes),
    )
