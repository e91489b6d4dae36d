"""The measurements as a table in plain text: a row for each kind and number of claims, then the aims."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.drawing_structure import StructureMeasurement
from tests.bench.jumps import JUMPS_NOTE, JumpMeasurement, format_jump_rows
from tests.bench.legibility_aims import AIMS, MAX_SHORT_WORDS, evaluate_aim
from tests.bench.measurement import LINE_MEASURES, Measurement
from tests.bench.other_drawings import OtherTexts
from tests.bench.structure_table import (
    RANGES,
    STRUCTURE_NOTE,
    format_structure_aims,
    format_structure_rows,
)

NOTE = """\
Text in px on a slide of 1920 × 1080 (2 px are 1 pt), as `argmap build --label full` reports it. Each value
is the median over the maps of a row, `least` the smallest of them. A graph is a tree with linked premises,
undercuts and references; rows without a shape are files. All maps count for the aims.
bound   px at which the boxes as drawn would fill the page without a gap: 18 √(1920 · 1080 / their area).
        `share` is what part of it was reached.
tight   the same for the smallest box of each statement over all widths of text from {first} to {last} pt.
dot TB, dot LR   px of plain `dot` on boxes of the usual width (lines of at most 270 pt at 18 pt text).
        `times` is how many times as large argmap's text is, whose page holds a heading and a legend too.
could   how many maps would meet an aim if their text were as large as `tight` allows."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A number of each map under two lines of heading; `least` shows the smallest one too."""

    top_heading: str
    heading: str
    value: Callable[[Measurement], float]
    digits: int = 1
    has_min: bool = False


COLUMNS = (
    TableColumn("", "text", lambda it: it.text, has_min=True),
    TableColumn("bound", "px", lambda it: it.bound),
    TableColumn("", "share", lambda it: it.share, 2, has_min=True),
    TableColumn("tight", "px", lambda it: it.tight),
    TableColumn("", "share", lambda it: it.tight_share, 2, has_min=True),
    TableColumn("dot TB", "px", lambda it: it.dot_tb),
    TableColumn("", "times", lambda it: it.times_tb, 2, has_min=True),
    TableColumn("dot LR", "px", lambda it: it.dot_lr),
    TableColumn("", "times", lambda it: it.times_lr, 2, has_min=True),
)


def format_table(
    maps: Sequence[Measurement],
    structures: Sequence[tuple[str, StructureMeasurement]],
    jumps: Sequence[JumpMeasurement],
) -> str:
    """All of it: rows, what their columns are, the aims, the structure of drawings, and the jumps."""
    note = NOTE.format(first=LINE_MEASURES[0], last=LINE_MEASURES[-1])
    rows = [*_heading_rows(), *(_format_row(each) for each in group_rows(maps))]
    blocks = [
        _align_columns(rows),
        [note],
        _align_columns(list(_aim_rows(maps))),
        _align_columns(list(format_structure_rows(structures))),
        [STRUCTURE_NOTE],
        _align_columns(list(format_structure_aims([each for _, each in structures]))),
        _align_columns(list(format_jump_rows(jumps))),
        [JUMPS_NOTE],
    ]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def format_other_texts(texts: Sequence[OtherTexts], missing: Sequence[str]) -> str:
    """The text of the same maps by other programs: px, the median of those that each drew, and how many."""
    rows = [["text in px by", "claims", "maps", "argmap"]]
    names = [name for name, _ in texts[0].others] if texts else []
    rows[0] += [cell for name in names for cell in (name, "drawn")]
    for least, most in RANGES:
        here = [each for each in texts if least <= each.claims <= most]
        if here:
            row = ["", f"{least}-{most}", str(len(here)), f"{median(each.text for each in here):.1f}"]
            for name in names:
                drawn = [px for each in here if (px := dict(each.others)[name]) is not None]
                row += [f"{median(drawn):.1f}" if drawn else "-", str(len(drawn))]
            rows.append(row)
    return "\n".join([*missing, *_align_columns(rows)]) + "\n"


def group_rows(maps: Sequence[Measurement]) -> list[list[Measurement]]:
    """The maps of each row, in the order they first come."""
    rows: dict[tuple[str, int], list[Measurement]] = {}
    for each in maps:
        rows.setdefault((each.kind, each.claims), []).append(each)
    return list(rows.values())


def _heading_rows() -> Iterator[list[str]]:
    over, heads = ["", "", ""], ["maps of", "claims", "maps"]
    for column in COLUMNS:
        over += [column.top_heading, ""][: 1 + column.has_min]
        heads += [column.heading, "least"][: 1 + column.has_min]
    yield from (over, heads)


def _format_row(maps: Sequence[Measurement]) -> list[str]:
    cells = [maps[0].kind, str(maps[0].claims), str(len(maps))]
    for column in COLUMNS:
        values = [column.value(each) for each in maps]
        numbers = [median(values), min(values)][: 1 + column.has_min]
        cells += [f"{value:.{column.digits}f}" for value in numbers]
    return cells


def _aim_rows(maps: Sequence[Measurement]) -> Iterator[list[str]]:
    yield [
        "aim",
        "of the maps",
        f"up to {MAX_SHORT_WORDS} words: met",
        "could",
        "",
        "longer texts: met",
        "could",
        "",
    ]
    for aim in AIMS:
        cells = [aim.name, f"{aim.min_share:.0%}"]
        for few_words in (True, False):
            found = evaluate_aim(aim, maps, few_words=few_words)
            verdict = "yes" if found.is_reached(aim.min_share) else "no"
            cells += [f"{found.met} of {found.maps}", str(found.could), verdict if found.maps else "-"]
        yield cells


def _align_columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows with each column as wide as its widest cell, the first flush left, the others right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        first, *rest = (
            cell.rjust(width) if i else cell.ljust(width) for i, (cell, width) in enumerate(zip(row, widths))
        )
        yield "  ".join([first, *rest]).rstrip()
