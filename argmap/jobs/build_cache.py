"""A file beside the outputs that records what they were drawn from, so that only what changed is drawn.

The file is never needed: if it is missing, broken or of another version, all is drawn again, as is an output
whose content has changed. It records contents only, no times. It may have come with a stranger's maps: only
what argmap could have written itself is believed.
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
from argmap.files.finding import exists, is_file
from argmap.files.output_links import resolve_output
from argmap.files.reading import read_cache_file
from argmap.files.writing import write_atomically
from argmap.jobs.job import Job
from argmap.jobs.results import JobResult, Output
from argmap.syntax.decode import decode

CACHE_FILE = ".argmap-drawn.json"
_VERSION = 1
_RULE_CODE = re.compile(r"[A-Z][0-9]{3}")


class _CachedSpan(Struct, frozen=True, array_like=True):
    """A span of the map's text with a text: the diagnostic's message, a note's, or a fix."""

    start: int
    end: int
    words: Phrase


class _CachedDiagnostic(Struct, frozen=True):
    """A diagnostic without its source text."""

    code: str
    severity: Severity
    place: _CachedSpan
    hint: Phrase | None = None
    notes: tuple[_CachedSpan, ...] = ()
    fixes: tuple[_CachedSpan, ...] = ()
    fix_title: Phrase | None = None
    has_safe_fixes: bool = False
    place_count: int = 1


class CacheEntry(Struct, frozen=True):
    """One map as it was drawn: the digest of each of its files, and its warnings and notes."""

    files: Mapping[str, str]
    doubts: tuple[_CachedDiagnostic, ...] = ()
    notes: tuple[Phrase, ...] = ()


class _CacheContents(Struct, frozen=True):
    """The whole file: entries by the cache keys of their jobs."""

    version: int
    drawn: dict[str, CacheEntry] = field(default_factory=dict)


class BuildCache:
    """The cache of one folder, from when it is opened until it is saved.

    Raises FileError where a link leads its file elsewhere.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._path = os.path.join(folder, CACHE_FILE)
        self._file = resolve_output(self._path)
        self._saved_entries = _read_entries(self._path)
        self._entries = dict(self._saved_entries)
        self._owners = {file: key for key, entry in self._entries.items() for file in entry.files}

    def lookup(self, job: Job, key: str) -> JobResult | None:
        """Look up the result of a job, without the outputs' bytes; None if it must be run, because it never
        was or its outputs are not as they were written.
        """
        entry = self._entries.get(key)
        requested = {self._relative_path(target.path) for target in job.targets if not job.is_stepwise}
        if entry is None or not entry.files or not requested <= entry.files.keys():
            return None
        if any(digest_file(self._full_path(file)) != mark for file, mark in entry.files.items()):
            return None
        diagnostics = _restore_diagnostics(entry.doubts, job)
        if diagnostics is None:
            return None
        outputs = tuple(Output(self._full_path(file)) for file in entry.files)
        return JobResult(outputs, diagnostics, entry.notes, is_unchanged=True)

    def record(self, job: Job, key: str, result: JobResult) -> None:
        """Record the result of a job whose outputs have been written, in place of entries for those files."""
        files = {self._relative_path(output.path): digest(output.data) for output in result.outputs}
        for file in files:
            self._entries.pop(self._owners.get(file, ""), None)
        source, _ = decode(job.data, job.name)
        entry = CacheEntry(files, tuple(map(_to_cached_diagnostic, result.diagnostics)), result.notes)
        if _is_encodable(entry) and all(each.span.source == source for each in result.diagnostics):
            self._entries[key] = entry
            self._owners |= dict.fromkeys(files, key)

    def save(self) -> None:
        """Write the file if anything in it has changed, without entries whose outputs were removed.

        If it cannot be written, no error is raised: all is drawn again next time. A device or a pipe in its
        place is left alone.
        """
        entries = {
            key: entry
            for key, entry in sorted(self._entries.items(), key=lambda each: (*each[1].files, each[0]))
            if all(os.path.lexists(self._full_path(file)) for file in entry.files)
        }
        if entries != self._saved_entries and (is_file(self._file) or not exists(self._file)):
            with suppress(FileError):
                write_atomically(
                    self._path, json.format(json.encode(_CacheContents(_VERSION, entries)), indent=1)
                )

    def _relative_path(self, path: str) -> str:
        """Return a file's name in the cache: its path from the folder, the same on all systems."""
        return os.path.relpath(path, self._folder).replace(os.sep, "/")

    def _full_path(self, file: str) -> str:
        return os.path.join(self._folder, *file.split("/"))


def _read_entries(path: str) -> dict[str, CacheEntry]:
    data = read_cache_file(path)
    with suppress(DecodeError, UnicodeDecodeError, RecursionError):
        contents = json.decode(data or b"", type=_CacheContents)
        if contents.version == _VERSION:
            return {key: entry for key, entry in contents.drawn.items() if _is_valid(entry)}
    return {}


def _is_encodable(entry: CacheEntry) -> bool:
    """True if it can be written: names of files need not be UTF-8."""
    try:
        json.encode(entry)
    except UnicodeEncodeError:
        return False
    return True


def _is_valid(entry: CacheEntry) -> bool:
    """True if it names only files inside the folder, and codes that rules can have."""
    return all(map(_is_inside, entry.files)) and all(
        _RULE_CODE.fullmatch(warning.code) for warning in entry.doubts
    )


def _is_inside(file: str) -> bool:
    """True if the path leads into the folder and nowhere else, on this system."""
    forbidden = "\0" if os.sep == "/" else "\0\\:"
    leaves = any(part in ("", os.curdir, os.pardir) for part in file.split("/"))
    return not leaves and not any(char in file for char in forbidden)


def _to_cached_diagnostic(diagnostic: Diagnostic) -> _CachedDiagnostic:
    return _CachedDiagnostic(
        diagnostic.code,
        diagnostic.severity,
        _to_cached_span(diagnostic.span, diagnostic.message),
        diagnostic.hint,
        tuple(_to_cached_span(note.span, note.message) for note in diagnostic.notes),
        tuple(_to_cached_span(fix.span, Phrase(fix.text, fix.text)) for fix in diagnostic.fixes),
        diagnostic.fix_title,
        diagnostic.has_safe_fixes,
        diagnostic.place_count,
    )


def _to_cached_span(span: Span, message: Phrase) -> _CachedSpan:
    return _CachedSpan(span.start, span.end, message)


def _restore_diagnostics(
    cached_diagnostics: Iterable[_CachedDiagnostic], job: Job
) -> tuple[Diagnostic, ...] | None:
    """Return the diagnostics at their spans in the map; None if a span is not in it."""
    cached_diagnostics = tuple(cached_diagnostics)
    if not cached_diagnostics:
        return ()
    source, _ = decode(job.data, job.name)
    spans = (span for each in cached_diagnostics for span in (each.place, *each.notes, *each.fixes))
    if any(not 0 <= span.start <= span.end <= len(source.text) for span in spans):
        return None
    return tuple(_restore_diagnostic(each, source) for each in cached_diagnostics)


def _restore_diagnostic(cached_diagnostic: _CachedDiagnostic, source: Source) -> Diagnostic:
    def span(cached: _CachedSpan) -> Span:
        return Span(source, cached.start, cached.end)

    return Diagnostic(
        cached_diagnostic.code,
        cached_diagnostic.severity,
        cached_diagnostic.place.words,
        span(cached_diagnostic.place),
        tuple(Note(span(note), note.words) for note in cached_diagnostic.notes),
        cached_diagnostic.hint,
        tuple(
            Fix(span(fix), fix.words.en, cached_diagnostic.has_safe_fixes) for fix in cached_diagnostic.fixes
        ),
        cached_diagnostic.fix_title,
        cached_diagnostic.place_count,
    )
