"""The whole trip on one page: from a map's bytes to the map, what is to be said of it, and its pictures."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.check.run import check
from argmap.layout.engine import EngineChoice
from argmap.layout.lay import lay_out
from argmap.layout.options import LayoutOptions
from argmap.layout.trouble import EngineTrouble
from argmap.model.build import build
from argmap.model.map import ArgMap, Translated
from argmap.pipeline.forms import Form
from argmap.render.svg import SvgOptions, svg
from argmap.syntax.decode import decode
from argmap.syntax.parse import parse
from argmap.text.diagnostic import Diagnostic, Phrase, Severity
from argmap.text.source import Source
from argmap.text.trouble import Trouble


@dataclass(frozen=True, slots=True)
class CompileOptions:
    """`teach` adds the classroom rules; warnings whose codes are in `silence` are left out."""

    teach: bool = False
    silence: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DrawOptions:
    """Choices for one output. `lang` None is the map's own; `engine` is `auto`, `embedded` or `dot`.

    `width` is a PNG's, in pixels; None is the drawing's own.
    """

    lang: str | None = None
    engine: str = "auto"
    number: bool = False
    legend: bool = True
    id_prefix: str = ""
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Compiled:
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
    argmap, meaning = build(file)
    found = (*slips, *meaning)
    if any(diagnostic.severity is Severity.ERROR for diagnostic in found):
        return Compiled(source, None, _in_order(found))
    doubts = (*found, *check(argmap, teach=options.teach))
    told = (doubt for doubt in doubts if doubt.code not in options.silence)
    return Compiled(source, argmap, _in_order(tuple(told)))


def draw(argmap: ArgMap, form: Form, options: DrawOptions) -> bytes:
    """The map in one form; text is UTF-8. Raises Trouble where no engine or no font here can draw it."""
    match form:
        case Form.SVG:
            return _svg(argmap, options).encode()
        case Form.PNG | Form.PDF:
            return _picture(argmap, form, options)
        case Form.DOT:
            from argmap.exchange.dot import dot

            return dot(argmap, options.lang).encode()
        case Form.JSON:
            from argmap.exchange.json_form import to_json

            return to_json(argmap).encode()


def speaks(argmap: ArgMap, lang: str) -> bool:
    """Whether the map has anything in a language: it is its own, or some text is translated into it."""
    wanted = lang.split("-")[0]
    spoken = {code.split("-")[0] for text in _texts(argmap) for code in text}
    return wanted in spoken or wanted == (argmap.lang or "en").split("-")[0]


def _svg(argmap: ArgMap, options: DrawOptions) -> str:
    layout = LayoutOptions(
        lang=options.lang if options.lang and speaks(argmap, options.lang) else None,
        engine=EngineChoice(options.engine),
        numbered=options.number,
        legend=options.legend,
    )
    try:
        scene = lay_out(argmap, layout)
    except EngineTrouble as trouble:
        raise _cannot_draw(argmap, trouble) from trouble
    return svg(scene, SvgOptions(id_prefix=options.id_prefix))


def _picture(argmap: ArgMap, form: Form, options: DrawOptions) -> bytes:
    from argmap.render.fixed import fixed

    drawing = _svg(argmap, options)
    try:
        return fixed(drawing, form.value, options.width)
    except Trouble as trouble:
        raise _cannot_draw(argmap, trouble) from trouble


def _cannot_draw(argmap: ArgMap, trouble: Trouble) -> Trouble:
    name, why = argmap.source.name, trouble.phrase
    return Trouble(Phrase(en=f"cannot draw `{name}`: {why.en}", ko=f"그릴 수 없는 지도 `{name}`: {why.ko}"))


def _in_order(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(diagnostics, key=lambda told: (told.span.start, told.span.end, told.code)))


def _texts(argmap: ArgMap) -> Iterator[Translated]:
    yield argmap.title
    yield from (statement.text for statement in argmap.statements.values())
    yield from (group.text for group in argmap.groups.values())
