"""Which Graphviz places the boxes: the embedded one first, so that every machine draws alike."""

from collections.abc import Callable

from msgspec import Struct

from argmap.config.choices import EngineChoice
from argmap.diagnostics.diagnostic import Phrase
from argmap.layout import graphviz_cli, graphviz_wasm
from argmap.layout.errors import EngineError


class EngineReport(Struct, frozen=True):
    """One engine as found on this machine: its version, or why it cannot be used."""

    name: str
    version: str | None
    error: Phrase | None


class EngineOutput(Struct, frozen=True):
    """What an engine answered to a graph (Graphviz's own SVG), and which engine it was."""

    svg: str
    engine: str


_ENGINES: dict[str, tuple[Callable[[str], str], Callable[[], str]]] = {
    "embedded": (graphviz_wasm.render_svg, graphviz_wasm.version),
    "dot": (graphviz_cli.render_svg, graphviz_cli.version),
}


def run_engine(graph: str, choice: EngineChoice = EngineChoice.AUTO) -> EngineOutput:
    """Positions for `graph` (DOT text) in Graphviz's own SVG.

    With `auto`, the system's `dot` is asked only where the embedded engine is not there at all.
    Raises EngineTrouble where no engine can answer.
    """
    if choice is not EngineChoice.AUTO:
        return EngineOutput(_ENGINES[choice.value][0](graph), choice.value)
    absent: list[tuple[str, Phrase]] = []
    for name, (drawn, _) in _ENGINES.items():
        try:
            return EngineOutput(drawn(graph), name)
        except EngineError as trouble:
            if not trouble.absent:
                raise
            absent.append((name, trouble.phrase))
    raise EngineError(
        "no layout engine works here: " + "; ".join(f"{name}: {why.en}" for name, why in absent),
        "쓸 수 있는 배치 엔진이 없다: " + "; ".join(f"{name}: {why.ko}" for name, why in absent),
        absent=True,
    )


def report_engines() -> tuple[EngineReport, ...]:
    """Every engine in the order it is tried, with its Graphviz version or what is wrong with it."""
    reports: list[EngineReport] = []
    for name, (_, version) in _ENGINES.items():
        try:
            reports.append(EngineReport(name, version(), None))
        except EngineError as trouble:
            reports.append(EngineReport(name, None, trouble.phrase))
    return tuple(reports)
