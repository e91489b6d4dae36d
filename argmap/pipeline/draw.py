"""Draw a map, or the part that is asked for: laid out, and written in one output format."""

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from argmap.config.drawing_choices import LabelChoice, TextMode
from argmap.deck.build_steps import BuildSteps
from argmap.diagnostics.deadline import OutOfTime
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.layout.errors import EngineError
from argmap.layout.fit_page import Arrangement, FittedScene, fit_to_page, lay_out_unfitted
from argmap.layout.layout_options import LayoutOptions
from argmap.model.map import ArgMap, Translations
from argmap.model.subset import SubsetMap
from argmap.pipeline.focus import select_focus
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import OutputFormat
from argmap.render.draw_scene import SceneStyle, draw_scene
from argmap.render.picture import Picture
from argmap.render.svg import write_svg
from argmap.scene.arrangement_record import ArrangementRecord


class Drawing(Struct, frozen=True):
    """One output, and the size of its text in points on the page that it is fitted to; None without a page.

    `arrangement` is that of its boxes; None for what is no picture. `record` is for the next drawing, which
    may keep to it. `is_shortened` if statements show their short texts so that the text is large enough.
    """

    data: bytes
    points: float | None = None
    arrangement: Arrangement | None = None
    record: ArrangementRecord | None = None
    is_shortened: bool = False

    @property
    def text(self) -> str:
        """The output of a format that is text."""
        return self.data.decode()


def draw(argmap: ArgMap, output_format: OutputFormat, options: DrawOptions) -> Drawing:
    """Draw a map, or what is seen of it, in one format; text is UTF-8.

    A map that has nothing in the language asked for is drawn in its own, roles and legend too.
    Raises UserError where no engine or no font here can draw it, or its focus shows nothing.
    """
    view = select_focus(argmap, options.focus)
    match output_format:
        case OutputFormat.SVG | OutputFormat.PNG | OutputFormat.PDF:
            return write_picture(lay_out_view(argmap, view, options), argmap, output_format, options)
        case OutputFormat.JSON:
            from argmap.formats.json_document import to_json

            return Drawing(to_json(with_title(view), view.hidden_counts).encode())
        case OutputFormat.DOT:
            return Drawing(_write_dot(argmap, view, options).encode())


def _write_dot(argmap: ArgMap, view: SubsetMap, options: DrawOptions) -> str:
    from argmap.formats.dot import DotOptions, to_dot

    choices = DotOptions(
        lang=effective_language(argmap, options.lang),
        hidden=view.hidden_counts,
        numbered=options.number,
        short=options.label is LabelChoice.SHORT,
        theme=options.theme.without_dark_variant,
        direction=options.direction,
        references=options.references,
        legend=options.legend,
    )
    return to_dot(with_title(view), choices)


def with_title(view: SubsetMap) -> ArgMap:
    """Return the map of a view under the view's title, where it has one."""
    return replace(view.argmap, title=view.title or view.argmap.title)


def effective_language(argmap: ArgMap, lang: str | None) -> str | None:
    """Return the language to draw in: the one wanted, where the map has it; None for the map's own."""
    return lang if lang and has_language(argmap, lang) else None


def has_language(argmap: ArgMap, lang: str) -> bool:
    """Return whether a language is the map's own, or some text is translated into it."""
    primary = lang.split("-")[0]
    languages = {code.split("-")[0] for text in _map_texts(argmap) for code in text}
    return primary in languages or primary == argmap.likely_lang.split("-")[0]


def lay_out_view(argmap: ArgMap, view: SubsetMap, options: DrawOptions) -> FittedScene:
    """Lay out what is seen of a map. Raises UserError where no engine can."""
    lang = effective_language(argmap, options.lang)
    return lay_out_map(view.argmap, build_layout_options(view, lang, options), options)


def build_layout_options(view: SubsetMap, lang: str | None, options: DrawOptions) -> LayoutOptions:
    """Build the layout's options for what is seen of a map."""
    return LayoutOptions(
        lang=lang,
        engine=options.engine,
        direction=options.direction,
        reference_form=options.references,
        plates=options.plates,
        numbered=options.number,
        legend=options.legend,
        title=view.title,
        hidden=view.hidden_counts,
        size=options.theme.size or LayoutOptions().size,
        last_arrangements=options.last_arrangements,
    )


def lay_out_map(argmap: ArgMap, layout: LayoutOptions, options: DrawOptions) -> FittedScene:
    """Lay out a map, fitted to the page of the options, if any. Raises UserError where no engine can."""
    try:
        if options.page is not None:
            return fit_to_page(argmap, options.page, layout, options.label)
        return lay_out_unfitted(argmap, replace(layout, short=options.label is LabelChoice.SHORT))
    except EngineError as error:
        raise drawing_error(argmap, error) from error


def write_picture(
    fitted_scene: FittedScene,
    argmap: ArgMap,
    output_format: OutputFormat,
    options: DrawOptions,
    links: Mapping[str, str] | None = None,
) -> Drawing:
    """Write a laid-out map in a format that is a picture; `links` has the addresses of the map's parts.

    Raises UserError where no font here can draw it.
    """
    style = build_scene_style(options, is_web=output_format.traits.is_web, links=links)
    picture = draw_scene(fitted_scene.scene, style)
    record = fitted_scene.scene.arrangement
    if options.records_arrangement and record is not None:
        from argmap.scene.arrangement_text import format_arrangement

        picture = replace(picture, arrangement=format_arrangement(record))
    try:
        data = write_file(picture, output_format, options)
    except UserError as error:
        raise drawing_error(argmap, error) from error
    return Drawing(
        data, fitted_scene.points or None, fitted_scene.arrangement, record, fitted_scene.is_shortened
    )


def build_scene_style(
    options: DrawOptions,
    *,
    is_web: bool,
    links: Mapping[str, str] | None = None,
    build_steps: BuildSteps | None = None,
) -> SceneStyle:
    """Return the choices for drawing a scene; only what browsers show follows a theme's dark variant."""
    theme = options.theme if is_web else options.theme.without_dark_variant
    return SceneStyle(options.id_prefix, theme, links or {}, build_steps or BuildSteps())


def write_file(picture: Picture, output_format: OutputFormat, options: DrawOptions) -> bytes:
    """Write a picture in a format. Raises UserError where no font here can draw it, and ValueError for a
    format that is no picture.
    """
    match output_format:
        case OutputFormat.SVG:
            page = options.page
            paper = (page.width, page.height) if page and page.is_paper else None
            return write_svg(replace(set_text_mode(picture, options), paper=paper)).encode()
        case OutputFormat.PNG:
            return _write_with_local_fonts(picture, "png", options)
        case OutputFormat.PDF:
            return _write_with_local_fonts(picture, "pdf", options)
        case OutputFormat.DOT | OutputFormat.JSON:
            raise ValueError(f"{output_format.value} is no picture")


def _write_with_local_fonts(
    picture: Picture, file_type: Literal["png", "pdf"], options: DrawOptions
) -> bytes:
    from argmap.render.pinned_fonts import write_with_local_fonts

    return write_with_local_fonts(picture, file_type, options.width, options.theme.fonts, options.page)


def set_text_mode(picture: Picture, options: DrawOptions) -> Picture:
    """Bring the texts of a picture into the mode of the options. Raises UserError as `write_file` does."""
    if options.text is TextMode.FONT:
        return picture
    from argmap.render.text_mode import apply_text_mode

    return apply_text_mode(picture, options.text, options.theme.fonts)


def drawing_error(argmap: ArgMap, error: UserError) -> UserError:
    """Return an error with the name of its map, unless that has been added where the time was limited."""
    if isinstance(error, OutOfTime):
        return error
    name, why = argmap.source.name, error.phrase
    return UserError(Phrase(en=f"cannot draw `{name}`: {why.en}", ko=f"그릴 수 없는 지도 `{name}`: {why.ko}"))


def _map_texts(argmap: ArgMap) -> Iterator[Translations]:
    yield argmap.title
    yield from (statement.text for statement in argmap.statements.values())
    yield from (group.text for group in argmap.groups.values())
