"""Words that should name something: what they name, and what to say where they name nothing."""

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
from argmap.model.names import NameKind, Names, kind_of
from argmap.model.structure import LinePlacement

_MAX_NAMES_PER_PAIR = 500
"""How many of the names that share one pair of letters are looked at."""
_MAX_COMPARED_NAMES = 12


class ReferenceKind(Enum):
    """What a word should name, by where it stands."""

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
    """A word that names nothing of the kind that is wanted in its place."""

    kind: ReferenceKind
    word: str
    span: Span


PendingDiagnostic = Diagnostic | UnresolvedName
"""What a pass has to say: a diagnostic, or a miss that becomes one once every name is known."""


def resolve_id(
    names: Names, kind: ReferenceKind, word: str, span: Span
) -> tuple[str | None, tuple[PendingDiagnostic, ...]]:
    """The id that `word` names where it names what is wanted; else None and what was missed."""
    key = normalize("NFC", word)
    if names.kind(key) is _NAME_KINDS[kind]:
        return key, ()
    return None, (UnresolvedName(kind, key, span),)


def collect_diagnostics(
    pending: Sequence[PendingDiagnostic], names: Names, tags: Iterable[str] | None
) -> tuple[Diagnostic, ...]:
    """The diagnostics among the remarks, and one for each miss, in the order of the text.

    Nothing is said about ids on lines that were wrong themselves. `tags` are those that a statement bears;
    None where some may stand on lines that could not be read, so that none can be said to be missing.
    """
    said = [remark for remark in pending if isinstance(remark, Diagnostic)]
    misses = [remark for remark in pending if isinstance(remark, UnresolvedName)]
    misses = [miss for miss in misses if _is_certain(miss, names, tags)]
    indexes = {
        wanted: _build_index(_list_candidates(wanted, names, tags)) for wanted in {m.kind for m in misses}
    }
    told = (_build_error(miss, names, indexes[miss.kind]) for miss in misses)
    said.extend(one for one in told if one)
    return tuple(sorted(said, key=lambda slip: (slip.span.start, slip.span.end, slip.code)))


def _is_certain(unresolved: UnresolvedName, names: Names, tags: Iterable[str] | None) -> bool:
    return (
        tags is not None
        if unresolved.kind is ReferenceKind.TAG
        else unresolved.word not in names.suppressed_ids
    )


_Index = Mapping[str, Sequence[str]]


def _build_error(unresolved: UnresolvedName, names: Names, index: _Index) -> Diagnostic | None:
    """What to say of a miss; nothing where a line that lacks its id may well be the one that is meant."""
    line = names.lines_by_id.get(unresolved.word)
    kind = _NAME_KINDS.get(unresolved.kind)
    if line and kind:
        return other_kind(unresolved.word, unresolved.span, kind.value, line.entry)
    near = find_nearest_name(unresolved.word, _shortlist(unresolved.word, index))
    if near is None and kind in names.kinds_without_id:
        return None
    return _UNRESOLVED_ERRORS[unresolved.kind](unresolved.word, unresolved.span, near)


def _list_candidates(kind: ReferenceKind, names: Names, tags: Iterable[str] | None) -> Iterable[str]:
    if kind is ReferenceKind.TAG:
        return sorted(tags or ())
    return [name for name in names.lines_by_id if names.kind(name) is _NAME_KINDS[kind]]


def _letter_pairs(word: str) -> frozenset[str]:
    letters = f"^{normalize('NFD', word[:80].casefold())}$"
    return frozenset(letters[at : at + 2] for at in range(len(letters) - 1))


def _build_index(words: Iterable[str]) -> _Index:
    """The words by each pair of letters in them, so that a thousand slips need not read every name."""
    index: dict[str, list[str]] = {}
    for word in words:
        for pair in sorted(_letter_pairs(word)):
            index.setdefault(pair, []).append(word)
    return index


def _shortlist(word: str, index: _Index) -> list[str]:
    """The few names that share most, and the rarest, pairs of letters with `word`."""
    counts: Counter[str] = Counter()
    pairs = sorted((pair for pair in _letter_pairs(word) if pair in index), key=lambda p: (len(index[p]), p))
    for pair in pairs:
        counts.update(index[pair][:_MAX_NAMES_PER_PAIR])
    return [name for name, _ in counts.most_common(_MAX_COMPARED_NAMES)]


def resolve_references(
    placements: Sequence[LinePlacement], names: Names
) -> tuple[tuple[str | None, ...], tuple[PendingDiagnostic, ...]]:
    """By line number, the id of the statement the line is about, in full or by reference; and what failed.

    A line whose place is wrong may not be meant as a reference, so nothing is said of what it names.
    """
    found: list[str | None] = []
    missed: list[PendingDiagnostic] = []
    for stand in placements:
        line = stand.line
        if kind_of(line) is NameKind.STATEMENT:
            found.append(names.ids[line.number])
        elif line.is_reference and line.entry.name:
            name = line.entry.name
            statement, misses = resolve_id(names, ReferenceKind.STATEMENT, name.text, name.span)
            found.append(statement)
            missed.extend(() if stand.has_place_error else misses)
        else:
            found.append(None)
    return tuple(found), tuple(missed)
