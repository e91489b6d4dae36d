"""Options for a talk, and the plan of its slides."""

from collections.abc import Set

from msgspec import Struct

from argmap.config.drawing_choices import LabelChoice
from argmap.deck.page_renderer import MapPart
from argmap.deck.reveal_order import choose_reveal
from argmap.layout.layout_options import LayoutOptions
from argmap.model.map import Reveal
from argmap.scene.scene import Rect

SLIDE_LAYOUT = LayoutOptions(heading=False, legend=False, sources=False)
"""The options that slides are drawn with: titles and sources are outside of the drawing."""


class TalkOptions(Struct, frozen=True):
    """Options for a talk.

    `views` are the ids of the views to show; none for the whole map. All but the statements in `highlight` is
    dimmed; empty dims nothing. Slides that belong to no view appear by `reveal`. `body` is the rectangle of
    drawings on the page, in points; None for the one below a slide's title.
    """

    layout: LayoutOptions = SLIDE_LAYOUT
    label: LabelChoice = LabelChoice.AUTO
    views: tuple[str, ...] = ()
    highlight: Set[str] = frozenset()
    reveal: Reveal = choose_reveal(None)
    body: Rect | None = None


class SlidePlan(Struct, frozen=True):
    """A planned slide: its key and title, and the part of the map that it shows, drawn.

    `section` is the same for all slides of one view. `is_overview` if it gives the overview of a section.
    """

    key: str
    title: str
    part: MapPart
    section: str
    reveal: Reveal = Reveal.NONE
    is_overview: bool = False

    @property
    def steps(self) -> Set[str]:
        """The ids of the inferences that it shows."""
        return self.part.argmap.inferences.keys()


class TalkPlan(Struct, frozen=True):
    """The slides that show a map in full, and their overview if there are several."""

    slides: tuple[SlidePlan, ...]
    overview: MapPart | None = None
