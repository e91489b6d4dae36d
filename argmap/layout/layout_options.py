"""The options of a layout."""

from collections.abc import Mapping

from msgspec import Struct, field

from argmap.config.drawing_choices import DirectionChoice, EngineChoice, PlateChoice, ReferenceChoice
from argmap.layout.label_sizes import LEAST_SIZE, LabelSizes, build_label_sizes
from argmap.layout.reading_order import References
from argmap.model.map import Translations
from argmap.scene.arrangement_record import ArrangementRecord
from argmap.scene.scene import Minimap


class LayoutOptions(Struct, frozen=True):
    """Options of one drawing.

    `lang` chooses among translations (None: the map's own). `heading`, `legend` and `sources` are drawn
    round the map if set. `size` is the size of statements' text in points, `least_size` that of the smallest
    text of labels; `measure` is the widest line of a box in points. `stagger` is the number of columns in
    which statements without premises take turns. `short` shows the short texts of statements that have them.
    `title` replaces the map's own title.

    `hidden` counts, by statement, the ones below it that are not in the map given. `continuations` are
    statements that are marked as continuing without a count, because steps on them are drawn elsewhere.
    `origins` has the names of parents of statements that are placed in another drawing. `references` are the
    ones that are drawn as boxes, which `reference_form` decides. One of the `last_arrangements` is kept to
    where that costs little text. `abridged` are statements that another drawing shows in full; here they show
    their short text or their first words. `minimap` is drawn at the end of the heading.
    """

    lang: str | None = None
    direction: DirectionChoice = DirectionChoice.AUTO
    engine: EngineChoice = EngineChoice.AUTO
    numbered: bool = False
    heading: bool = True
    legend: bool = True
    size: float = 18
    least_size: float = LEAST_SIZE
    measure: float = 270
    stagger: int = 1
    short: bool = False
    title: Translations = field(default_factory=dict)
    hidden: Mapping[str, int] = field(default_factory=dict)
    continuations: frozenset[str] = frozenset()
    origins: Mapping[str, str] = field(default_factory=dict)
    reference_form: ReferenceChoice = ReferenceChoice.AUTO
    plates: PlateChoice = PlateChoice.AUTO
    references: References = field(default_factory=dict)
    sources: bool = True
    last_arrangements: tuple[ArrangementRecord, ...] = ()
    abridged: frozenset[str] = frozenset()
    minimap: Minimap | None = None

    @property
    def label_sizes(self) -> LabelSizes:
        """The sizes of small texts."""
        return build_label_sizes(self.least_size)
