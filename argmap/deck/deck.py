"""A talk as slides, before any format: what each shows step by step, and what the speaker says."""

from enum import Enum

from msgspec import Struct, field

from argmap.deck.build_steps import BuildSteps
from argmap.scene.scene import Rect, Scene
from argmap.theme.pages import PageSize


class SlideKind(Enum):
    """What a slide is for."""

    TITLE = "title"
    OVERVIEW = "overview"
    MAP = "map"
    SOURCES = "sources"


class SpeakerNote(Struct, frozen=True):
    """What the speaker needs at one step: whole statements, where they come from, and their notes."""

    step: int
    text: str


class Slide(Struct, frozen=True):
    """One slide. `key` names it in links; marks of its scene lead to other slides' keys.

    `scene` is the whole drawing without its heading, for the slide has a `title` of its own; its layout is
    the same at every step of `stage`. `body` is where on the page it stands, in points, in the page's middle
    and as large as it can be; `points` is its text's size there. `lines` are the words of a slide without a
    drawing. `notes` are in the order of their steps.
    """

    kind: SlideKind
    key: str
    title: str
    scene: Scene | None = None
    body: Rect | None = None
    points: float = 0.0
    build_steps: BuildSteps = field(default_factory=BuildSteps)
    lines: tuple[str, ...] = ()
    notes: tuple[SpeakerNote, ...] = ()

    @property
    def step_count(self) -> int:
        """In how many steps it appears, the first included."""
        return self.build_steps.last_step + 1


class Deck(Struct, frozen=True):
    """A whole talk. Every length of its slides is in points of `page`."""

    title: str
    lang: str
    page: PageSize
    slides: tuple[Slide, ...]


TITLE_BOUNDS = Rect(32, 16, 896, 48)
"""Where a slide's title stands on a page of 960 × 540 points; on others in proportion."""
BODY_BOUNDS = Rect(20, 68, 920, 460)
"""The same for what is under the title."""


def scale_bounds(bounds: Rect, page: PageSize) -> Rect:
    """A place on a page of 960 × 540 points as the same place on another page."""
    x, y = page.width / 960, page.height / 540
    return Rect(bounds.x * x, bounds.y * y, bounds.width * x, bounds.height * y)
