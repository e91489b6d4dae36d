"""The resolution of names: the thing that a word names, or the error that it names nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from unicodedata import normalize

from msgspec import Struct

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.nearest_name import find_nearest_name
from argmap.diagnostics.source import Span
from argmap.model.errors.other_kind import other_kind
from argmap.model.errors.unknown_group import unknown_group
from argmap.model.errors.unknown_root import unknown_root
from argmap.model.errors.unknown_source import unknown_source
from argmap.model.errors.unknown_statement import unknown_statement
from argmap.model.errors.unknown_tag import unknown_tag
from argmap.model.line_placement import LinePlacement
from argmap.model.names import NameKind, Names, kind_of
from argmap.model.source_titles import names_other_source

_MAX_NAMES_PER_PAIR = 500
"""The most names that are counted of those that share one pair of letters: bounds the time where all are
alike. 250 and 1,000 offer a name for each of 1,000 misspellings among 5,000 names, as 500 does.
"""
_MAX_COMPARED_NAMES = 12
"""The number of names most like a word that are compared letter by letter. 6 and 24 offer a name for each of
those misspellings too, in the same time.
"""


class ReferenceKind(Enum):
    """The kind of thing that a word should name, by its place."""

    STATEMENT = "statement"
    ROOT = "root"
    SOURCE = "source"
    GROUP = "group"
    TAG = "tag"


_NAME_KINDS = {
    ReferenceKind.STATEMENT: NameKind.STATEMENT,
    ReferenceKind.ROOT: NameKind.STATEMENT,
    ReferenceKind.SOURCE: NameKind.SOURCE,
    ReferenceKind.GROUP: NameKind.GROUP,
}
_UNRESOLVED_ERRORS = {
    ReferenceKind.STATEMENT: unknown_statement,
    ReferenceKind.ROOT: unknown_root,
    ReferenceKind.SOURCE: unknown_source,
    ReferenceKind.GROUP: unknown_group,
    ReferenceKind.TAG: unknown_tag,
}


class UnresolvedName(Struct, frozen=True):
    """A word that names nothing of the kind that is wanted in its place.

    `otherwise` is the error where no known name is like the word; None for that of its kind. `title` is what
    a citation says of its source.
    """

    kind: ReferenceKind
    word: str
    span: Span
    otherwise: Diagnostic | None = None
    title: str = ""


PendingDiagnostic = Diagnostic | UnresolvedName
"""A diagnostic, or an unresolved name that becomes one once every name is known."""


def resolve_id(
    names: Names, kind: ReferenceKind, word: str, span: Span
) -> tuple[str | None, tuple[PendingDiagnostic, ...]]:
    """Return the id that `word` names if it is of the kind asked for; else None and the unresolved name."""
    key = normalize("NFC", word)
    if names.kind(key) is _NAME_KINDS[kind]:
        return key, ()
    return None, (UnresolvedName(kind, key, span),)


def collect_diagnostics(
    pending: Sequence[PendingDiagnostic], names: Names, tags: Iterable[str] | None
) -> tuple[Diagnostic, ...]:
    """List the pending diagnostics, with one for each name that is not resolved, in the order of the text.

    Ids on lines that were wrong themselves are passed over. `tags` are those that a statement bears; None
    where some may stand on lines that could not be read, so that none can be said to be missing.
    """
    diagnostics = [entry for entry in pending if isinstance(entry, Diagnostic)]
    unresolved_names = [entry for entry in pending if isinstance(entry, UnresolvedName)]
    unresolved_names = [unresolved for unresolved in unresolved_names if _is_certain(unresolved, names, tags)]
    indexes = {
        wanted: _build_index(_list_candidates(wanted, names, tags))
        for wanted in {m.kind for m in unresolved_names}
    }
    errors = (_build_error(unresolved, names, indexes[unresolved.kind]) for unresolved in unresolved_names)
    diagnostics.extend(error for error in errors if error)
    return tuple(
        sorted(
            diagnostics, key=lambda diagnostic: (diagnostic.span.start, diagnostic.span.end, diagnostic.code)
        )
    )


def _is_certain(unresolved: UnresolvedName, names: Names, tags: Iterable[str] | None) -> bool:
    return (
        tags is not None
        if unresolved.kind is ReferenceKind.TAG
        else unresolved.word not in names.suppressed_ids
    )


_Index = Mapping[str, Sequence[str]]


def _build_error(unresolved: UnresolvedName, names: Names, index: _Index) -> Diagnostic | None:
    """Build the error for a name; None where a line that lacks its id may well be the one that is meant."""
    line = names.lines_by_id.get(unresolved.word)
    kind = _NAME_KINDS.get(unresolved.kind)
    if line and kind:
        return other_kind(unresolved.word, unresolved.span, kind.value, line.entry)
    near = find_nearest_name(unresolved.word, _shortlist(unresolved.word, index))
    if near and unresolved.otherwise and _names_other_source(unresolved, near, names):
        near = None
    if near is None and kind in names.kinds_without_id:
        return None
    if near is None and unresolved.otherwise:
        return unresolved.otherwise
    return _UNRESOLVED_ERRORS[unresolved.kind](unresolved.word, unresolved.span, near)


def _names_other_source(unresolved: UnresolvedName, near: str, names: Names) -> bool:
    """Tell whether a citation says something of its source that is not true of the source `near`."""
    line = names.lines_by_id.get(near)
    return bool(line and line.entry.text and names_other_source(unresolved.title, line.entry.text.value))


def _list_candidates(kind: ReferenceKind, names: Names, tags: Iterable[str] | None) -> Iterable[str]:
    if kind is ReferenceKind.TAG:
        return sorted(tags or ())
    return [name for name in names.lines_by_id if names.kind(name) is _NAME_KINDS[kind]]


def _letter_pairs(word: str) -> frozenset[str]:
    letters = f"^{normalize('NFD', word[:80].casefold())}$"
    return frozenset(letters[at : at + 2] for at in range(len(letters) - 1))


def _build_index(words: Iterable[str]) -> _Index:
    """Index the words by each pair of letters in them, so that a thousand errors need not read every name."""
    index: dict[str, list[str]] = {}
    for word in words:
        for pair in sorted(_letter_pairs(word)):
            index.setdefault(pair, []).append(word)
    return index


def _shortlist(word: str, index: _Index) -> list[str]:
    """List the few names that share most, and the rarest, pairs of letters with `word`."""
    counts: Counter[str] = Counter()
    pairs = sorted((pair for pair in _letter_pairs(word) if pair in index), key=lambda p: (len(index[p]), p))
    for pair in pairs:
        counts.update(index[pair][:_MAX_NAMES_PER_PAIR])
    return [name for name, _ in counts.most_common(_MAX_COMPARED_NAMES)]


def resolve_references(
    placements: Sequence[LinePlacement], names: Names
) -> tuple[tuple[str | None, ...], tuple[PendingDiagnostic, ...]]:
    """Resolve, by line number, the statement a line is about, in full or by reference; list unresolved names.

    A line whose place is wrong may not be meant as a reference, so the name on it is not listed.
    """
    statement_at: list[str | None] = []
    unresolved: list[PendingDiagnostic] = []
    for placement in placements:
        line = placement.line
        if kind_of(line) is NameKind.STATEMENT:
            statement_at.append(names.ids[line.number])
        elif line.is_reference and line.entry.name:
            name = line.entry.name
            statement, errors = resolve_id(names, ReferenceKind.STATEMENT, name.text, name.span)
            statement_at.append(statement)
            unresolved.extend(() if placement.has_place_error else errors)
        else:
            statement_at.append(None)
    return tuple(statement_at), tuple(unresolved)
