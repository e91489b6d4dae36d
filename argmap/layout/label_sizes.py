"""The sizes of the small texts of a drawing: plates, marks, legend and sources.

They are two thirds of the body text's 18 points, so that statements come first; on a page where that is too
small to read they grow, up to the body's own size.
"""

from functools import cache

from msgspec import Struct

from argmap.layout.text.line_breaking import TextStyle

LEAST_SIZE = 12.0
"""The size of the smallest text in points, where the body text has 18."""
ARROW_WIDTH = 13
"""Points for the arrow after a continuation mark or before an origin mark: 8 wide, with a gap of 5.

Pages of split maps are the same at half and at double.
"""


class LabelSizes(Struct, frozen=True):
    """The styles of small texts, and the heights of labels on the border of a box, in points.

    Half of a label is outside the box. It is 4 to 5 points higher than its text: at half the text does not
    fit; at double, labels cover the statement's text, which is also 3.3 % smaller.
    """

    role: TextStyle
    mark: TextStyle
    """The style of authors, sources and origins, on boxes and at the foot of the page."""
    continuation: TextStyle
    legend: TextStyle
    role_height: float
    mark_height: float

    @property
    def upper_growth(self) -> float:
        """Points by which a label on the upper edge reaches further into its box than the smallest one."""
        return (self.role_height - SMALLEST_LABELS.role_height) / 2

    @property
    def lower_growth(self) -> float:
        """Points by which a label on the lower edge reaches further into its box than the smallest one."""
        return (self.mark_height - SMALLEST_LABELS.mark_height) / 2

    def continuation_width(self, text: str) -> float:
        """Return the width in points of the label with a continuation mark and its arrow."""
        return self.continuation.width(text) + 16 + ARROW_WIDTH

    def origin_width(self, text: str) -> float:
        """Return the width in points of the label with an origin mark and its arrow."""
        return self.mark.width(text) + 16 + ARROW_WIDTH


@cache
def build_label_sizes(least: float) -> LabelSizes:
    """Build the sizes of small texts of which none is smaller than `least` points."""
    role, mark = max(13.0, least), max(LEAST_SIZE, least)
    return LabelSizes(
        role=TextStyle(role, bold=True),
        mark=TextStyle(mark),
        continuation=TextStyle(mark, bold=True),
        legend=TextStyle(max(14.0, least)),
        role_height=role + 5,
        mark_height=mark + 4,
    )


SMALLEST_LABELS = build_label_sizes(LEAST_SIZE)
