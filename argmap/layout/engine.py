"""The choice of a Graphviz: the embedded one first, so that every machine draws the same."""

from collections.abc import Callable

from msgspec import Struct

from argmap.config.drawing_choices import EngineChoice
from argmap.diagnostics.diagnostic import Phrase
from argmap.layout import graphviz_cli, graphviz_wasm
from argmap.layout.errors import EngineError


class EngineReport(Struct, frozen=True):
    """One engine on this machine: its version, or the reason why it cannot be used."""

    name: str
    version: str | None
    error: Phrase | None


class EngineOutput(Struct, frozen=True):
    """The answer of an engine to a graph (Graphviz's own SVG), and the engine's name."""

    svg: str
    engine: str


_ENGINES: dict[str, tuple[Callable[[str], str], Callable[[], str]]] = {
    "embedded": (graphviz_wasm.render_svg, graphviz_wasm.version),
    "dot": (graphviz_cli.render_svg, graphviz_cli.version),
}
"""The functions that lay out a graph and return the version of each engine, in the order they are tried."""


def run_engine(graph: str, choice: EngineChoice = EngineChoice.AUTO) -> EngineOutput:
    """Lay out a graph in the DOT language, as Graphviz's own SVG.

    With AUTO, the system's `dot` is run only if the embedded engine is not installed. Raises EngineError if
    no engine can answer.
    """
    if choice is not EngineChoice.AUTO:
        return EngineOutput(_ENGINES[choice.value][0](graph), choice.value)
    absent: list[tuple[str, Phrase]] = []
    for name, (render_svg, _) in _ENGINES.items():
        try:
            return EngineOutput(render_svg(graph), name)
        except EngineError as error:
            if not error.absent:
                raise
            absent.append((name, error.phrase))
    raise EngineError(
        "no layout engine works here: " + "; ".join(f"{name}: {reason.en}" for name, reason in absent),
        "쓸 수 있는 배치 엔진이 없다: " + "; ".join(f"{name}: {reason.ko}" for name, reason in absent),
        absent=True,
    )


def report_engines() -> tuple[EngineReport, ...]:
    """Report on every engine in the order they are tried: its Graphviz version, or its error."""
    reports: list[EngineReport] = []
    for name, (_, version) in _ENGINES.items():
        try:
            reports.append(EngineReport(name, version(), None))
        except EngineError as error:
            reports.append(EngineReport(name, None, error.phrase))
    return tuple(reports)
