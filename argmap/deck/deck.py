"""A talk as slides, before any format: their drawings, build steps and speaker notes."""

from enum import Enum

from msgspec import Struct, field

from argmap.deck.build_steps import BuildSteps
from argmap.scene.scene import Minimap, Rect, Scene
from argmap.theme.pages import PageSize


class SlideKind(Enum):
    """The purpose of a slide."""

    TITLE = "title"
    OVERVIEW = "overview"
    MAP = "map"
    SOURCES = "sources"


class SpeakerNote(Struct, frozen=True):
    """The speaker's text at one build step: statements in full, their sources and their notes."""

    step: int
    text: str


class Slide(Struct, frozen=True):
    """One slide. `key` names it in links; marks of its scene lead to other slides' keys.

    `scene` is the drawing without a heading, because the slide has its own `title`; its layout is the same at
    every build step. `body` is its rectangle on the page, in points, and `points` the size of its text there.
    `lines` are the words of a slide without a drawing. `notes` are in the order of their steps.
    `minimap` stands beside the title, in points of the page.
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
    minimap: Minimap | None = None

    @property
    def step_count(self) -> int:
        """The number of build steps, the first included."""
        return self.build_steps.last_step + 1


class Deck(Struct, frozen=True):
    """A whole talk; all lengths on its slides are in points of `page`."""

    title: str
    lang: str
    page: PageSize
    slides: tuple[Slide, ...]


TITLE_BOUNDS = Rect(32, 16, 896, 48)
"""The rectangle of a slide's title on a page of 960 × 540 points; scaled on other pages.

Its height is taken from the drawing: twice as high, it would leave 412 of 460 points, so the text of a
drawing as high as its page would be a tenth smaller.
"""
BODY_BOUNDS = Rect(20, 68, 920, 460)
"""The rectangle of a slide's drawing or list, on such a page too.

It takes 82 % of the page. Its margins, 20 points at the sides and 12 below, are narrow because every point
more makes the text smaller.
"""
MINIMAP_GAP = 16.0
"""Points between a slide's title and its small map: half a letter of the title."""


def scale_bounds(bounds: Rect, page: PageSize) -> Rect:
    """Scale a rectangle on a page of 960 × 540 points to another page."""
    x, y = page.width / 960, page.height / 540
    return Rect(bounds.x * x, bounds.y * y, bounds.width * x, bounds.height * y)


def find_title_bounds(slide: Slide, page: PageSize) -> Rect:
    """Return the rectangle of a slide's title on its page: what its small map leaves."""
    room = scale_bounds(TITLE_BOUNDS, page)
    return cut_for_minimap(room, slide.minimap) if slide.minimap else room


def cut_for_minimap(room: Rect, minimap: Minimap) -> Rect:
    """Cut off the end of a title's room in which a small map stands."""
    taken = minimap.bounds.width + MINIMAP_GAP
    is_at_left = minimap.bounds.x - room.x < room.right - minimap.bounds.right
    return Rect(room.x + (taken if is_at_left else 0), room.y, room.width - taken, room.height)
