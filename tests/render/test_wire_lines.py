"""The lines of wires: dashes meet corners, joins and ends, and a gap shows which of two wires is below."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.render.picture import Path, PathCommand, Polyline
from argmap.render.wire_lines import CORNER_LENGTH, DashPattern, WireNetwork, draw_line, find_network
from argmap.scene.scene import Joint, Pill, Point, Tip, Wire, WireKind

ALONE = WireNetwork({}, {})
DASHES = DashPattern(13, 7)


def build_wire(
    *points: tuple[float, float], kind: WireKind = WireKind.SUPPORTS, joint: Joint | None = None
) -> Wire:
    path = tuple(Point(*point) for point in points)
    return Wire("w", kind, ("p",), "t", (path,), Tip(path[0], -1, 0), joint, 3)


def list_dashes(dashes: tuple[float, ...], length: float) -> list[tuple[float, float]]:
    """List where the dashes of a line begin and end, as a reader of SVG would."""
    spans, place, i = [], 0.0, 0
    while place < length - 1e-6:
        end = min(place + dashes[i % len(dashes)], length)
        if i % 2 == 0:
            spans.append((place, end))
        place, i = end, i + 1
    return spans


@given(st.floats(30, 2000))
def test_a_straight_line_begins_and_ends_with_a_whole_dash(length: float) -> None:
    line = draw_line((Point(0, 0), Point(length, 0)), WireKind.ATTACKS, ALONE, DASHES)
    spans = list_dashes(line.dashes, length)
    assert spans[0][0] == 0
    assert abs(spans[-1][1] - length) < 1e-6
    sizes = [end - start for start, end in spans]
    assert max(sizes) - min(sizes) < 1e-6
    assert 13 / 1.5 < sizes[0] < 13 * 1.5


def test_a_line_too_short_for_a_gap_is_whole() -> None:
    assert draw_line((Point(0, 0), Point(15, 0)), WireKind.ATTACKS, ALONE, DASHES).dashes == ()


@given(st.floats(40, 500), st.floats(40, 500))
def test_a_dash_stands_at_a_corner(across: float, down: float) -> None:
    path = (Point(0, 0), Point(across, 0), Point(across, down))
    line = draw_line(path, WireKind.ATTACKS, ALONE, DASHES)
    corner = across - 5 + CORNER_LENGTH * 5 / 2
    length = across + down - 10 + CORNER_LENGTH * 5
    spans = list_dashes(line.dashes, length)
    assert any(start < corner - 3 and corner + 3 < end for start, end in spans)


def test_corners_are_round_and_straight_lines_stay_lines() -> None:
    path = (Point(0, 0), Point(50, 0), Point(50, 40))
    geometry = draw_line(path, WireKind.SUPPORTS, ALONE).geometry
    assert isinstance(geometry, Path)
    assert [(each.command, each.numbers) for each in geometry.segments] == [
        (PathCommand.MOVE, (0, 0)),
        (PathCommand.HORIZONTAL, (45,)),
        (PathCommand.CURVE_BY, (5, 0, 5, 5)),
        (PathCommand.VERTICAL, (40,)),
    ]
    assert draw_line(path[:2], WireKind.SUPPORTS, ALONE).geometry == Polyline(path[:2])


def test_dashes_agree_on_a_run_that_two_wires_share() -> None:
    kind = WireKind.ATTACKS
    long = build_wire((0, 0), (0, 300), (40, 300), kind=kind)
    short = build_wire((0, 0), (0, 130), (40, 130), kind=kind)
    network = find_network([long, short])
    shared = [
        list_dashes(draw_line(wire.paths[0], kind, network, DASHES).dashes, 120)[:5] for wire in (long, short)
    ]
    for (a, b), (c, d) in zip(*shared, strict=True):
        assert abs(a - c) < 1
        assert abs(b - d) < 1


def test_the_level_wire_has_a_gap_where_an_upright_one_crosses_it() -> None:
    level, upright = build_wire((0, 50), (100, 50)), build_wire((40, 0), (40, 100))
    network = find_network([upright, level])
    assert draw_line(level.paths[0], level.kind, network).dashes == (34.5, 11, 54.5)
    assert draw_line(upright.paths[0], upright.kind, network).dashes == ()


def test_the_upright_wire_has_the_gap_where_the_level_one_is_too_short() -> None:
    level, upright = build_wire((0, 50), (10, 50)), build_wire((5, 0), (5, 100))
    network = find_network([upright, level])
    assert draw_line(level.paths[0], level.kind, network).dashes == ()
    assert draw_line(upright.paths[0], upright.kind, network).dashes == (44.5, 11)


def test_a_wire_that_ends_on_another_leaves_no_gap() -> None:
    network = find_network([build_wire((0, 50), (40, 50)), build_wire((40, 0), (40, 100))])
    assert network.gaps == {}


def test_a_wire_passes_below_a_pill() -> None:
    pill = Pill((Point(40, 20), Point(40, 80)), 9)
    linked = build_wire((0, 20), (40, 20), joint=Joint(Point(40, 20), 9, pill))
    crossing = build_wire((0, 50), (100, 50))
    network = find_network([linked, crossing])
    assert draw_line(crossing.paths[0], crossing.kind, network).dashes == (27, 26, 47)


def test_a_line_is_whole_after_the_corner_at_which_it_joins_others() -> None:
    path = (Point(0, 0), Point(0, 200), Point(100, 200))
    dashes = DashPattern(13, 7, whole_after=path[1])
    length = 290 + CORNER_LENGTH * 5
    spans = list_dashes(draw_line(path, WireKind.ATTACKS, ALONE, dashes).dashes, length)
    assert spans[-1][0] < 195 + CORNER_LENGTH * 5 / 2
    assert spans[-1][1] > length - 1e-6
    assert len(spans) > 5
