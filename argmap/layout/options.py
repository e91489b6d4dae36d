"""What a caller may choose about a drawing before it is laid out."""

from dataclasses import dataclass

from argmap.layout.engine import EngineChoice


@dataclass(frozen=True, slots=True)
class LayoutOptions:
    """Choices for one drawing.

    `lang` chooses among translations (None: the map's own). `size` is the body text in points and
    `measure` the widest line of a box in points.
    `stagger` is over how many columns statements that nothing bears on are spread. `short` shows the short
    form of a statement that has one.
    """

    lang: str | None = None
    engine: EngineChoice = EngineChoice.AUTO
    numbered: bool = False
    heading: bool = True
    legend: bool = True
    size: float = 18
    measure: float = 270
    stagger: int = 1
    short: bool = False
