"""The picture of a map while it is written: as a reader chose to see it, or as its project wants it."""

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.config.drawing_choices import FIT, LANGUAGE, THEME, TextMode
from argmap.config.settings import Settings
from argmap.deck.build_steps import BuildSteps
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.source import Span
from argmap.jobs.projects import Project
from argmap.layout.fit_page import FittedScene
from argmap.model.map import ArgMap
from argmap.pipeline.draw import Drawing, build_scene_style, draw, lay_out_view
from argmap.pipeline.focus import Focus, select_focus
from argmap.pipeline.options import DrawOptions, Overrides, combine, resolve
from argmap.pipeline.output_format import OutputFormat
from argmap.pipeline.reveal_pictures import plan_steps
from argmap.pipeline.text_size import describe_text_size, small_text_hint
from argmap.pipeline.time_limit import LIVE_SECONDS, limit_drawing_time
from argmap.render.draw_scene import draw_scene
from argmap.render.svg import write_svg
from argmap.scene.arrangement_text import format_arrangement, parse_arrangement
from argmap.theme.pages import PageSize
from argmap.theme.theme import Theme


class PictureRequest(Struct, frozen=True):
    """A reader's choices. `is_dark` is the half of a theme of two to show; `has_steps` marks the steps.

    A `view` that the map does not have is the whole map. `arrangement` is that of the last picture, as that
    said it; the next one keeps to it. A damaged one is passed over.
    """

    overrides: Overrides = field(default_factory=Overrides)
    view: str | None = None
    is_dark: bool = False
    has_steps: bool = False
    arrangement: str = ""


class LivePicture(Struct, frozen=True):
    """An SVG as a reader chose it, the size of its text on its page, and its last step (0: all at once).

    `arrangement` is for the next request; empty where the next picture cannot keep to this one.
    """

    svg: str
    size_note: Phrase | None
    last_step: int
    arrangement: str = ""


def build_draw_options(argmap: ArgMap, settings: Settings, request: PictureRequest) -> DrawOptions:
    """Make the choices for an output that shows what the reader sees."""
    focus = Focus(view=request.view) if request.view in argmap.views else None
    options = resolve(settings, combine(request.overrides, Overrides(focus=focus)))
    record = parse_arrangement(request.arrangement)
    return replace(options, last_arrangements=(record,) if record else ())


def draw_live_picture(argmap: ArgMap, options: DrawOptions, request: PictureRequest) -> LivePicture:
    """Draw a map as a reader sees it, its texts in the reader's fonts.

    Raises UserError where no engine can draw it, or its view shows nothing.
    """
    view = select_focus(argmap, options.focus)
    fitted = lay_out_view(argmap, view, options)
    steps = plan_steps(argmap, view, options) if request.has_steps else BuildSteps()
    visible_options = replace(options, theme=_choose_theme_half(options.theme, is_dark=request.is_dark))
    picture = draw_scene(fitted.scene, build_scene_style(visible_options, is_web=True, build_steps=steps))
    record = fitted.scene.arrangement
    return LivePicture(
        write_svg(picture),
        _describe_size(fitted, options.page),
        steps.last_step,
        (format_arrangement(record) if record else None) or "",
    )


def _describe_size(fitted: FittedScene, page: PageSize | None) -> Phrase | None:
    if page is None or not fitted.points:
        return None
    return describe_text_size(fitted.points, page, is_shortened=fitted.is_shortened)


def _choose_theme_half(theme: Theme, *, is_dark: bool) -> Theme:
    return theme.dark_variant if is_dark and theme.dark_variant else theme.without_dark_variant


def parse_preview_request(lang: str | None, theme: str | None, fit: str | None) -> Overrides:
    """Return an editor's choices for its preview; a word that names no choice leaves it to the project."""
    return Overrides(
        lang=LANGUAGE.parse_known(lang), theme=THEME.parse_known(theme), fit=FIT.parse_known(fit)
    )


def draw_preview(
    argmap: ArgMap, project: Project, overrides: Overrides, last: Drawing | None = None
) -> Drawing:
    """Draw a map as SVG, its texts in the reader's fonts, like the last drawing if there is one.

    Raises UserError where it cannot be drawn here, or not in LIVE_SECONDS.
    """
    options = resolve(project.settings, combine(overrides, Overrides(text=TextMode.FONT)))
    record = last.record if last else None
    options = replace(options, last_arrangements=(record,) if record else ())
    with limit_drawing_time(argmap.source.name, LIVE_SECONDS):
        return draw(argmap, OutputFormat.SVG, options)


def describe_preview_size(argmap: ArgMap, project: Project, drawing: Drawing) -> tuple[Phrase, Phrase | None]:
    """Say how large the text is on the project's page, and what to do where that is too small."""
    options = resolve(project.settings)
    assert options.page is not None, "points are reached on a page"
    assert drawing.points is not None
    size = describe_text_size(drawing.points, options.page, is_shortened=drawing.is_shortened)
    return size, small_text_hint(argmap, drawing.points, options.label)


def statement_spans(argmap: ArgMap) -> dict[str, Span]:
    """Return the place of each statement in the text, by its id."""
    return {each.id: each.name_span or each.span for each in argmap.statements.values()}
