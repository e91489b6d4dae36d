"""A picture whose lines are cut into a text for each font and direction, where there is no shaper for lines.

resvg finds no fonts for parts of a text, and goes by the characters that embed text from right to left rather
than by `direction`. Widths are estimates, so letters may be stretched a little.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from argmap.diagnostics.deadline import check_deadline
from argmap.fonts.fallback import Typeface
from argmap.fonts.text_width import text_width
from argmap.fonts.typeface_runs import split_runs
from argmap.render.bidi import reorder_bidi
from argmap.render.picture import Leaf, Picture, TextRun, replace_leaves
from argmap.render.visible_text import compose_text, drop_guiding_signs

FIRST_EMOJI = "\U0001f000"
"""From here on characters are emoji, or else so rare that they may be taken for them."""
EMOJI_VARIATION = "\ufe0f"
"""Makes an emoji of the character before it."""


def cut_by_typeface(picture: Picture, typefaces: Sequence[Typeface]) -> Picture:
    """Cut each text of a picture into one for each typeface and direction in it."""
    return replace(picture, marks=replace_leaves(picture.marks, lambda leaf: _cut_leaf(leaf, typefaces)))


def _cut_leaf(leaf: Leaf, typefaces: Sequence[Typeface]) -> Iterator[Leaf]:
    if not isinstance(leaf, TextRun):
        yield leaf
        return
    check_deadline()
    pieces = list(_cut_line(leaf, typefaces))
    widths = [text_width(piece, leaf.size, bold=leaf.bold) for _, piece in pieces]
    x = leaf.x - sum(widths) * leaf.part_before
    for (number, piece), width in zip(pieces, widths, strict=True):
        run = replace(leaf, text=piece, family=f"'{typefaces[number].family}'")
        yield _place_piece(run, x, width) if len(pieces) > 1 else run
        x += width


def _cut_line(line: TextRun, typefaces: Sequence[Typeface]) -> Iterator[tuple[int, str]]:
    """Cut a line into pieces with the numbers of their typefaces, from left to right."""
    for stretch, rtl in reorder_bidi(compose_text(line.text), rtl=line.rtl):
        pieces = split_runs(drop_guiding_signs(stretch), typefaces)
        if rtl:
            yield from ((number, f"\u202b{piece}\u202c") for number, piece in reversed(pieces))
        else:
            yield from pieces


def _place_piece(run: TextRun, x: float, width: float) -> TextRun:
    """Put a piece of a line into its room: held to it, or just in its middle where it is an emoji."""
    has_emoji = any(char >= FIRST_EMOJI or char == EMOJI_VARIATION for char in run.text)
    return replace(run, x=x + width / 2, centred=True, keeps_blanks=True, width=None if has_emoji else width)
