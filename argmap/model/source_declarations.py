"""The declaration of a source that a citation writes out, in place of naming it by its id."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence, Set
from itertools import chain

from msgspec import Struct

from argmap.diagnostics.diagnostic import Fix
from argmap.diagnostics.source import Span
from argmap.model.line_nesting import MapLine
from argmap.model.names import Names
from argmap.model.source_titles import strip_title
from argmap.syntax.free_ids import build_free_id
from argmap.syntax.keyword_language import spell_for
from argmap.syntax.line_blocks import find_block
from argmap.syntax.tree import Keyword

_BETWEEN = ",;: "
"""The signs between the title of a source and a place in it."""


class SourceDeclarations(Struct, frozen=True, eq=False):
    """The sources of a map by their titles, the ids in use, and the place for one more source.

    `titles_by_beginning` has the titles by their first two words. `ids_by_words` has an id for each source
    that is written out, no two the same. `before` and `after` are the line ends that a line put there needs
    around it.
    """

    ids_by_title: Mapping[str, str]
    titles_by_beginning: Mapping[Sequence[str], Sequence[str]]
    ids_by_words: Mapping[str, str]
    used_ids: Container[str]
    place: Span
    before: str
    after: str

    def find_title(self, words: str) -> tuple[str, int] | None:
        """Find the one source that words begin by naming: its id, and how many letters of them name it.

        They may leave out the end of its title, if two words are left, or go on behind it with a place.
        """
        if known := self.ids_by_title.get(strip_title(words)):
            return known, len(words)
        titles = [
            title
            for title in self.titles_by_beginning.get(_first_words(words), ())
            if _begins_alike(title, words)
        ]
        if len(titles) != 1:
            return None
        rest = words[len(titles[0]) :]
        return self.ids_by_title[titles[0]], len(words) - len(rest.lstrip(_BETWEEN))

    def build_id(self, title: str) -> str:
        """Build a free id for a source of that title."""
        return self.ids_by_words.get(title) or build_free_id(title, self.used_ids)

    def build_declaration(self, name: str, title: str) -> Fix:
        """Build the fix that declares a source beside the others, or above all statements."""
        line = f"{spell_for(self.place.source, Keyword.SOURCE)} {name}: {title}"
        return Fix(self.place, f"{self.before}{line}{self.after}", is_safe=True)


def _first_words(title: str) -> tuple[str, ...]:
    return tuple(word.strip(_BETWEEN) for word in title.casefold().split()[:2])


def _begins_alike(title: str, words: str) -> bool:
    """Return whether a text of two words or more is the beginning of the other, at the end of a word."""
    short, long = sorted((title, words), key=len)
    is_same = long[: len(short)].casefold() == short.casefold()
    return is_same and len(short.split()) > 1 and not long[len(short) :][:1].isalnum()


def find_source_declarations(lines: Sequence[MapLine], names: Names) -> SourceDeclarations | None:
    """Find the sources of a map, and where another one goes; None in a map without lines."""
    if not lines:
        return None
    top = [line.entry for line in lines if line.parent is None]
    sources = [entry for entry in top if entry.keyword is Keyword.SOURCE]
    titles = {entry.text.value: entry.name.text for entry in sources if entry.text and entry.name}
    above = sources[-1:] or [entry for entry in top[:1] if entry.keyword is Keyword.MAP]
    block = find_block((above or top)[-1].keyword_span)
    used_ids = names.lines_by_id.keys() | names.suppressed_ids
    by_beginning: dict[Sequence[str], list[str]] = {}
    for title in titles:
        by_beginning.setdefault(_first_words(title), []).append(title)
    written = _name_sources_in_words(lines, used_ids)
    if not above:
        place = Span(block.source, block.start, block.start)
        return SourceDeclarations(titles, by_beginning, written, used_ids, place, "", "\n\n")
    place = Span(block.source, block.end, block.end)
    return SourceDeclarations(titles, by_beginning, written, used_ids, place, "\n" if sources else "\n\n", "")


def _name_sources_in_words(lines: Sequence[MapLine], used_ids: Set[str]) -> dict[str, str]:
    """Name each source that a citation writes out, in the order of the text; two titles never share an id.

    Nor has one the first word of another as its id, which would then seem to be cited there.
    """
    cited = [
        property_.value.word_list
        for property_ in chain.from_iterable(line.entry.properties for line in lines)
        if property_.key == "cite"
    ]
    first_words = {strip_title(words): words.split(maxsplit=1)[0] for words in cited}
    counts = Counter(first_words.values())
    ids: dict[str, str] = {}
    used = {*used_ids, *counts}
    for title, word in first_words.items():
        if word not in used_ids:
            others = used - {word} if counts[word] == 1 else used
            ids[title] = build_free_id(title, others)
            used.add(ids[title])
    return ids
