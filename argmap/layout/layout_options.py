"""What a caller may choose about a drawing before it is laid out."""

from collections.abc import Mapping

from msgspec import Struct, field

from argmap.config.choices import EngineChoice
from argmap.model.map import Translations


class LayoutOptions(Struct, frozen=True):
    """Choices for one drawing.

    `lang` chooses among translations (None: the map's own). `size` is the body text in points and
    `measure` the widest line of a box in points. `stagger` is over how many columns statements that nothing
    bears on are spread. `short` shows the short form of a statement that has one. `title` heads the drawing
    where that is not the map's own title. `hidden` counts, by statement, others that hang below it and are
    not in the map given. `onward` are statements that are marked as continuing even where nothing is counted,
    for steps of theirs are drawn elsewhere; `origins` names, for statements that stand in full elsewhere,
    what they stand below there. `sources` lists what is cited below the drawing.
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
    title: Translations = field(default_factory=dict)
    hidden: Mapping[str, int] = field(default_factory=dict)
    continuations: frozenset[str] = frozenset()
    origins: Mapping[str, str] = field(default_factory=dict)
    sources: bool = True
