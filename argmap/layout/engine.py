"""Which Graphviz places the boxes: the embedded one first, so that every machine draws alike."""

from collections.abc import Callable

from msgspec import Struct

from argmap.layout import embedded, system
from argmap.layout.options import EngineChoice
from argmap.layout.trouble import EngineTrouble
from argmap.text.diagnostic import Phrase


class EngineReport(Struct, frozen=True):
    """One engine as found on this machine: its version, or why it cannot be used."""

    name: str
    version: str | None
    trouble: Phrase | None


class Placed(Struct, frozen=True):
    """What an engine answered to a graph (Graphviz's own SVG), and which engine it was."""

    drawn: str
    engine: str


_ENGINES: dict[str, tuple[Callable[[str], str], Callable[[], str]]] = {
    "embedded": (embedded.drawn, embedded.version),
    "dot": (system.drawn, system.version),
}


def place(graph: str, choice: EngineChoice = EngineChoice.AUTO) -> Placed:
    """Positions for `graph` (DOT text) in Graphviz's own SVG.

    With `auto`, the system's `dot` is asked only where the embedded engine is not there at all.
    Raises EngineTrouble where no engine can answer.
    """
    if choice is not EngineChoice.AUTO:
        return Placed(_ENGINES[choice.value][0](graph), choice.value)
    absent: list[tuple[str, Phrase]] = []
    for name, (drawn, _) in _ENGINES.items():
        try:
            return Placed(drawn(graph), name)
        except EngineTrouble as trouble:
            if not trouble.absent:
                raise
            absent.append((name, trouble.phrase))
    raise EngineTrouble(
        "no layout engine works here: " + "; ".join(f"{name}: {why.en}" for name, why in absent),
        "쓸 수 있는 배치 엔진이 없다: " + "; ".join(f"{name}: {why.ko}" for name, why in absent),
        absent=True,
    )


def survey() -> tuple[EngineReport, ...]:
    """Every engine in the order it is tried, with its Graphviz version or what is wrong with it."""
    reports: list[EngineReport] = []
    for name, (_, version) in _ENGINES.items():
        try:
            reports.append(EngineReport(name, version(), None))
        except EngineTrouble as trouble:
            reports.append(EngineReport(name, None, trouble.phrase))
    return tuple(reports)
