"""The wires of steps whose premises stand in racks: from what is hit through the strips to the boxes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from argmap.layout.channel import NEAR
from argmap.layout.compose import kind_of
from argmap.layout.packed.hanging import Row
from argmap.layout.packed.parts import CORNER, PORT, RAIL
from argmap.layout.packed.place import Places, Stand, Stood
from argmap.layout.packed.strip import Place, hits_outside, kinds
from argmap.layout.reading import Reading
from argmap.layout.route import corners, joint_radius, tip
from argmap.layout.scene import Joint, Kind, Point, Tip
from argmap.model.map import ArgMap, Inference
from argmap.text.deadline import keep_time

EDGE = 7
"""Points of a box's side next to its corners that tips keep free at least."""
STEP = 6
"""Points by which tips are moved to keep runs apart."""

Path = tuple[Point, ...]


class Drawn(Struct, frozen=True):
    """The wires so far, by step: paths from what is hit to premises, the tip, and the joint if any."""

    paths: dict[str, list[Path]] = field(default_factory=dict)
    tips: dict[str, Tip] = field(default_factory=dict)
    joints: dict[str, Joint] = field(default_factory=dict)


def wires(argmap: ArgMap, reading: Reading, places: Places) -> Drawn:
    """The wires of all steps that have a row."""
    drawn = Drawn()
    strung = [_Strung(argmap, reading, places, stand) for stand in places.stands.values()]
    for each in strung:
        drawn.joints.update(each.joints())
    for each in strung:
        keep_time()
        for step, path in each.stems(drawn.joints):
            drawn.paths.setdefault(step.id, []).append(path)
            drawn.tips[step.id] = tip_at(path, drawn.joints.get(step.target))
        for step, path in each.arms(drawn.joints):
            drawn.paths.setdefault(step.id, []).append(path)
    return drawn


def tip_at(path: Path, hit: Joint | None) -> Tip:
    """The tip of a path that ends in a joint, or at a box's edge."""
    return tip(path, hit.radius if hit else 0.0)


class _Gates(Struct, frozen=True):
    """Where the lanes of each kind meet a box, at its right and lower side, and how low their rails are."""

    ports: Mapping[Kind, float]
    doors: Mapping[Kind, float]
    rails: Mapping[Kind, float]


class _Strung(Struct, frozen=True):
    """A statement in its place, and the wires of its racks."""

    argmap: ArgMap
    reading: Reading
    places: Places
    stand: Stand

    def joints(self) -> Iterator[tuple[str, Joint]]:
        """The joints of its racks, by their step."""
        for rack in (*self.stand.below, *self.stand.right):
            for step, rows in _by_step(rack.rows):
                if self.reading.has_joint(step):
                    linked = len(step.premises) > 1
                    centre = Point(rack.x + rack.strip.joint, self._level(rack, rows))
                    yield step.id, Joint(centre, joint_radius(linked), linked)

    def stems(self, joints: Mapping[str, Joint]) -> Iterator[tuple[Inference, Path]]:
        """For each step its way from what it hits to its joint, or to its only premise."""
        gates = self._gates()
        for rack in (*self.stand.below, *self.stand.right):
            inside = {row.step.id for row in rack.rows if row.step}
            for step, rows in _by_step(rack.rows):
                end = [joints[step.id].centre] if step.id in joints else [self._door(row) for row in rows]
                if step.undercuts:
                    outside = hits_outside(step, inside)
                    start = self._undercut(rack, end[0].y, joints[step.target].centre, outside=outside)
                else:
                    start = self._start(rack, kind_of(step), end[0].y, gates)
                yield step, corners([*start, *end])

    def arms(self, joints: Mapping[str, Joint]) -> Iterator[tuple[Inference, Path]]:
        """From each joint to the premises that stand here."""
        for rack in (*self.stand.below, *self.stand.right):
            for row in rack.rows:
                if row.step is None or row.statement is None or row.step.id not in joints:
                    continue
                centre, end = joints[row.step.id].centre, self._door(row)
                x = rack.x + (rack.strip.bracket if len(row.step.premises) > 1 else rack.strip.joint)
                yield row.step, corners([centre, Point(x, centre.y), Point(x, end.y), end])

    def _door(self, row: Row) -> Point:
        """Where a row's wire leaves it: the middle of its box's left side."""
        assert row.statement is not None
        rect = self.places.stands[row.statement].rect
        return Point(rect.x, rect.middle)

    def _height(self, row: Row) -> float:
        if row.statement is not None:
            return self.places.stands[row.statement].rect.middle
        assert row.step is not None
        return self.places.slots[row.step.id]

    def _level(self, rack: Stood, rows: Sequence[Row]) -> float:
        """The height of a joint: its first premise's, or level with what it hits where it is the only one."""
        heights = [self._height(row) for row in rows]
        lanes = [x for _, x in rack.strip.lanes]
        if rack.strip.place is Place.RIGHT and lanes == [rack.strip.joint] and len(self.stand.right) == 1:
            return min(max(self.stand.rect.middle, heights[0]), heights[-1])
        return heights[0]

    def _start(self, rack: Stood, kind: Kind, y: float, gates: "_Gates") -> list[Point]:
        """From the statement through the lane of a kind to the height `y`."""
        x = rack.x + rack.strip.lane(kind)
        if rack.strip.place is Place.BELOW:
            return [Point(x, self.stand.rect.bottom), Point(x, y)]
        if rack in self.stand.right:
            port = gates.ports[kind]
            return [Point(self.stand.rect.right, port), Point(x, port), Point(x, y)]
        port, rail = gates.doors[kind], gates.rails[kind]
        return [Point(port, self.stand.rect.bottom), Point(port, rail), Point(x, rail), Point(x, y)]

    def _undercut(self, rack: Stood, y: float, hit: Point, *, outside: bool) -> list[Point]:
        """From the joint that an undercut hits to the height `y`."""
        if rack.strip.place is Place.BELOW or not outside:
            return [hit, Point(hit.x, y)]
        x = rack.x + rack.strip.lane(Kind.UNDERCUTS)
        return [hit, Point(hit.x, rack.detour), Point(x, rack.detour), Point(x, y)]

    def _gates(self) -> "_Gates":
        """Where the lanes meet the box, found once for all of its steps."""
        ports = self._ports() if self.stand.right else {}
        if len(self.stand.below) < 2:
            return _Gates(ports, {}, {})
        doors = self._doors()
        return _Gates(ports, doors, self._rails(doors))

    def _doors(self) -> dict[Kind, float]:
        """Where the lanes of the racks below meet the box's lower side."""
        first = self.stand.below[0]
        found = {kind: first.x + x for kind, x in first.strip.lanes}
        for kind in self._later():
            if kind not in found:
                found[kind] = max([first.x + CORNER - Place.BELOW.pitch, *found.values()]) + Place.BELOW.pitch
        return found

    def _later(self) -> tuple[Kind, ...]:
        rows = [row for rack in self.stand.below[1:] for row in rack.rows]
        return kinds(rows, self.stand.card.statement)

    def _rails(self, doors: Mapping[Kind, float]) -> dict[Kind, float]:
        """The height of the rail of each kind: the further right its door is, the higher, to cross none."""
        order = sorted(self._later(), key=lambda kind: -doors[kind])
        return {kind: self.stand.floor + RAIL + i * Place.FURTHER.pitch for i, kind in enumerate(order)}

    def _ports(self) -> dict[Kind, float]:
        """Where the racks at the right meet the box's right side."""
        rect, racks = self.stand.rect, self.stand.right
        order = kinds([row for rack in racks for row in rack.rows], self.stand.card.statement)
        if len(racks) > 1:
            return {kind: rect.y + CORNER + PORT * i for i, kind in enumerate(order)}
        return self._free(racks[0], order)

    def _free(self, rack: Stood, order: Sequence[Kind]) -> dict[Kind, float]:
        """Ports about the middle of the right side, where no run of another kind is level with them."""
        taken = [(kind_of(row.step), self._height(row)) for row in rack.rows if row.step]
        if len(order) == 1:
            others = [y for kind, y in taken if kind is not order[0]]
            level = self._straight([y for kind, y in taken if kind is order[0]])
            return {order[0]: self._beside(level, others, (0, -1, 1, -2, 2, -3, 3))}
        upward = sorted(order, key=lambda kind: min(y for other, y in taken if other is kind))
        found: dict[Kind, float] = {}
        for i, kind in enumerate(upward):
            wanted = self.stand.rect.middle + (i - (len(order) - 1) / 2) * PORT
            others = [y for other, y in taken if other is not kind]
            found[kind] = self._beside(wanted, others, (0, 1, 2, 3, -1) if i else (0, -1, -2, -3, 1))
        return found

    def _straight(self, heights: Sequence[float]) -> float:
        """The middle of the right side, or what is level with one of the wires that meet it, if near."""
        rect = self.stand.rect
        level = [y for y in heights if rect.y + CORNER <= y <= rect.bottom - CORNER]
        nearest = min(level, key=lambda y: abs(y - rect.middle), default=rect.middle)
        return nearest if len(heights) == 1 or abs(nearest - rect.middle) < 2 * NEAR else rect.middle

    def _beside(self, wanted: float, taken: Sequence[float], steps: Sequence[int]) -> float:
        """The height that keeps off all others, so many STEPs from the wanted one: the first that does."""
        low, high = self.stand.rect.y + EDGE, self.stand.rect.bottom - EDGE
        places = [wanted + i * STEP for i in steps if low <= wanted + i * STEP <= high]
        free = (place for place in places if all(abs(place - y) >= NEAR for y in taken))
        return next(free, wanted)


def _by_step(rows: Sequence[Row]) -> Iterable[tuple[Inference, list[Row]]]:
    """The steps in the order of their first rows, each with all its rows."""
    found: dict[str, tuple[Inference, list[Row]]] = {}
    for row in rows:
        if row.step:
            found.setdefault(row.step.id, (row.step, []))[1].append(row)
    return found.values()
