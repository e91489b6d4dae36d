"""Draw a map: what is asked to be seen of it, laid out and written in one output format."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from argmap.config.choices import EngineChoice, LabelChoice
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
from argmap.render.svg import SvgOptions, write_svg


class Drawing(Struct, frozen=True):
    """One output, and how large its text is on the page it was fitted to, in points; None without a page.

    `arrangement` is how its boxes stand; None where it is no picture of ours.
    """

    data: bytes
    points: float | None = None
    arrangement: Arrangement | None = None

    @property
    def text(self) -> str:
        """The output of a form that is text."""
        return self.data.decode()


def draw(argmap: ArgMap, output_format: OutputFormat, options: DrawOptions) -> Drawing:
    """The map in one form; text is UTF-8.

    A map that has nothing in the language asked for is drawn in its own, roles and legend too.
    Raises Trouble where no engine or no font here can draw it, or its focus shows nothing.
    """
    lang = effective_language(argmap, options.lang)
    view = select_focus(argmap, options.focus)
    match output_format:
        case OutputFormat.SVG | OutputFormat.PNG | OutputFormat.PDF:
            return write_picture(
                lay_out_map(view.argmap, build_layout_options(view, lang, options), options),
                argmap,
                output_format,
                options,
            )
        case OutputFormat.DOT:
            from argmap.formats.dot import to_dot

            theme = options.theme.without_dark_variant
            graph = to_dot(with_title(view), lang, view.hidden_counts, numbered=options.number, theme=theme)
            return Drawing(graph.encode())
        case OutputFormat.JSON:
            from argmap.formats.json_document import to_json

            return Drawing(to_json(with_title(view), view.hidden_counts).encode())


def with_title(view: SubsetMap) -> ArgMap:
    """The cut map under the title of its cut, where that has one."""
    return replace(view.argmap, title=view.title or view.argmap.title)


def effective_language(argmap: ArgMap, lang: str | None) -> str | None:
    """The language to draw in, of the one asked for; None for the map's own."""
    return lang if lang and has_language(argmap, lang) else None


def has_language(argmap: ArgMap, lang: str) -> bool:
    """Whether the map has anything in a language: it is its own, or some text is translated into it."""
    wanted = lang.split("-")[0]
    spoken = {code.split("-")[0] for text in _map_texts(argmap) for code in text}
    return wanted in spoken or wanted == (argmap.lang or "en").split("-")[0]


def build_layout_options(view: SubsetMap, lang: str | None, options: DrawOptions) -> LayoutOptions:
    """The choices for the drawing of what is seen of a map."""
    return LayoutOptions(
        lang=lang,
        engine=EngineChoice(options.engine),
        numbered=options.number,
        legend=options.legend,
        title=view.title,
        hidden=view.hidden_counts,
        size=options.theme.size or LayoutOptions().size,
    )


def lay_out_map(argmap: ArgMap, layout: LayoutOptions, options: DrawOptions) -> FittedScene:
    """The scene, and its points of text on the page; 0 without a page. Raises Trouble as `draw` does."""
    try:
        if options.page is not None:
            return fit_to_page(argmap, options.page, layout, options.label)
        return lay_out_unfitted(argmap, replace(layout, short=options.label is LabelChoice.SHORT))
    except EngineError as trouble:
        raise drawing_error(argmap, trouble) from trouble


def write_picture(
    fitted_scene: FittedScene,
    argmap: ArgMap,
    output_format: OutputFormat,
    options: DrawOptions,
    links: Mapping[str, str] | None = None,
) -> Drawing:
    """A drawing of a map as SVG, PNG or PDF; `links` has the addresses of the map's parts.

    Raises Trouble where no font here can draw it.
    """
    theme = options.theme if output_format is OutputFormat.SVG else options.theme.without_dark_variant
    shown = write_svg(fitted_scene.scene, SvgOptions(options.id_prefix, theme, links or {}))
    made = _write_svg if output_format is OutputFormat.SVG else _write_with_local_fonts
    try:
        return Drawing(
            made(shown, output_format, options), fitted_scene.points or None, fitted_scene.arrangement
        )
    except UserError as trouble:
        raise drawing_error(argmap, trouble) from trouble


def _write_svg(drawing: str, output_format: OutputFormat, options: DrawOptions) -> bytes:
    """A drawing whose texts are what was chosen for an SVG."""
    if options.text == "font":
        return drawing.encode()
    from argmap.config.choices import TextMode
    from argmap.render.text_mode import apply_text_mode

    return apply_text_mode(drawing, TextMode(options.text), options.id_prefix, options.theme.fonts).encode()


def _write_with_local_fonts(drawing: str, output_format: OutputFormat, options: DrawOptions) -> bytes:
    """A drawing with its text in fonts of this machine."""
    from argmap.render.local_fonts import write_with_local_fonts

    return write_with_local_fonts(drawing, output_format.value, options.width, options.theme.fonts)


def drawing_error(argmap: ArgMap, error: UserError) -> UserError:
    """The trouble, with the name of the map that it is about; whoever gave too little time tells that."""
    if isinstance(error, OutOfTime):
        return error
    name, why = argmap.source.name, error.phrase
    return UserError(Phrase(en=f"cannot draw `{name}`: {why.en}", ko=f"그릴 수 없는 지도 `{name}`: {why.ko}"))


def _map_texts(argmap: ArgMap) -> Iterator[Translations]:
    yield argmap.title
    yield from (statement.text for statement in argmap.statements.values())
    yield from (group.text for group in argmap.groups.values())
