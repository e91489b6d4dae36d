"""The jumps of a map's boxes over ten small edits, with the last arrangement kept and without.

A jump is the way of a box's middle from one picture to the next, in pixels of a slide of 1920 × 1080. Boxes
that are only in one of the pictures do not count.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from pathlib import Path
from statistics import mean, median

from argmap.config.drawing_choices import LabelChoice
from argmap.layout.fit_page import FittedScene, fit_to_page
from argmap.layout.layout_options import LayoutOptions
from argmap.model.map import ArgMap
from argmap.scene.scene import Scene
from argmap.theme.pages import PAGE_SIZES
from tests.layout.map_from_text import build_test_map
from tests.layout.small_edits import edit_map

WIDTH = 1920
JUMPS_NOTE = """\
Jumps: px that the middle of a box goes from picture to picture, over ten edits one after another (three words
more, a premise or an objection added, a premise removed or moved); the mean of all boxes, and in `most` that
of the worst edit.
new     each picture is drawn anew, as `argmap build` does.
kept    each keeps to the last arrangement, as with `--keep`, and is fitted to the page.
live    the same as the page of `argmap serve` shows it while one types: at the last scale, moved so that the
        boxes that stay do not jump.
cost    text that is given up for it, against a new picture: the mean of the edits, in some of which the text
        is larger, and the most."""


@dataclass(frozen=True, slots=True)
class Edit:
    """The mean jumps of the boxes in one edit, in px, and the share of the text that keeping costs."""

    new: float
    kept: float
    live: float
    cost: float


@dataclass(frozen=True, slots=True)
class JumpMeasurement:
    """The edits of one map, which has so many claims before them."""

    name: str
    claims: int
    edits: tuple[Edit, ...]


def measure_jumps(path: Path) -> JumpMeasurement:
    """Measure the jumps in the map of a file."""
    text = path.read_text("utf-8")
    argmap = build_test_map(text, path.name)
    return JumpMeasurement(path.stem, len(argmap.statements), tuple(_measure_edits(argmap, text, path.stem)))


def _measure_edits(argmap: ArgMap, text: str, seed: str) -> Iterator[Edit]:
    last_new = last_kept = _draw(argmap, None)
    for edited in edit_map(text, seed):
        new, kept = _draw(edited, None), _draw(edited, last_kept.scene)
        yield Edit(
            new=mean_jump(last_new.scene, new.scene),
            kept=mean_jump(last_kept.scene, kept.scene),
            live=mean_jump(last_kept.scene, kept.scene, is_live=True),
            cost=1 - kept.points / new.points,
        )
        last_new, last_kept = new, kept


def _draw(argmap: ArgMap, last: Scene | None) -> FittedScene:
    record = last.arrangement if last else None
    options = LayoutOptions(last_arrangements=(record,) if record else ())
    return fit_to_page(argmap, PAGE_SIZES["16:9"], options, LabelChoice.FULL)


def mean_jump(before: Scene, after: Scene, *, is_live: bool = False) -> float:
    """The mean jump of the boxes that two pictures share."""
    old = _middles(before, WIDTH / before.width)
    new = _middles(after, WIDTH / (before if is_live else after).width)
    ways = [(new[key][0] - x, new[key][1] - y) for key, (x, y) in old.items() if key in new]
    right, down = (median(way[i] for way in ways) if is_live else 0.0 for i in (0, 1))
    return mean(hypot(x - right, y - down) for x, y in ways)


def _middles(scene: Scene, scale: float) -> dict[str, tuple[float, float]]:
    return {
        box.id: (scale * (box.rect.x + box.rect.width / 2), scale * (box.rect.y + box.rect.height / 2))
        for box in scene.boxes
    }


def format_jump_rows(maps: Sequence[JumpMeasurement]) -> Iterator[list[str]]:
    """Yield the rows of the table: a heading, each map, and all."""
    yield ["jumps of boxes", "claims", "new", "most", "kept", "most", "live", "most", "cost %", "most"]
    yield from (_format_row(each.name, str(each.claims), each.edits) for each in maps)
    yield _format_row("all", "", [edit for each in maps for edit in each.edits])


def _format_row(name: str, claims: str, edits: Sequence[Edit]) -> list[str]:
    columns = [[edit.new for edit in edits], [edit.kept for edit in edits], [edit.live for edit in edits]]
    jumps = [f"{value:.0f}" for column in columns for value in (mean(column), max(column))]
    costs = [100 * edit.cost for edit in edits]
    return [name, claims, *jumps, f"{mean(costs):.2f}", f"{max(costs):.2f}"]
