"""The compact drawing keeps the rules of all drawings, for maps of every kind and shape."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from argmap.config.drawing_choices import DirectionChoice, ReferenceChoice
from argmap.layout.compact.compact_layout import lay_out_compact
from argmap.layout.compact.shape_options import ParetoFilter, ShapeOption, pair_by_height
from argmap.layout.layout_options import LayoutOptions
from argmap.model.map import ArgMap
from argmap.scene.scene import Point, Scene
from argmap.theme.pages import MIN_TEXT_PT, READABLE_PT
from tests.bench.bench_maps import MapSpec, generate_bench_map
from tests.layout.generated_maps import generate_map
from tests.layout.geometry import (
    find_direction_faults,
    find_faults,
    find_join_faults,
    find_pill_faults,
    find_tip_faults,
    find_undercut_faults,
)
from tests.layout.map_from_text import build_test_map

WIDE = 16 / 9
MAPS = sorted(Path(__file__).parents[2].glob("maps/*.argmap"))
ODD_FOLDER = Path(__file__).parent / "odd"
ODD = sorted(ODD_FOLDER.glob("*.argmap"))


def draw_compact(argmap: ArgMap, options: LayoutOptions | None = None, aspect: float = WIDE) -> Scene:
    """Draw a map compactly, which must be possible."""
    scene = lay_out_compact(argmap, options or LayoutOptions(), aspect)
    assert scene is not None
    return scene


def assert_sound(argmap: ArgMap, scene: Scene) -> None:
    """Check that a compact drawing keeps the rules of all, and those of pills, tips, joins and undercuts."""
    assert find_faults(argmap, scene) == []
    assert [*find_pill_faults(scene)] == []
    assert [*find_tip_faults(scene)] == []
    assert [*find_join_faults(scene)] == []
    assert [*find_undercut_faults(scene)] == []


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_our_maps(path: Path, lang: str) -> None:
    argmap = build_test_map(path.read_text("utf-8"))
    assert_sound(argmap, draw_compact(argmap, LayoutOptions(lang=lang, numbered=True)))


@pytest.mark.parametrize("path", ODD, ids=lambda path: path.stem)
def test_odd_maps(path: Path) -> None:
    argmap = build_test_map(path.read_text("utf-8"))
    assert_sound(argmap, draw_compact(argmap))


@pytest.mark.parametrize("path", ODD, ids=lambda path: path.stem)
def test_odd_maps_that_grow_to_the_right(path: Path) -> None:
    argmap = build_test_map(path.read_text("utf-8"))
    assert find_faults(argmap, draw_compact(argmap, LayoutOptions(direction=DirectionChoice.RIGHT))) == []


@pytest.mark.parametrize("direction", [DirectionChoice.RIGHT, DirectionChoice.COMPACT])
@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_undercuts_hang_below_their_step_in_every_direction(path: Path, direction: DirectionChoice) -> None:
    argmap = build_test_map(path.read_text("utf-8"))
    assert_sound(argmap, draw_compact(argmap, LayoutOptions(direction=direction)))


def test_a_wire_leaves_its_box_straight_on() -> None:
    argmap = build_test_map(generate_map(5881, 8))
    options = LayoutOptions(direction=DirectionChoice.DOWN, reference_form=ReferenceChoice.WIRES)
    assert find_faults(argmap, draw_compact(argmap, options)) == []


def test_a_tip_at_a_box_lies_on_no_line_of_that_box() -> None:
    argmap = build_test_map((ODD_FOLDER / "attack-on-an-attack-by-reference.argmap").read_text("utf-8"))
    assert_sound(argmap, draw_compact(argmap, LayoutOptions(reference_form=ReferenceChoice.WIRES)))


@pytest.mark.parametrize("seed", range(40))
def test_generated_maps(seed: int) -> None:
    argmap = build_test_map(generate_map(seed, 2 + seed))
    assert_sound(argmap, draw_compact(argmap))


@pytest.mark.parametrize("direction", [DirectionChoice.AUTO, DirectionChoice.RIGHT, DirectionChoice.DOWN])
@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_wires_leave_in_reading_direction_and_stay_in_their_frame(
    path: Path, direction: DirectionChoice
) -> None:
    argmap = build_test_map(path.read_text("utf-8"))
    assert [*find_direction_faults(draw_compact(argmap, LayoutOptions(direction=direction)))] == []


@pytest.mark.parametrize("seed", range(24))
def test_wires_of_generated_maps_leave_in_reading_direction(seed: int) -> None:
    argmap = build_test_map(generate_map(seed, 2 + seed))
    for direction in (DirectionChoice.AUTO, DirectionChoice.RIGHT, DirectionChoice.DOWN):
        assert [*find_direction_faults(draw_compact(argmap, LayoutOptions(direction=direction)))] == []


def test_the_judge_of_directions_finds_a_wire_that_runs_back_out_of_its_frame() -> None:
    text = "group g: G\nthesis: T\n  group: g\n  premise: P\n    group: g\n"
    scene = draw_compact(build_test_map(text))
    wire, frame = scene.wires[0], scene.frames[0].rect
    end = wire.paths[0][-1]
    outside = Point(frame.right + 30, end.y)
    detour = (wire.paths[0][0], Point(outside.x, wire.paths[0][0].y), outside, end)
    faults = find_direction_faults(replace(scene, wires=(replace(wire, paths=(detour,)),)))
    assert [*faults] == [
        f"{wire.id} leaves its premise against the reading direction",
        f"{wire.id} leaves the frame of g, which holds its ends",
    ]


@pytest.mark.parametrize("aspect", [0.4, 1.0, 4.0])
@pytest.mark.parametrize("seed", range(100, 108))
def test_pages_of_other_shapes(seed: int, aspect: float) -> None:
    argmap = build_test_map(generate_map(seed, 3 + seed % 20))
    assert_sound(argmap, draw_compact(argmap, aspect=aspect))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1000, 1120))
def test_many_generated_maps(seed: int) -> None:
    argmap = build_test_map(generate_map(seed, 2 + seed % 70, references=seed % 3 > 0, groups=seed % 2 > 0))
    assert_sound(argmap, draw_compact(argmap))


@pytest.mark.slow
def test_a_thousand_statements_and_the_wires_between_them() -> None:
    argmap = build_test_map(generate_map(3, 1000, references=False))
    assert_sound(argmap, draw_compact(argmap))
    argmap = build_test_map(generate_map(5, 300, groups=False))
    assert_sound(argmap, draw_compact(argmap))


CHAIN = "thesis t: T\n  premise c0\n" + "".join(
    f"claim c{i}: Claim {i}\n  premise c{i + 1}\n" for i in range(1500)
)
SHAPES = {
    "a chain of claims": CHAIN + "claim c1500: The end\n",
    "a thousand premises": "thesis: T\n" + "".join(f"  premise: Premise {i}\n" for i in range(1000)),
    "hundreds of linked premises": "thesis: T\n  premise: P\n"
    + "".join(f"  and: And {i}\n" for i in range(300)),
    "a hundred levels": "thesis: T\n" + "".join("  " * i + f"premise: level {i}\n" for i in range(1, 100)),
    "hundreds of roots": "".join(f"claim: Root {i}\n  objection: Against {i}\n" for i in range(300)),
    "a ring": "thesis: T\n" + "".join(f"claim a{i}: A {i}\n  objection a{(i + 1) % 60}\n" for i in range(60)),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_extreme_shapes(shape: str) -> None:
    argmap = build_test_map(SHAPES[shape])
    scene = draw_compact(argmap)
    assert len(scene.boxes) == len(argmap.statements)
    if len(scene.boxes) < 400:
        assert find_faults(argmap, scene) == []


@pytest.mark.parametrize(
    ("spec", "points"),
    [
        (MapSpec("en", 30, (6, 12), graph=False, seed=1), MIN_TEXT_PT),
        (MapSpec("ko", 12, (6, 12), graph=False, seed=0), READABLE_PT),
        (MapSpec("ko", 30, (6, 12), graph=False, seed=0), MIN_TEXT_PT),
    ],
)
def test_text_is_readable_where_any_arrangement_gives_it(spec: MapSpec, points: float) -> None:
    argmap = build_test_map(generate_bench_map(spec))
    for direction in (DirectionChoice.COMPACT, DirectionChoice.AUTO):
        scene = lay_out_compact(argmap, LayoutOptions(direction=direction), 16 / 9)
        assert scene
        assert 18 * min(960 / scene.width, 540 / scene.height) >= points


def test_the_same_map_gives_the_same_drawing() -> None:
    assert draw_compact(build_test_map(generate_map(7, 30))) == draw_compact(
        build_test_map(generate_map(7, 30))
    )


def test_a_larger_text_keeps_the_lines() -> None:
    argmap = build_test_map(generate_map(4, 12))
    usual, larger = draw_compact(argmap), draw_compact(argmap, LayoutOptions(size=24))
    assert find_faults(argmap, larger) == []
    assert sum(len(box.lines) for box in larger.boxes) < 1.5 * sum(len(box.lines) for box in usual.boxes)


sizes = st.lists(
    st.builds(
        lambda width, height: ShapeOption(width, height, 0, 0, None), st.integers(1, 500), st.integers(1, 500)
    ),
    min_size=1,
    max_size=40,
)


@given(sizes, st.integers(2, 60))
def test_a_pareto_front_keeps_the_ends_and_nothing_that_is_beaten(
    shapes: list[ShapeOption[None]], max_count: int
) -> None:
    front = ParetoFilter(max_count, 1000, 1000).prune(shapes)
    assert 1 <= len(front) <= max_count
    assert all(a.width < b.width and a.height > b.height for a, b in pairwise(front))
    assert front[0].width == min(shape.width for shape in shapes)
    assert min(shape.height for shape in front) <= min(shape.height for shape in shapes) + 1


@given(sizes, sizes)
def test_pairs_by_height_are_the_narrowest(
    left: list[ShapeOption[None]], right: list[ShapeOption[None]]
) -> None:
    pareto = ParetoFilter(100, 1000, 1000)
    one, other = pareto.prune(left), pareto.prune(right)
    pairs = pair_by_height(one, other)
    for a in one:
        for b in other:
            height = max(a.height, b.height)
            assert any(
                max(x.height, y.height) <= height and x.width + y.width <= a.width + b.width for x, y in pairs
            )
