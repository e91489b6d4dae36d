"""The picture of a map that is being written, as its project wants it."""

from msgspec import Struct
from msgspec.structs import replace

from argmap.model.map import ArgMap
from argmap.pipeline.fitting import label_of, page_of, reached, too_small
from argmap.pipeline.forms import Form
from argmap.pipeline.project import Project
from argmap.pipeline.timing import LIVE, timed
from argmap.pipeline.trip import Drawn, draw
from argmap.pipeline.usual import usual
from argmap.text.diagnostic import Phrase
from argmap.text.source import Span
from argmap.theme.chosen import themed
from argmap.theme.pages import USUAL_PAGE, Page, is_page
from argmap.theme.themes import THEMES


class Wish(Struct, frozen=True):
    """What is asked of a picture; None leaves it to the project. What is not known counts as not asked."""

    lang: str | None = None
    theme: str | None = None
    fit: str | None = None


def preview(argmap: ArgMap, project: Project, wish: Wish) -> Drawn:
    """The map as an SVG. Raises Trouble where it cannot be drawn here, or not in LIVE seconds."""
    theme = themed(project.settings.theme, wish.theme if wish.theme in THEMES else None)
    base = usual(project.settings)
    options = replace(base, lang=wish.lang, page=_page(project, wish), text="font", theme=theme)
    with timed(argmap.source.name, LIVE):
        return draw(argmap, Form.SVG, options)


def size_told(argmap: ArgMap, project: Project, points: float) -> tuple[Phrase, Phrase | None]:
    """How large the text is on the project's page, and what to do where that is too small."""
    page = _page(project, Wish())
    assert page is not None, "points are reached on a page"
    return reached(points, page), too_small(argmap, points, label_of(project.settings.label))


def marks(argmap: ArgMap) -> dict[str, Span]:
    """Where each statement stands in the text, by its id."""
    return {each.id: each.name_span or each.span for each in argmap.statements.values()}


def _page(project: Project, wish: Wish) -> Page | None:
    asked = wish.fit if wish.fit and is_page(wish.fit) else None
    return page_of(asked or project.settings.fit or USUAL_PAGE)
