"""Fonts that put combining marks where they belong: above or below their letter, and not over each other.

Fonts for Chinese, Japanese and Korean have such marks, but most do not say where on a letter they stand.
"""

from functools import cache
from itertools import combinations

from msgspec import Struct

from argmap.fonts.fallback import Typeface
from argmap.fonts.instance import FontInstance, can_shape, select_instance
from argmap.fonts.letter_clusters import has_common_mark
from argmap.fonts.shaping import Glyph, Shaper, ShapingInput, create_shaper, shape_text

MIN_INSET = 0.1
"""The share of its letter's width by which a mark's middle lies inside of it at least.

Tuned on x̄ p̂ Q̄ z⃗ ɔ̀ ŋ̀ я́ m̃ in 22 families: 0.26 and more where marks are put in place, below 0 where not.
"""
MAX_COVER = 0.3
"""The share of a mark that another may cover. The marks of fonts that do not stack them cover each other."""


class _Ink(Struct, frozen=True):
    """The room that a glyph fills, in UNITS_PER_EM, y up."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def area(self) -> float:
        """Its width times its height."""
        return (self.right - self.left) * (self.top - self.bottom)


def places_marks(typeface: Typeface, cluster: str) -> bool:
    """Tell whether both faces of a typeface put the marks of a character, all of which they have, in place.

    True for characters without such marks, and where nothing can be shaped.
    """
    if not has_common_mark(cluster) or not can_shape():
        return True
    return all(_places_marks(select_instance(typeface, bold=bold), cluster) for bold in (False, True))


@cache
def _places_marks(instance: FontInstance, cluster: str) -> bool:
    shaper = _open_shaper(instance)
    glyphs = shape_text(shaper, ShapingInput(cluster), "").glyphs
    inks = [ink for glyph in glyphs if (ink := _measure_ink(shaper, glyph))]
    if len(inks) < 2:
        return True
    letter, marks = inks[0], inks[1:]
    inset = MIN_INSET * (letter.right - letter.left)
    return all(
        letter.left + inset <= (mark.left + mark.right) / 2 <= letter.right - inset for mark in marks
    ) and not any(_is_covered(one, other) for one, other in combinations(marks, 2))


@cache
def _open_shaper(instance: FontInstance) -> Shaper:
    return create_shaper(instance)


def _measure_ink(shaper: Shaper, glyph: Glyph) -> _Ink | None:
    extents = shaper.font.get_glyph_extents(glyph.number)
    if extents is None or not extents.width:
        return None
    left, top = glyph.x + extents.x_bearing, extents.y_bearing - glyph.y
    return _Ink(left, left + extents.width, top + extents.height, top)


def _is_covered(one: _Ink, other: _Ink) -> bool:
    """Tell whether two marks lie on each other."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.top, other.top) - max(one.bottom, other.bottom)
    smaller = min(one.area, other.area)
    return width > 0 and height > 0 and width * height > MAX_COVER * smaller
