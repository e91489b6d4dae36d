"""The picture of a map while it is written: as a reader chose to see it, or as its project wants it."""

from msgspec import Struct
from msgspec.structs import replace

from argmap.config.settings import Settings
from argmap.deck.reveal_order import plan_build_steps
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.source import Span
from argmap.jobs.project import Project
from argmap.model.map import ArgMap, Reveal
from argmap.pipeline.draw import Drawing, build_layout_options, draw, effective_language, lay_out_map
from argmap.pipeline.focus import Focus, select_focus
from argmap.pipeline.options import DrawOptions, choose_label, choose_page, default_options
from argmap.pipeline.output_format import OutputFormat
from argmap.pipeline.text_size import describe_text_size, small_text_hint
from argmap.pipeline.time_limit import LIVE_SECONDS, limit_drawing_time
from argmap.render.svg import SvgOptions, write_svg
from argmap.theme.overrides import resolve_theme
from argmap.theme.pages import DEFAULT_PAGE, PageSize, is_page_size
from argmap.theme.palette import Theme
from argmap.theme.themes import THEMES


class PictureRequest(Struct, frozen=True):
    """A reader's choices; None leaves one to the project. `dark` is which half of the theme `auto` shows.

    A view that the map does not have is the whole map. `stepwise` marks what appears at which step.
    """

    view: str | None = None
    lang: str | None = None
    theme: str | None = None
    dark: bool = False
    page: str | None = None
    label: str | None = None
    stepwise: bool = False


class LivePicture(Struct, frozen=True):
    """An SVG as a reader chose it, how large its text is on its page, and its last step (0: all at once)."""

    svg: str
    size_note: Phrase | None
    last_step: int


def build_draw_options(argmap: ArgMap, settings: Settings, request: PictureRequest) -> DrawOptions:
    """The choices for an output that shows what the reader sees. Raises ValueError for an unknown page."""
    base = default_options(settings)
    return replace(
        base,
        lang=request.lang or base.lang,
        page=choose_page(request.page) if request.page else base.page,
        label=choose_label(request.label) if request.label else base.label,
        focus=Focus(view=request.view) if request.view in argmap.views else None,
        theme=resolve_theme(settings.theme, request.theme),
    )


def draw_live_picture(argmap: ArgMap, options: DrawOptions, request: PictureRequest) -> LivePicture:
    """The map as it is seen, its texts in the reader's fonts.

    Raises Trouble where no engine can draw it, or its view shows nothing.
    """
    view = select_focus(argmap, options.focus)
    layout = build_layout_options(view, effective_language(argmap, options.lang), options)
    found = lay_out_map(view.argmap, layout, options)
    stage = plan_build_steps(
        view.argmap, _choose_reveal(argmap, options.focus) if request.stepwise else Reveal.NONE
    )
    theme = _choose_theme_half(options.theme, dark=request.dark)
    drawing = write_svg(found.scene, SvgOptions(options.id_prefix, theme, build_steps=stage))
    size = describe_text_size(found.points, options.page) if options.page and found.points else None
    return LivePicture(drawing, size, stage.last_step)


def _choose_reveal(argmap: ArgMap, focus: Focus | None) -> Reveal:
    """The order that the view declares; as written, where it declares none or all of the map is seen."""
    declared = argmap.views[focus.view].reveal if focus and focus.view else Reveal.NONE
    return Reveal.ORDER if declared is Reveal.NONE else declared


def _choose_theme_half(theme: Theme, *, dark: bool) -> Theme:
    """The one half that shows of a theme of two."""
    return theme.dark_variant if dark and theme.dark_variant else theme.without_dark_variant


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
