"""The whole trip on one page: from a map's bytes to the map, what is to be said of it, and its pictures."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from argmap.check.run import check
from argmap.layout.engine import EngineChoice
from argmap.layout.lay import lay_out
from argmap.layout.options import LayoutOptions
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

    `focus` None is the whole map.
    """

    lang: str | None = None
    engine: str = "auto"
    number: bool = False
    legend: bool = True
    id_prefix: str = ""
    focus: Focus | None = None


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


def draw(argmap: ArgMap, form: Form, options: DrawOptions) -> str:
    """The map in one form. Raises Trouble where no layout engine can draw it, or its focus shows nothing."""
    view = seen(argmap, options.focus)
    match form:
        case Form.SVG:
            return _svg(argmap, view, options)
        case Form.DOT:
            from argmap.exchange.dot import dot

            return dot(_headed(view), options.lang, view.hidden)
        case Form.JSON:
            from argmap.exchange.json_form import to_json

            return to_json(_headed(view), view.hidden)


def _headed(view: CutMap) -> ArgMap:
    """The cut map under the title of its cut, where that has one."""
    return replace(view.argmap, title=view.title or view.argmap.title)


def speaks(argmap: ArgMap, lang: str) -> bool:
    """Whether the map has anything in a language: it is its own, or some text is translated into it."""
    wanted = lang.split("-")[0]
    spoken = {code.split("-")[0] for text in _texts(argmap) for code in text}
    return wanted in spoken or wanted == (argmap.lang or "en").split("-")[0]


def _svg(argmap: ArgMap, view: CutMap, options: DrawOptions) -> str:
    layout = LayoutOptions(
        lang=options.lang if options.lang and speaks(argmap, options.lang) else None,
        engine=EngineChoice(options.engine),
        numbered=options.number,
        legend=options.legend,
        title=view.title,
        hidden=view.hidden,
    )
    try:
        scene = lay_out(view.argmap, layout)
    except EngineTrouble as trouble:
        name, why = argmap.source.name, trouble.phrase
        raise Trouble(
            Phrase(en=f"cannot draw `{name}`: {why.en}", ko=f"그릴 수 없는 지도 `{name}`: {why.ko}")
        ) from trouble
    return svg(scene, SvgOptions(id_prefix=options.id_prefix))


def _in_order(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(diagnostics, key=lambda told: (told.span.start, told.span.end, told.code)))


def _texts(argmap: ArgMap) -> Iterator[Translated]:
    yield argmap.title
    yield from (statement.text for statement in argmap.statements.values())
    yield from (group.text for group in argmap.groups.values())
