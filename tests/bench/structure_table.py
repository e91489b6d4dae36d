"""The structure of drawings as a table: a row for each kind and range of claims, then the aims."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import mean, median

from tests.bench.drawing_structure import StructureMeasurement

RANGES = ((1, 12), (13, 20), (21, 40), (41, 100))
STRUCTURE_NOTE = """\
in line  families (statements with two steps or more) whose first boxes stand in a row, a column, or a grid.
cross    crossings for 100 steps, and `one` those of wires of one kind, which read as branches.
bends    corners of a path, the mean; `length` its length in text sizes, the median.
hang     undercuts with at most two bends.
strange  boxes between linked premises that are below neither, for 100 linked steps.
no end   steps that share a tip and have no end of their own.
frames   frames and tabs for each group; `text` what groups leave of the text, the median."""


@dataclass(frozen=True, slots=True)
class StructureColumn:
    """A number of several maps together; nothing where none of them has what it counts."""

    heading: str
    value: Callable[[Sequence[StructureMeasurement]], float | None]
    digits: int = 0


def _share(
    part: Callable[[StructureMeasurement], float], whole: Callable[[StructureMeasurement], float]
) -> Callable[[Sequence[StructureMeasurement]], float | None]:
    """Return what the sum of one number is for 100 of the other."""

    def measure(maps: Sequence[StructureMeasurement]) -> float | None:
        total = sum(map(whole, maps))
        return 100 * sum(map(part, maps)) / total if total else None

    return measure


def _frames_per_group(maps: Sequence[StructureMeasurement]) -> float | None:
    groups = sum(each.groups for each in maps)
    return sum(each.frames for each in maps) / groups if groups else None


def _text_with_groups(maps: Sequence[StructureMeasurement]) -> float | None:
    return median([each.text / each.text_without_groups for each in maps if each.groups] or [1.0])


IN_LINE = StructureColumn("in line %", _share(lambda it: it.families_in_line, lambda it: it.families))
CROSSINGS = StructureColumn("cross", _share(lambda it: it.crossings, lambda it: it.steps), 1)
CROSSINGS_OF_ONE_KIND = StructureColumn(
    "one", _share(lambda it: it.crossings_of_one_kind, lambda it: it.steps), 1
)
HANGING = StructureColumn(
    "hang %", _share(lambda it: sum(n <= 2 for n in it.undercut_bends), lambda it: len(it.undercut_bends))
)
STRANGERS = StructureColumn("strange", _share(lambda it: it.strangers, lambda it: it.linked_steps), 1)
MISSING_ENDS = StructureColumn("no end", lambda maps: sum(it.ends_missing for it in maps))
FRAMES = StructureColumn("frames", _frames_per_group, 2)
GROUP_TEXT = StructureColumn("text", _text_with_groups, 2)
COLUMNS = (
    IN_LINE,
    CROSSINGS,
    CROSSINGS_OF_ONE_KIND,
    StructureColumn("bends", lambda maps: mean(n for it in maps for n in it.bends or (0,)), 2),
    StructureColumn("length", lambda maps: median(n for it in maps for n in it.lengths or (0.0,)), 1),
    HANGING,
    STRANGERS,
    MISSING_ENDS,
    FRAMES,
    GROUP_TEXT,
)


@dataclass(frozen=True, slots=True)
class StructureAim:
    """The value that maps of `least` to `most` claims should reach together: at least, or at most."""

    name: str
    column: StructureColumn
    value: float
    least: int = 1
    most: int = 10_000
    at_most: bool = True


STRUCTURE_AIMS = (
    StructureAim("up to 12 claims: 80 % of families in line", IN_LINE, 80, 1, 12, at_most=False),
    StructureAim("21 to 40 claims: 65 % of families in line", IN_LINE, 65, 21, 40, at_most=False),
    StructureAim("3 crossings for 100 steps", CROSSINGS, 3),
    StructureAim("0.5 crossings of one kind for 100 steps", CROSSINGS_OF_ONE_KIND, 0.5),
    StructureAim("8 of 10 undercuts with two bends or less", HANGING, 80, at_most=False),
    StructureAim("no stranger between linked premises", STRANGERS, 0),
    StructureAim("no step without its own end", MISSING_ENDS, 0),
    StructureAim("1.2 frames for each group", FRAMES, 1.2),
    StructureAim("0.93 of the text with groups", GROUP_TEXT, 0.93, at_most=False),
)


def format_structure_rows(maps: Sequence[tuple[str, StructureMeasurement]]) -> Iterator[list[str]]:
    """Yield the rows of the table: a heading, then each kind of map in each range of claims."""
    yield ["structure of", "claims", "maps", *(column.heading for column in COLUMNS)]
    rows: dict[tuple[str, tuple[int, int]], list[StructureMeasurement]] = {}
    for kind, each in maps:
        span = next((span for span in RANGES if span[0] <= each.claims <= span[1]), (101, 10_000))
        rows.setdefault((kind, span), []).append(each)
    for (kind, (least, most)), here in sorted(rows.items()):
        yield [kind, f"{least}-{most}", str(len(here)), *(_format_cell(column, here) for column in COLUMNS)]


def format_structure_aims(maps: Sequence[StructureMeasurement]) -> Iterator[list[str]]:
    """Yield the aims, each with the value of the measured maps."""
    yield ["aim", "measured", ""]
    for aim in STRUCTURE_AIMS:
        here = [each for each in maps if aim.least <= each.claims <= aim.most]
        value = aim.column.value(here) if here else None
        yield [aim.name, _format_cell(aim.column, here), _verdict(aim, value)]


def _verdict(aim: StructureAim, value: float | None) -> str:
    if value is None:
        return "-"
    return "yes" if (value <= aim.value if aim.at_most else value >= aim.value) else "no"


def _format_cell(column: StructureColumn, maps: Sequence[StructureMeasurement]) -> str:
    value = column.value(maps) if maps else None
    return "-" if value is None else f"{value:.{column.digits}f}"
