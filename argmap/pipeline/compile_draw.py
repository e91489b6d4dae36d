"""The whole trip on one page: from a map's bytes to the map, what is to be said of it, and its pictures."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from argmap.check.run_checks import check
from argmap.diagnostics.deadline import OutOfTime
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.source import Source
from argmap.diagnostics.user_error import UserError
from argmap.layout.errors import EngineError
from argmap.layout.fit_page import Arrangement, FittedScene, LabelChoice, fit_to_page, lay_out_unfitted
from argmap.layout.layout_options import EngineChoice, LayoutOptions
from argmap.model.build import build_argmap
from argmap.model.map import ArgMap, Translations
from argmap.model.subset import SubsetMap
from argmap.pipeline.focus import Focus
from argmap.pipeline.output_format import OutputFormat
from argmap.pipeline.views import select_focus
from argmap.render.svg import SvgOptions, write_svg
from argmap.syntax.decode import decode
from argmap.syntax.parse import parse
from argmap.syntax.tree import File
from argmap.theme.pages import PageSize
from argmap.theme.palette import Theme
from argmap.theme.themes import LIGHT


class CompileOptions(Struct, frozen=True):
    """`teach` adds the classroom rules; warnings whose codes are in `silence` are left out."""

    teach: bool = False
    silence: frozenset[str] = frozenset()


class DrawOptions(Struct, frozen=True):
    """Choices for one output. `lang` None is the map's own; `engine` is `auto`, `embedded` or `dot`.

    `page` is what a picture is fitted to; None leaves it in its own shape. `focus` None is the whole map.
    `width` is a PNG's, in pixels; None is the drawing's own. `text` is an SVG's: `font`, `embed` or `paths`.
    """

    lang: str | None = None
    engine: str = "auto"
    number: bool = False
    legend: bool = True
    id_prefix: str = ""
    page: PageSize | None = None
    label: LabelChoice = LabelChoice.AUTO
    focus: Focus | None = None
    width: int | None = None
    text: str = "font"
    theme: Theme = LIGHT


class CompileResult(Struct, frozen=True):
    """What became of a source: the map, None where it has errors, and all there is to say, by place."""

    source: Source
    argmap: ArgMap | None
    diagnostics: tuple[Diagnostic, ...]


def compile_bytes(data: bytes, name: str, options: CompileOptions) -> CompileResult:
    """The map in the bytes of a file that is shown as `name`."""
    source, slips = decode(data, name)
    return CompileResult(source, None, slips) if slips else compile_source(source, options)


def compile_source(source: Source, options: CompileOptions) -> CompileResult:
    """The map in a text. Warnings are looked for only where no error is, for they might follow from one."""
    file, slips = parse(source)
    return compile_tree(file, slips, options)


def compile_tree(file: File, syntax_errors: tuple[Diagnostic, ...], options: CompileOptions) -> CompileResult:
    """The map in a tree, in the reading of which those slips were found."""
    source = file.source
    argmap, meaning = build_argmap(file)
    found = (*syntax_errors, *meaning)
    if any(diagnostic.severity is Severity.ERROR for diagnostic in found):
        return CompileResult(source, None, _sort_diagnostics(found))
    doubts = (*found, *check(argmap, teach=options.teach))
    told = (doubt for doubt in doubts if doubt.code not in options.silence)
    return CompileResult(source, argmap, _sort_diagnostics(tuple(told)))


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
    from argmap.render.text_mode import TextMode, apply_text_mode

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


def _sort_diagnostics(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(diagnostics, key=lambda told: (told.span.start, told.span.end, told.code)))


def _map_texts(argmap: ArgMap) -> Iterator[Translations]:
    yield argmap.title
    yield from (statement.text for statement in argmap.statements.values())
    yield from (group.text for group in argmap.groups.values())
