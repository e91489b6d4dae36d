"""The structure of a drawing in numbers: families in line, crossings, wires, linked steps, groups."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from msgspec.structs import replace

from argmap.layout.reading_order import ReadingTree, build_reading_tree
from argmap.model.map import ArgMap
from argmap.scene.scene import Point, Rect, Scene, Wire
from tests.bench.measurement import OPTIONS, draw_on_slide

MAX_OFFSET = 0.5
"""Points by which boxes that stand in line may be apart."""


@dataclass(frozen=True, slots=True)
class StructureMeasurement:
    """The structure of one map's drawing on a slide of 16:9.

    A family is a statement with two steps or more; it is in line if the first boxes of its steps stand in one
    row, one column, or the first row of columns. `bends` and `lengths` are those of each wire's path, lengths
    in text sizes. A stranger stands between two linked premises and below neither. `ends_missing` counts the
    steps that share a tip and have no end of their own. `text` is in px, `text_without_groups` as well.
    """

    claims: int
    families: int
    families_in_line: int
    steps: int
    crossings: int
    crossings_of_one_kind: int
    bends: tuple[int, ...]
    lengths: tuple[float, ...]
    undercut_bends: tuple[int, ...]
    linked_steps: int
    strangers: int
    ends_missing: int
    groups: int
    frames: int
    text: float
    text_without_groups: float


def measure_structure(argmap: ArgMap) -> StructureMeasurement:
    """Measure the drawing of a map with full texts."""
    fitted = draw_on_slide(argmap)
    scene, tree = fitted.scene, build_reading_tree(argmap)
    families = list(_list_families(argmap, tree, scene))
    crossings = [one.kind is other.kind for one, other in _list_crossings(scene.wires)]
    linked = [step for step in argmap.inferences.values() if len(step.premises) > 1]
    paths = [path for wire in scene.wires for path in wire.paths]
    groups = {statement.group for statement in argmap.statements.values()} - {None}
    return StructureMeasurement(
        claims=len(argmap.statements),
        families=len(families),
        families_in_line=sum(map(_stand_in_line, families)),
        steps=len(argmap.inferences),
        crossings=len(crossings),
        crossings_of_one_kind=sum(crossings),
        bends=tuple(len(path) - 2 for path in paths),
        lengths=tuple(_length(path) / OPTIONS.size for path in paths),
        undercut_bends=tuple(len(wire.paths[0]) - 2 for wire in scene.wires if _is_undercut(argmap, wire)),
        linked_steps=len(linked),
        strangers=sum(_count_strangers(tree, scene, wire) for wire in scene.wires),
        ends_missing=_count_missing_ends(scene.wires),
        groups=len(groups),
        frames=len(scene.frames),
        text=2 * fitted.points,
        text_without_groups=2 * _points_without_groups(argmap) if groups else 2 * fitted.points,
    )


def _points_without_groups(argmap: ArgMap) -> float:
    """Return the text size of the map if nothing in it had a group."""
    statements = {key: replace(each, group=None) for key, each in argmap.statements.items()}
    plain = replace(argmap, statements=statements, groups={})
    return draw_on_slide(plain).points


def _list_families(argmap: ArgMap, tree: ReadingTree, scene: Scene) -> Iterator[list[Rect]]:
    """Yield the first boxes of the steps of each statement that has two or more."""
    boxes = {box.id: box.rect for box in scene.boxes}
    references = {(each.step, each.statement): each.rect for each in scene.references}
    for steps in tree.steps_under.values():
        firsts = [(step.id, step.premises[0].statement) for step in steps if not step.undercuts]
        rects = [boxes[key[1]] if key in tree.tree_edges else references.get(key) for key in firsts]
        drawn = [rect for rect in rects if rect]
        if len(drawn) > 1:
            yield drawn


def _stand_in_line(rects: Sequence[Rect]) -> bool:
    """Return whether boxes stand in one column or row, or in columns that begin in one row."""
    tops: dict[int, float] = {}
    for rect in rects:
        column = round(rect.x / MAX_OFFSET)
        tops[column] = min(tops.get(column, rect.y), rect.y)
    return max(tops.values()) - min(tops.values()) <= MAX_OFFSET


def _list_crossings(wires: Sequence[Wire]) -> Iterator[tuple[Wire, Wire]]:
    """Yield the pairs of wires that cross, once for each point."""
    runs = [(wire, a, b) for wire in wires for path in wire.paths for a, b in pairwise(path)]
    for (one, a, b), (other, c, d) in combinations(runs, 2):
        if one.id != other.id and (_cross(a, b, c, d) or _cross(c, d, a, b)):
            yield one, other


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Return whether a vertical run from `a` to `b` crosses a horizontal one from `c` to `d`."""
    if a.x != b.x or c.y != d.y:
        return False
    return min(c.x, d.x) < a.x < max(c.x, d.x) and min(a.y, b.y) < c.y < max(a.y, b.y)


def _length(path: Sequence[Point]) -> float:
    return sum(abs(a.x - b.x) + abs(a.y - b.y) for a, b in pairwise(path))


def _is_undercut(argmap: ArgMap, wire: Wire) -> bool:
    return argmap.inferences[wire.id].undercuts


def _count_strangers(tree: ReadingTree, scene: Scene, wire: Wire) -> int:
    """Count the boxes between the linked premises of a wire that are not below one of them."""
    boxes = {box.id: box.rect for box in scene.boxes}
    members = [boxes[id_] for id_ in wire.sources if (wire.id, id_) in tree.tree_edges]
    below = {id_ for source in wire.sources for id_ in _list_below(tree.children, source)}
    racks: dict[float, list[Rect]] = {}
    for rect in members:
        racks.setdefault(rect.x, []).append(rect)
    return sum(
        id_ not in below and _is_between(rect, rack)
        for rack in racks.values()
        for id_, rect in boxes.items()
        if len(rack) > 1
    )


def _is_between(rect: Rect, rack: Sequence[Rect]) -> bool:
    """Return whether a box stands in the column of a rack, between its first and last box."""
    top, bottom = min(each.middle for each in rack), max(each.middle for each in rack)
    across = rect.x < max(each.right for each in rack) and rack[0].x < rect.right
    return across and top < rect.middle < bottom


def _list_below(children: Mapping[str, Sequence[str]], statement: str) -> Iterator[str]:
    """Yield a statement and all that are placed below it."""
    waiting = [statement]
    while waiting:
        each = waiting.pop()
        yield each
        waiting += children.get(each, ())


def _count_missing_ends(wires: Sequence[Wire]) -> int:
    """Count the steps at a tip that others share, which have no end of their own."""
    tips = [wire.tip for wire in wires]
    return sum(tips.count(wire.tip) > 1 and wire.join is None for wire in wires)
