"""The tab with a group's title at the corner of a box, in place of a frame round this box alone."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from argmap.layout.box_content import LABEL_INSET, BoxContent
from argmap.layout.group_title import TITLE_LEADING, build_title, title_width, wrap_title
from argmap.model.map import ArgMap, localize_text
from argmap.scene.scene import Frame, Point, Rect

TAB_SIDE_PAD = 8
"""Points between a tab's sides and its title, as in a label: the title begins above a label's text."""
TAB_INSET = LABEL_INSET
"""Points between a box's corner and a tab, so that bars of wires that end beside the box are off the tab."""
TAB_PAD = 3
"""Points that a tab is higher than the lines of its title: room for the ascenders of the first line."""
_FIRST_BASELINE = 18
"""Points from the upper edge of a tab to the first baseline of its title."""


class GroupTab(Struct, frozen=True, gc=False):
    """The group of a tab, the lines of its title, and the number of frames and tabs round it."""

    group: str
    lines: tuple[str, ...]
    level: int

    @property
    def width(self) -> float:
        """The width in points."""
        return title_width(self.lines) + 2 * TAB_SIDE_PAD

    @property
    def box_width(self) -> float:
        """The least width of its box, in points."""
        return self.width + 2 * TAB_INSET

    @property
    def height(self) -> float:
        """The height in points, above the labels on its box's upper edge."""
        return len(self.lines) * TITLE_LEADING + TAB_PAD


def wrap_tab_title(argmap: ArgMap, group: str, lang: str | None, box_width: float) -> tuple[str, ...]:
    """Wrap a group's title for a tab on a box of some width, in points."""
    return wrap_title(argmap, group, lang, box_width - 2 * (TAB_SIDE_PAD + TAB_INSET))


def label_room(content: BoxContent) -> float:
    """Return the points between the title of a tab and the box below it: those that a label there takes."""
    return content.label_sizes.role_height / 2 if content.has_top_label else 0.0


def place_tabs(content: BoxContent, rect: Rect, tabs: Sequence[GroupTab]) -> list[Rect]:
    """Place tabs, the outermost first, one above the other on the left corner of a box."""
    placed: list[Rect] = []
    bottom, room = rect.y, label_room(content)
    for tab in reversed(tabs):
        top = bottom - room - tab.height
        placed.append(Rect(rect.x + TAB_INSET, top, tab.width, bottom - top))
        bottom, room = top, 0.0
    return placed[::-1]


def draw_tabs(
    argmap: ArgMap, content: BoxContent, rect: Rect, tabs: Sequence[GroupTab], lang: str | None
) -> Iterator[Frame]:
    """Draw the tabs of a box, the outermost first."""
    for tab, place in zip(tabs, place_tabs(content, rect, tabs), strict=True):
        title = build_title(tab.lines, Point(place.x + TAB_SIDE_PAD, place.y + _FIRST_BASELINE))
        description = localize_text(argmap.groups[tab.group].text, lang, argmap.lang)
        yield Frame(tab.group, place, title, description, tab.level, content.statement)
