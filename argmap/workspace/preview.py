"""The picture of a map that is being written, as its project wants it."""

from msgspec import Struct
from msgspec.structs import replace

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.source import Span
from argmap.jobs.project import Project
from argmap.model.map import ArgMap
from argmap.pipeline.compile_draw import Drawing, draw
from argmap.pipeline.default_options import default_options
from argmap.pipeline.output_format import OutputFormat
from argmap.pipeline.page_fit import choose_label, choose_page, describe_text_size, small_text_hint
from argmap.pipeline.time_limit import LIVE_SECONDS, limit_drawing_time
from argmap.theme.overrides import resolve_theme
from argmap.theme.pages import DEFAULT_PAGE, PageSize, is_page_size
from argmap.theme.themes import THEMES


class PreviewRequest(Struct, frozen=True):
    """What is asked of a picture; None leaves it to the project. What is not known counts as not asked."""

    lang: str | None = None
    theme: str | None = None
    fit: str | None = None


def draw_preview(argmap: ArgMap, project: Project, request: PreviewRequest) -> Drawing:
    """The map as an SVG. Raises Trouble where it cannot be drawn here, or not in LIVE seconds."""
    theme = resolve_theme(project.settings.theme, request.theme if request.theme in THEMES else None)
    base = default_options(project.settings)
    options = replace(
        base, lang=request.lang, page=_choose_preview_page(project, request), text="font", theme=theme
    )
    with limit_drawing_time(argmap.source.name, LIVE_SECONDS):
        return draw(argmap, OutputFormat.SVG, options)


def describe_preview_size(argmap: ArgMap, project: Project, points: float) -> tuple[Phrase, Phrase | None]:
    """How large the text is on the project's page, and what to do where that is too small."""
    page = _choose_preview_page(project, PreviewRequest())
    assert page is not None, "points are reached on a page"
    return describe_text_size(points, page), small_text_hint(
        argmap, points, choose_label(project.settings.label)
    )


def statement_spans(argmap: ArgMap) -> dict[str, Span]:
    """Where each statement stands in the text, by its id."""
    return {each.id: each.name_span or each.span for each in argmap.statements.values()}


def _choose_preview_page(project: Project, request: PreviewRequest) -> PageSize | None:
    asked = request.fit if request.fit and is_page_size(request.fit) else None
    return choose_page(asked or project.settings.fit or DEFAULT_PAGE)
