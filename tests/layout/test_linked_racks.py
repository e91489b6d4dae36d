"""Many linked premises stand in racks under one pill, where one stack of them would be too high."""

from itertools import pairwise

import pytest

from argmap.layout.compact.linked_racks import split_into_racks
from argmap.layout.fit_page import fit_to_page
from argmap.layout.layout_options import LayoutOptions
from argmap.scene.scene import Pill, Scene
from argmap.theme.pages import PAGE_SIZES
from tests.layout.geometry import find_faults, find_pill_faults
from tests.layout.map_from_text import build_test_map

EIGHTEEN = "thesis: The bridge is safe\n  premise: Part 1 of the bridge was tested and holds\n" + "".join(
    f"  and: Part {i} of the bridge was tested and holds\n" for i in range(2, 19)
)
UNDERCUT = EIGHTEEN + "    undercut: Nobody tested the whole\n"


def fit(text: str) -> Scene:
    argmap = build_test_map(text)
    scene = fit_to_page(argmap, PAGE_SIZES["16:9"], LayoutOptions()).scene
    assert find_faults(argmap, scene) == []
    assert [*find_pill_faults(scene)] == []
    return scene


def find_pill(scene: Scene) -> Pill:
    (pill,) = [wire.joint.pill for wire in scene.wires if wire.joint and wire.joint.pill]
    return pill


def test_eighteen_premises_stand_in_racks_with_a_plus_at_each() -> None:
    scene = fit(EIGHTEEN)
    pill = find_pill(scene)
    assert len(pill.members) == 18
    assert pill.bar_y is not None
    assert pill.bar_y < min(member.y for member in pill.members)
    xs = sorted({member.x for member in pill.members})
    counts = [sum(member.x == x for member in pill.members) for x in xs]
    assert len(xs) > 1
    assert max(counts) - min(counts) <= 1


def test_premises_keep_their_order_down_each_rack() -> None:
    scene = fit(EIGHTEEN)
    rects = [box.rect for box in scene.boxes if box.role == "premise"]
    assert all(b.y > a.y or b.x > a.right for a, b in pairwise(rects))


def test_an_undercut_ends_at_the_disc_beside_the_pill() -> None:
    scene = fit(UNDERCUT)
    joints = [wire.joint for wire in scene.wires if wire.joint]
    assert [joint.has_disc for joint in joints] == [True]


def test_few_premises_stay_in_one_stack() -> None:
    assert find_pill(fit("thesis: T\n  premise: P\n  and: Q\n  and: R\n")).bar_y is None


@pytest.mark.parametrize("count", range(4, 40))
def test_racks_hold_all_premises_in_order_and_evenly(count: int) -> None:
    for racks in split_into_racks(count):
        sizes = [len(range(count)[rack]) for rack in racks]
        assert [i for rack in racks for i in range(count)[rack]] == list(range(count))
        assert max(sizes) - min(sizes) <= 1
        assert min(sizes) >= 2
