"""Words that should name something: what they name, and what to say where they name nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from unicodedata import normalize

from msgspec import Struct

from argmap.model.names import Kind, Names
from argmap.model.slips.other_kind import other_kind
from argmap.model.slips.unknown_group import unknown_group
from argmap.model.slips.unknown_root import unknown_root
from argmap.model.slips.unknown_source import unknown_source
from argmap.model.slips.unknown_statement import unknown_statement
from argmap.model.slips.unknown_tag import unknown_tag
from argmap.text.diagnostic import Diagnostic
from argmap.text.nearest import nearest
from argmap.text.source import Span

_MOST_SHARED = 500
"""How many of the names that share one pair of letters are looked at."""
_MOST_COMPARED = 12


class Wanted(Enum):
    """What a word should name, by where it stands."""

    STATEMENT = "statement"
    ROOT = "root"
    SOURCE = "source"
    GROUP = "group"
    TAG = "tag"


_KIND = {
    Wanted.STATEMENT: Kind.STATEMENT,
    Wanted.ROOT: Kind.STATEMENT,
    Wanted.SOURCE: Kind.SOURCE,
    Wanted.GROUP: Kind.GROUP,
}
_UNKNOWN = {
    Wanted.STATEMENT: unknown_statement,
    Wanted.ROOT: unknown_root,
    Wanted.SOURCE: unknown_source,
    Wanted.GROUP: unknown_group,
    Wanted.TAG: unknown_tag,
}


class Miss(Struct, frozen=True):
    """A word that names nothing of the kind that is wanted in its place."""

    wanted: Wanted
    word: str
    span: Span


Remark = Diagnostic | Miss
"""What a pass has to say: a diagnostic, or a miss that becomes one once every name is known."""


def find(names: Names, wanted: Wanted, word: str, span: Span) -> tuple[str | None, tuple[Remark, ...]]:
    """The id that `word` names where it names what is wanted; else None and what was missed."""
    key = normalize("NFC", word)
    if names.kind(key) is _KIND[wanted]:
        return key, ()
    return None, (Miss(wanted, key, span),)


def tell(remarks: Sequence[Remark], names: Names, tags: Iterable[str] | None) -> tuple[Diagnostic, ...]:
    """The diagnostics among the remarks, and one for each miss, in the order of the text.

    Nothing is said about ids on lines that were wrong themselves. `tags` are those that a statement bears;
    None where some may stand on lines that could not be read, so that none can be said to be missing.
    """
    said = [remark for remark in remarks if isinstance(remark, Diagnostic)]
    misses = [remark for remark in remarks if isinstance(remark, Miss)]
    misses = [miss for miss in misses if _certain(miss, names, tags)]
    indexes = {wanted: _index(_candidates(wanted, names, tags)) for wanted in {m.wanted for m in misses}}
    told = (_tell(miss, names, indexes[miss.wanted]) for miss in misses)
    said.extend(one for one in told if one)
    return tuple(sorted(said, key=lambda slip: (slip.span.start, slip.span.end, slip.code)))


def _certain(miss: Miss, names: Names, tags: Iterable[str] | None) -> bool:
    return tags is not None if miss.wanted is Wanted.TAG else miss.word not in names.spoiled


_Index = Mapping[str, Sequence[str]]


def _tell(miss: Miss, names: Names, index: _Index) -> Diagnostic | None:
    """What to say of a miss; nothing where a line that lacks its id may well be the one that is meant."""
    line = names.declared.get(miss.word)
    kind = _KIND.get(miss.wanted)
    if line and kind:
        return other_kind(miss.word, miss.span, kind.value, line.entry)
    near = nearest(miss.word, _shortlist(miss.word, index))
    if near is None and kind in names.nameless:
        return None
    return _UNKNOWN[miss.wanted](miss.word, miss.span, near)


def _candidates(wanted: Wanted, names: Names, tags: Iterable[str] | None) -> Iterable[str]:
    if wanted is Wanted.TAG:
        return sorted(tags or ())
    return [name for name in names.declared if names.kind(name) is _KIND[wanted]]


def _letter_pairs(word: str) -> frozenset[str]:
    letters = f"^{normalize('NFD', word[:80].casefold())}$"
    return frozenset(letters[at : at + 2] for at in range(len(letters) - 1))


def _index(words: Iterable[str]) -> _Index:
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
        counts.update(index[pair][:_MOST_SHARED])
    return [name for name, _ in counts.most_common(_MOST_COMPARED)]
