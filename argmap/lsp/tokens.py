"""Colours in the protocol's numbers: each stretch by its distance from the one before."""

from collections.abc import Iterator, Sequence

from argmap.lsp.positions import Units, place_of, width
from argmap.pipeline.draft import Stretch, Tint

TYPES = (
    "keyword",
    "variable",
    "class",
    "namespace",
    "function",
    "decorator",
    "property",
    "enumMember",
    "comment",
)
"""Types that editors' own themes colour."""
MODIFIERS = ("declaration", "thesis", "support", "attack")

_LOOKS: dict[Tint, tuple[str, str | None]] = {
    Tint.DECLARATION: ("keyword", None),
    Tint.THESIS: ("keyword", "thesis"),
    Tint.SUPPORT: ("keyword", "support"),
    Tint.ATTACK: ("keyword", "attack"),
    Tint.STATEMENT: ("variable", None),
    Tint.SOURCE: ("class", None),
    Tint.GROUP: ("namespace", None),
    Tint.VIEW: ("function", None),
    Tint.TAG: ("decorator", None),
    Tint.KEY: ("property", None),
    Tint.VALUE: ("enumMember", None),
    Tint.COMMENT: ("comment", None),
}


def encoded(stretches: Sequence[Stretch], units: Units) -> list[int]:
    """Five numbers for each stretch: lines and columns on from the one before, length, type, modifiers."""
    return [number for numbers in _numbers(stretches, units) for number in numbers]


def _numbers(stretches: Sequence[Stretch], units: Units) -> Iterator[tuple[int, int, int, int, int]]:
    line = column = 0
    for stretch in stretches:
        at = place_of(stretch.span.source, stretch.span.start, units)
        column = column if at.line == line else 0
        kind, modifier = _LOOKS[stretch.tint]
        bits = int(stretch.declares) | (1 << MODIFIERS.index(modifier) if modifier else 0)
        yield at.line - line, at.column - column, width(stretch.span.text, units), TYPES.index(kind), bits
        line, column = at.line, at.column
