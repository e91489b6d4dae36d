"""Linked premises of one group get one frame, beside others of their step that are not in it."""

from argmap.layout.fit_page import fit_to_page
from argmap.layout.layout_options import LayoutOptions
from argmap.scene.scene import Scene
from argmap.theme.pages import PAGE_SIZES
from tests.layout.geometry import find_faults, find_pill_faults
from tests.layout.map_from_text import build_test_map

GROUP = "group h: Health\ngroup m: Money\nthesis: T\n"


def draw(text: str) -> Scene:
    argmap = build_test_map(GROUP + text)
    scene = fit_to_page(argmap, PAGE_SIZES["16:9"], LayoutOptions()).scene
    assert find_faults(argmap, scene) == []
    assert [*find_pill_faults(scene)] == []
    return scene


def test_two_of_three_linked_premises_share_a_frame() -> None:
    scene = draw("  premise: P\n    group: h\n  and: Q\n    group: h\n  assumption: A\n")
    (frame,) = scene.frames
    held = [box.lines[0].text for box in scene.boxes if frame.rect.contains(box.rect)]
    assert held == ["P", "Q"]


def test_what_bears_on_a_linked_premise_is_in_its_frame() -> None:
    scene = draw("  premise: P\n    group: h\n    objection: O\n      group: h\n  and: Q\n")
    (frame,) = scene.frames
    held = [box.lines[0].text for box in scene.boxes if frame.rect.contains(box.rect)]
    assert held == ["P", "O"]


def test_premises_apart_have_frames_of_their_own() -> None:
    scene = draw("  premise: P\n    group: h\n  and: Q\n    group: m\n  and: R\n    group: h\n")
    assert [frame.group for frame in scene.frames] == ["h", "m", "h"]
