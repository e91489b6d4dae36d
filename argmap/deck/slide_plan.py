"""What the slides of a talk show of a map: its views, or its parts; then what none of these shows."""

from collections.abc import Set

from msgspec import Struct

from argmap.config.choices import LabelChoice
from argmap.deck.page_renderer import MapPart
from argmap.layout.layout_options import LayoutOptions
from argmap.model.map import Reveal
from argmap.scene.scene import Rect

SLIDE_LAYOUT = LayoutOptions(heading=False, legend=False, sources=False)
"""How slides are drawn: their titles and the sources stand elsewhere."""


class TalkOptions(Struct, frozen=True):
    """Choices for a talk. `views` are those to show; none for the whole map.

    `highlight` are statements from which all else stands back. What is in no view appears by `reveal`. `body`
    is where drawings stand on the page, in points; None where that is under the titles of our own slides.
    """

    layout: LayoutOptions = SLIDE_LAYOUT
    label: LabelChoice = LabelChoice.AUTO
    views: tuple[str, ...] = ()
    highlight: Set[str] = frozenset()
    reveal: Reveal = choose_reveal(None)
    body: Rect | None = None


class SlidePlan(Struct, frozen=True):
    """One slide to be: what it shows of the map, as drawn.

    `section` is shared by the slides of one view. `brief` where it only shows what a section is about.
    """

    key: str
    title: str
    part: MapPart
    section: str
    reveal: Reveal = Reveal.NONE
    is_overview: bool = False

    @property
    def steps(self) -> Set[str]:
        """The inferences that it shows."""
        return self.part.argmap.inferences.keys()


class TalkPlan(Struct, frozen=True):
    """The slides that show a map in full, and what gives an overview of them, where they are several."""

    slides: tuple[SlidePlan, ...]
    overview: MapPart | None = None
