"""The declaration of a source that a citation writes out, in place of naming it by its id."""

import re
from collections.abc import Container, Mapping, Sequence
from unicodedata import normalize

from msgspec import Struct

from argmap.diagnostics.diagnostic import Fix
from argmap.diagnostics.source import Span
from argmap.model.line_nesting import MapLine
from argmap.model.names import Names
from argmap.syntax.keyword_language import spell_for
from argmap.syntax.line_blocks import find_block
from argmap.syntax.tree import Keyword

_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = frozenset(("the", "a", "an", "on", "of", "in", "for"))
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_NUMBER = re.compile(r"\d+", re.ASCII)


class SourceDeclarations(Struct, frozen=True, eq=False):
    """The sources of a map by their titles, the ids in use, and the place for one more source.

    `before` and `after` are the line ends that a line put there needs around it.
    """

    ids_by_title: Mapping[str, str]
    used_ids: Container[str]
    place: Span
    before: str
    after: str

    def build_id(self, title: str) -> str:
        """Build a free id for a source of that title."""
        return build_free_id(title, self.used_ids)

    def build_declaration(self, name: str, title: str) -> Fix:
        """Build the fix that declares a source beside the others, or above all statements."""
        line = f"{spell_for(self.place.source, Keyword.SOURCE)} {name}: {title}"
        return Fix(self.place, f"{self.before}{line}{self.after}", is_safe=True)


def build_free_id(title: str, used_ids: Container[str]) -> str:
    """Build a free id for a title: its first word, with its year or a number where that is in use."""
    words = [word.casefold() for word in _WORD.findall(normalize("NFC", title))]
    words = [word for word in words if word not in _SMALL_WORDS] or words
    year = _YEAR.search(title)
    number = _NUMBER.search(title)
    name = words[0] if words else f"ref-{number[0]}" if number else "ref"
    if name in used_ids and year and words:
        name = f"{name}-{year[0]}"
    count, free = 1, name
    while free in used_ids:
        count += 1
        free = f"{name}-{count}"
    return free


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
    if not above:
        place = Span(block.source, block.start, block.start)
        return SourceDeclarations(titles, used_ids, place, "", "\n\n")
    place = Span(block.source, block.end, block.end)
    return SourceDeclarations(titles, used_ids, place, "\n" if sources else "\n\n", "")
