"""The whole trip on one page: from a map's bytes to the map, what is to be said of it, and its pictures."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from argmap.check.run import check
from argmap.layout.fit import Arrangement, Fitted, Label, fit, shaped
from argmap.layout.options import EngineChoice, LayoutOptions
from argmap.layout.trouble import EngineTrouble
from argmap.model.build import build
from argmap.model.cut import CutMap
from argmap.model.map import ArgMap, Translated
from argmap.pipeline.focus import Focus
from argmap.pipeline.forms import Form
from argmap.pipeline.views import seen
from argmap.render.svg import SvgOptions, svg
from argmap.syntax.decode import decode
from argmap.syntax.parse import parse
from argmap.syntax.tree import File
from argmap.text.deadline import OutOfTime
from argmap.text.diagnostic import Diagnostic, Phrase, Severity
from argmap.text.source import Source
from argmap.text.trouble import Trouble
from argmap.theme.pages import Page
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
    page: Page | None = None
    label: Label = Label.AUTO
    focus: Focus | None = None
    width: int | None = None
    text: str = "font"
    theme: Theme = LIGHT


class Compiled(Struct, frozen=True):
    """What became of a source: the map, None where it has errors, and all there is to say, by place."""

    source: Source
    argmap: ArgMap | None
    diagnostics: tuple[Diagnostic, ...]


def compile_bytes(data: bytes, name: str, options: CompileOptions) -> Compiled:
    """The map in the bytes of a file that is shown as `name`."""
    source, slips = decode(data, name)
    return Compiled(source, None, slips) if slips else compile_source(source, options)


def compile_source(source: Source, options: CompileOptions) -> Compiled:
    """The map in a text. Warnings are looked for only where no error is, for they might follow from one."""
    file, slips = parse(source)
    return compile_tree(file, slips, options)


def compile_tree(file: File, slips: tuple[Diagnostic, ...], options: CompileOptions) -> Compiled:
    """The map in a tree, in the reading of which those slips were found."""
    source = file.source
    argmap, meaning = build(file)
    found = (*slips, *meaning)
    if any(diagnostic.severity is Severity.ERROR for diagnostic in found):
        return Compiled(source, None, _in_order(found))
    doubts = (*found, *check(argmap, teach=options.teach))
    told = (doubt for doubt in doubts if doubt.code not in options.silence)
    return Compiled(source, argmap, _in_order(tuple(told)))


class Drawn(Struct, frozen=True):
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


def draw(argmap: ArgMap, form: Form, options: DrawOptions) -> Drawn:
    """The map in one form; text is UTF-8.

    A map that has nothing in the language asked for is drawn in its own, roles and legend too.
    Raises Trouble where no engine or no font here can draw it, or its focus shows nothing.
    """
    lang = spoken(argmap, options.lang)
    view = seen(argmap, options.focus)
    match form:
        case Form.SVG | Form.PNG | Form.PDF:
            return picture(
                fitted(view.argmap, layout_of(view, lang, options), options), argmap, form, options
            )
        case Form.DOT:
            from argmap.exchange.dot import dot

            theme = options.theme.by_day
            graph = dot(headed(view), lang, view.hidden, numbered=options.number, theme=theme)
            return Drawn(graph.encode())
        case Form.JSON:
            from argmap.exchange.json_form import to_json

            return Drawn(to_json(headed(view), view.hidden).encode())


def headed(view: CutMap) -> ArgMap:
    """The cut map under the title of its cut, where that has one."""
    return replace(view.argmap, title=view.title or view.argmap.title)


def spoken(argmap: ArgMap, lang: str | None) -> str | None:
    """The language to draw in, of the one asked for; None for the map's own."""
    return lang if lang and speaks(argmap, lang) else None


def speaks(argmap: ArgMap, lang: str) -> bool:
    """Whether the map has anything in a language: it is its own, or some text is translated into it."""
    wanted = lang.split("-")[0]
    spoken = {code.split("-")[0] for text in _texts(argmap) for code in text}
    return wanted in spoken or wanted == (argmap.lang or "en").split("-")[0]


def layout_of(view: CutMap, lang: str | None, options: DrawOptions) -> LayoutOptions:
    """The choices for the drawing of what is seen of a map."""
    return LayoutOptions(
        lang=lang,
        engine=EngineChoice(options.engine),
        numbered=options.number,
        legend=options.legend,
        title=view.title,
        hidden=view.hidden,
        size=options.theme.size or LayoutOptions().size,
    )


def fitted(argmap: ArgMap, layout: LayoutOptions, options: DrawOptions) -> Fitted:
    """The scene, and its points of text on the page; 0 without a page. Raises Trouble as `draw` does."""
    try:
        if options.page is not None:
            return fit(argmap, options.page, layout, options.label)
        return shaped(argmap, replace(layout, short=options.label is Label.SHORT))
    except EngineTrouble as trouble:
        raise cannot_draw(argmap, trouble) from trouble


def picture(
    found: Fitted, argmap: ArgMap, form: Form, options: DrawOptions, links: Mapping[str, str] | None = None
) -> Drawn:
    """A drawing of a map as SVG, PNG or PDF; `links` has the addresses of the map's parts.

    Raises Trouble where no font here can draw it.
    """
    theme = options.theme if form is Form.SVG else options.theme.by_day
    shown = svg(found.scene, SvgOptions(options.id_prefix, theme, links or {}))
    made = _lettered if form is Form.SVG else _fixed
    try:
        return Drawn(made(shown, form, options), found.points or None, found.arrangement)
    except Trouble as trouble:
        raise cannot_draw(argmap, trouble) from trouble


def _lettered(drawing: str, form: Form, options: DrawOptions) -> bytes:
    """A drawing whose texts are what was chosen for an SVG."""
    if options.text == "font":
        return drawing.encode()
    from argmap.render.lettered import TextForm, lettered

    return lettered(drawing, TextForm(options.text), options.id_prefix, options.theme.fonts).encode()


def _fixed(drawing: str, form: Form, options: DrawOptions) -> bytes:
    """A drawing with its text in fonts of this machine."""
    from argmap.render.fixed import fixed

    return fixed(drawing, form.value, options.width, options.theme.fonts)


def cannot_draw(argmap: ArgMap, trouble: Trouble) -> Trouble:
    """The trouble, with the name of the map that it is about; whoever gave too little time tells that."""
    if isinstance(trouble, OutOfTime):
        return trouble
    name, why = argmap.source.name, trouble.phrase
    return Trouble(Phrase(en=f"cannot draw `{name}`: {why.en}", ko=f"그릴 수 없는 지도 `{name}`: {why.ko}"))


def _in_order(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(diagnostics, key=lambda told: (told.span.start, told.span.end, told.code)))


def _texts(argmap: ArgMap) -> Iterator[Translated]:
    yield argmap.title
    yield from (statement.text for statement in argmap.statements.values())
    yield from (group.text for group in argmap.groups.values())
