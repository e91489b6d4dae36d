"""The trial of fixes: a fix that leaves another error on its line is taken back, and its hint names both."""

from bisect import bisect_right
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.source import Source
from argmap.edit.fixes import apply_fixes, list_fixes, select_fixable
from argmap.model.build import build_argmap
from argmap.syntax.parse import parse

_MAX_ROUNDS = 3
"""The most readings of one trial: a word, a colon behind it, and the move of its line may be wrong together.
1 leaves swaps in the tests, 6 finds what 3 does."""


def try_fixes(
    source: Source, diagnostics: tuple[Diagnostic, ...], rounds: int = _MAX_ROUNDS
) -> tuple[Diagnostic, ...]:
    """Take the fix from each error that would only give way to another one, which no safe fix resolves.

    All fixes are tried at once, so a round takes the time of one more reading. Fixes in several places, as of
    a habit or of a move, stand for more than one error and stay.
    """
    fixable = select_fixable(diagnostics, include_unsafe=True)
    if not fixable or not rounds:
        return diagnostics
    fixes = list_fixes(fixable)
    next_source = Source(source.name, apply_fixes(source.text, fixes))
    next_errors = try_fixes(next_source, _find_errors(next_source), rounds - 1)
    find_old_offset = _map_offsets(fixes)
    known = {_read_place(source, each.span.start, each.code) for each in diagnostics}
    followers: dict[int, Diagnostic] = {}
    for error in next_errors:
        place = _read_place(source, find_old_offset(error.span.start), error.code)
        if place not in known and not error.has_safe_fixes and error.code not in _WHOLE_MAP_CODES:
            followers.setdefault(place[0], error)
    tried = {id(each) for each in fixable if len(each.fixes) == 1}
    return tuple(_take_back(each, followers) if id(each) in tried else each for each in diagnostics)


_WHOLE_MAP_CODES = frozenset(("E219",))
"""Errors of the whole map that stand at a line of it."""


def _find_errors(source: Source) -> tuple[Diagnostic, ...]:
    file, syntax_errors = parse(source)
    _, errors = build_argmap(file)
    found = (each for each in (*syntax_errors, *errors) if each.severity is Severity.ERROR)
    return tuple(sorted(found, key=lambda each: (each.span.start, each.span.end, each.code)))


def _read_place(source: Source, offset: int, code: str) -> tuple[int, str]:
    return source.position(min(offset, len(source.text))).line, code


def _take_back(diagnostic: Diagnostic, followers: dict[int, Diagnostic]) -> Diagnostic:
    line = diagnostic.span.source.position(diagnostic.span.start).line
    follower = followers.get(line)
    if follower is None:
        return diagnostic
    return replace(diagnostic, hint=_join_hints(diagnostic.hint, follower), fixes=(), fix_title=None)


def _join_hints(hint: Phrase | None, follower: Diagnostic) -> Phrase:
    """Join a hint and what is to be said once it is followed."""
    first, then, last = hint, follower.message, follower.hint
    return Phrase(
        en=f"{first.en if first else 'mend it'} – then: {then.en}{f'; {last.en}' if last else ''}",
        ko=f"{first.ko if first else '수정한다'} – 그러면: {then.ko}{f'; {last.ko}' if last else ''}",
    )


def _map_offsets(fixes: Iterable[Fix]) -> Callable[[int], int]:
    """Return the function from an offset in a text with fixes made to the one before they were made.

    An offset inside a fix is that of its beginning.
    """
    starts, old_starts, old_ends, lengths = [], [], [], []
    added = 0
    for fix in sorted(fixes, key=lambda each: (each.span.start, each.span.end)):
        starts.append(fix.span.start + added)
        old_starts.append(fix.span.start)
        old_ends.append(fix.span.end)
        lengths.append(len(fix.text))
        added += len(fix.text) - (fix.span.end - fix.span.start)

    def find_old_offset(offset: int) -> int:
        index = bisect_right(starts, offset) - 1
        if index < 0:
            return offset
        behind = offset - starts[index] - lengths[index]
        return old_ends[index] + behind if behind >= 0 else old_starts[index]

    return find_old_offset
