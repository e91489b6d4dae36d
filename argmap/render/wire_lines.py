"""The lines of wires: round corners, dashes that fit between them, and gaps where wires cross."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from argmap.render.picture import Geometry, Path, PathCommand, PathSegment, Polyline
from argmap.scene.scene import Pill, Point, Wire, WireKind, WirePath

CORNER_RADIUS = 5.0
"""Points of radius of a wire's corners; half of a run that is shorter than two of them."""
CORNER_LENGTH = 1 + math.asinh(1) / math.sqrt(2)
"""The length of a round corner in radii: a quadratic Bézier curve, whose control point is the corner."""
CROSSING_GAP = 4.0
"""Points that stay free on both sides of a wire that crosses over another."""
MIN_CROSSING_DEPTH = 0.5
"""Points that a wire reaches beyond another if it crosses it, and does not only end there."""

MIN_PIECE = 2.0
"""The least length in points of what a gap leaves of a dash; less would be a crumb."""
MAX_STOPS = 400
"""Joins up to which the dashes of a path are fitted; lists for thousands of paths take gigabytes."""
ROUNDING = 1e-6
"""Points below which two lengths are the same."""

Line = tuple[bool, float]
"""A straight line of the page: whether it is level, and its y; or its x if it is upright."""
Span = tuple[float, float]
"""A part of a line: where it begins and where it ends, in points."""


class DashPattern(Struct, frozen=True):
    """The lengths of a dash and of the gap after it, in points, and whether a dash stands at every corner.

    `whole_after` is the point of a line after which it is whole.
    """

    dash: float
    gap: float
    at_corners: bool = True
    whole_after: Point | None = None


class WireLine(Struct, frozen=True):
    """A line as it is drawn, and the lengths of its dashes and gaps; without any it is whole."""

    geometry: Geometry
    dashes: tuple[float, ...]


class WireNetwork(Struct, frozen=True):
    """The points at which the wires of a drawing meet.

    `gaps` has the spans of each line that stay free for wires that cross over it. `stops` has the places of
    each line at which a wire of a kind turns or ends, in ascending order.
    """

    gaps: Mapping[Line, Sequence[Span]]
    stops: Mapping[tuple[WireKind, Line], Sequence[float]]


def find_network(wires: Sequence[Wire]) -> WireNetwork:
    """Find the points at which wires cross each other, and at which dashed ones join."""
    runs: dict[tuple[Line, Span], float] = {}
    stops: dict[tuple[WireKind, Line], set[float]] = {}
    for wire in wires:
        for path in wire.paths:
            for a, b in pairwise(path):
                run = _line_and_span(a, b)
                runs[run] = max(runs.get(run, 0.0), wire.weight)
            if wire.joint and wire.joint.pill:
                for run, width in _list_pill_runs(wire.joint.pill):
                    runs[run] = max(runs.get(run, 0.0), width)
            if wire.kind is not WireKind.SUPPORTS:
                for point in path:
                    stops.setdefault((wire.kind, (True, point.y)), set()).add(point.x)
                    stops.setdefault((wire.kind, (False, point.x)), set()).add(point.y)
    gaps: dict[Line, list[Span]] = {}
    for line, span in _find_gaps(runs):
        gaps.setdefault(line, []).append(span)
    return WireNetwork(gaps, {key: sorted(places) for key, places in stops.items()})


def _list_pill_runs(pill: Pill) -> Iterator[tuple[tuple[Line, Span], float]]:
    """Yield the runs of a pill, which other wires pass below, with their widths."""
    for a, b in pill.spans:
        line, (low, high) = ((True, a.y), (a.x, b.x)) if a.x < b.x else ((False, a.x), (a.y, b.y))
        yield (line, (low - pill.radius, high + pill.radius)), 2 * pill.radius


def _line_and_span(a: Point, b: Point) -> tuple[Line, Span]:
    """Return the line and the span of a straight run."""
    if a.y == b.y:
        return (True, a.y), (min(a.x, b.x), max(a.x, b.x))
    return (False, a.x), (min(a.y, b.y), max(a.y, b.y))


def _find_gaps(runs: Mapping[tuple[Line, Span], float]) -> Iterator[tuple[Line, Span]]:
    """Yield the gaps at all crossings: in the level run, or in the upright one if that has more room."""
    upright = sorted((line[1], span, weight) for (line, span), weight in runs.items() if not line[0])
    xs = [x for x, _, _ in upright]
    for ((is_level, y), span), weight in runs.items():
        if not is_level:
            continue
        first = bisect_right(xs, span[0] + MIN_CROSSING_DEPTH)
        last = bisect_left(xs, span[1] - MIN_CROSSING_DEPTH)
        for x, other, other_weight in upright[first:last]:
            if not other[0] + MIN_CROSSING_DEPTH < y < other[1] - MIN_CROSSING_DEPTH:
                continue
            half, other_half = other_weight / 2 + CROSSING_GAP, weight / 2 + CROSSING_GAP
            if _room(span, x) < half + CORNER_RADIUS and _room(span, x) < _room(other, y):
                yield (False, x), (y - other_half, y + other_half)
            else:
                yield (True, y), (x - half, x + half)


def _room(span: Span, place: float) -> float:
    """Return the points between a place of a span and its nearer end."""
    return min(place - span[0], span[1] - place)


def draw_line(
    path: WirePath, kind: WireKind, network: WireNetwork, pattern: DashPattern | None = None
) -> WireLine:
    """Draw the line of one path of a wire: whole, or with a dash at both ends and at every corner."""
    line = _RoundLine(path)
    is_whole = pattern is None and not line.has_gaps(network)
    return WireLine(line.build_geometry(), () if is_whole else line.build_dashes(kind, network, pattern))


class _RoundLine:
    """A path with round corners.

    `runs` are the lengths of its straight runs from corner to corner, `radii` those at each of its points: 0
    at its ends, and no more than half of a run. `starts` are the distances along it at which runs begin.
    """

    def __init__(self, path: WirePath) -> None:
        self.path = path
        self.runs = [abs(a.x - b.x) + abs(a.y - b.y) for a, b in pairwise(path)]
        inner = [min(CORNER_RADIUS, before / 2, after / 2) for before, after in pairwise(self.runs)]
        self.radii = [0.0, *inner, 0.0]
        self.starts: list[float] = []
        length = 0.0
        for run, (before, after) in zip(self.runs, pairwise(self.radii)):
            self.starts.append(length)
            length += run - before - after + CORNER_LENGTH * after
        self.length = length

    def has_gaps(self, network: WireNetwork) -> bool:
        """Return whether a line on which the path runs has gaps at all."""
        return bool(network.gaps) and any(
            _line_and_span(a, b)[0] in network.gaps for a, b in pairwise(self.path)
        )

    def build_geometry(self) -> Geometry:
        """Build the form of the line."""
        if len(self.path) < 3:
            return Polyline(self.path)
        first, last = self.path[0], self.path[-1]
        segments = [PathSegment(PathCommand.MOVE, (first.x, first.y))]
        for corner, after, radius in zip(self.path[1:], self.path[2:], self.radii[1:]):
            if corner.x == after.x:
                across = math.copysign(radius, corner.x - first.x)
                down = math.copysign(radius, after.y - corner.y)
                segments.append(PathSegment(PathCommand.HORIZONTAL, (corner.x - across,)))
                numbers = (across, 0.0, across, down)
            else:
                across = math.copysign(radius, after.x - corner.x)
                down = math.copysign(radius, corner.y - first.y)
                segments.append(PathSegment(PathCommand.VERTICAL, (corner.y - down,)))
                numbers = (0.0, down, across, down)
            segments.append(PathSegment(PathCommand.CURVE_BY, numbers))
            first = corner
        if first.y == last.y:
            return Path((*segments, PathSegment(PathCommand.HORIZONTAL, (last.x,))))
        return Path((*segments, PathSegment(PathCommand.VERTICAL, (last.y,))))

    def build_dashes(
        self, kind: WireKind, network: WireNetwork, pattern: DashPattern | None
    ) -> tuple[float, ...]:
        """Build the lengths of dashes and gaps: those of a pattern, with gaps where others cross over."""
        if pattern is not None and self._count_places(kind, network) > MAX_STOPS:
            return pattern.dash, pattern.gap
        dashes = [(0.0, self.length)] if pattern is None else self._fit_dashes(kind, network, pattern)
        for gap in sorted(self._find_gaps(network)):
            dashes = [part for dash in dashes for part in _cut_out(dash, gap)]
        if dashes == [(0.0, self.length)]:
            return ()
        ends = [place for dash in dashes for place in dash]
        lengths = [b - a for a, b in pairwise([0.0, *ends[1:]])]
        if ends[-1] < self.length:
            lengths.append(self.length - ends[-1])
        return _shorten(tuple(lengths))

    def _distance(self, run: int, place: float) -> float:
        """Return the distance along the line of a place on a run, in points from where that begins."""
        straight = self.runs[run] - self.radii[run] - self.radii[run + 1]
        return self.starts[run] + min(max(place - self.radii[run], 0.0), straight)

    def _place_along(self, run: int, place: float) -> float:
        """Return the points between the start of a run and a place of its line."""
        a, b = self.path[run], self.path[run + 1]
        start, end = (a.x, b.x) if a.y == b.y else (a.y, b.y)
        return place - start if end > start else start - place

    def _find_gaps(self, network: WireNetwork) -> Iterator[Span]:
        """Yield the gaps in the line, by distances along it; none at its very start."""
        for run, (a, b) in enumerate(pairwise(self.path)):
            line, span = _line_and_span(a, b)
            for low, high in network.gaps.get(line, ()):
                if span[0] < (low + high) / 2 < span[1]:
                    ends = sorted(self._distance(run, self._place_along(run, each)) for each in (low, high))
                    if ends[0] > 0:
                        yield ends[0], ends[1]

    def _fit_dashes(self, kind: WireKind, network: WireNetwork, pattern: DashPattern) -> list[Span]:
        """Fit dashes between the ends of the line, its corners and the places at which others join it.

        A dash stands at each of them, so that lines that share a run agree on it.
        """
        stops = set(self._find_stops(kind, network, at_corners=pattern.at_corners))
        legs = list(pairwise([0.0, *sorted(stops), self.length]))
        whole_from = self._distance_to(pattern.whole_after)
        spans: list[Span] = []
        for i, (start, end) in enumerate(legs):
            first = pattern.dash / (2 if i else 1)
            last = pattern.dash / (2 if i < len(legs) - 1 else 1)
            is_whole = start >= whole_from - ROUNDING
            leg = [(start, end)] if is_whole else _fit_leg((start, end), (first, last), pattern)
            for span in leg:
                if spans and span[0] <= spans[-1][1]:
                    spans[-1] = (spans[-1][0], span[1])
                else:
                    spans.append(span)
        return spans

    def _count_places(self, kind: WireKind, network: WireNetwork) -> int:
        """Count the places at which others may join the lines of the path."""
        return sum(
            len(network.stops.get((kind, _line_and_span(a, b)[0]), ())) for a, b in pairwise(self.path)
        )

    def _distance_to(self, corner: Point | None) -> float:
        """Return the distance of a corner along the line; infinity if it has no such corner."""
        inner = self.path[1:-1]
        if corner is None or corner not in inner:
            return math.inf
        run = inner.index(corner) + 1
        return self.starts[run] - CORNER_LENGTH * self.radii[run] / 2

    def _find_stops(self, kind: WireKind, network: WireNetwork, *, at_corners: bool) -> Iterator[float]:
        """Yield the distances of joins, and of corners if so, between the ends of the line."""
        for run, (a, b) in enumerate(pairwise(self.path)):
            if run and at_corners:
                yield self.starts[run] - CORNER_LENGTH * self.radii[run] / 2
            line, span = _line_and_span(a, b)
            places = network.stops.get((kind, line), ())
            for place in places[bisect_right(places, span[0]) : bisect_left(places, span[1])]:
                distance = self._distance(run, self._place_along(run, place))
                if self.starts[run] < distance < self.length:
                    yield distance


def _fit_leg(leg: Span, ends: tuple[float, float], pattern: DashPattern) -> Iterator[Span]:
    """Yield the dashes of a leg that begins and ends with dashes of these lengths; all are scaled to fit."""
    length, (first, last) = leg[1] - leg[0], ends
    gaps = round((length - first - last + pattern.dash) / (pattern.dash + pattern.gap))
    if gaps < 1:
        yield leg
        return
    scale = length / (first + last + gaps * pattern.gap + (gaps - 1) * pattern.dash)
    place = leg[0]
    for dash in (first, *[pattern.dash] * (gaps - 1)):
        yield place, place + dash * scale
        place += (dash + pattern.gap) * scale
    yield place, leg[1]


def _shorten(lengths: tuple[float, ...]) -> tuple[float, ...]:
    """Shorten a row of equal dashes and gaps to the first two, which a line repeats."""
    first = lengths[:2]
    is_even = all(abs(length - first[i % 2]) < ROUNDING for i, length in enumerate(lengths))
    return first if len(lengths) > 1 and is_even else lengths


def _cut_out(span: Span, gap: Span) -> Iterator[Span]:
    """Yield what is left of a span without a gap, if it can be seen."""
    if gap[1] <= span[0] or span[1] <= gap[0]:
        yield span
        return
    if gap[0] - span[0] >= MIN_PIECE:
        yield span[0], gap[0]
    if span[1] - gap[1] >= MIN_PIECE:
        yield gap[1], span[1]
