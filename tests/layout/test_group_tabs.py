"""A box alone in its group has a tab at its corner with the group's title; several have a frame."""

import pytest

from argmap.layout.columns.column_layout import lay_out_columns
from argmap.layout.compact.compact_layout import lay_out_compact
from argmap.layout.layout_options import LayoutOptions
from argmap.scene.mirror import mirror_scene
from argmap.scene.scene import Scene
from tests.layout.geometry import find_faults
from tests.layout.map_from_text import build_test_map

GROUPS = "group o: Outer\n  group h: Health of all\ngroup m: Money\nthesis t: T\n"

in_both_layouts = pytest.mark.parametrize("compact", [True, False])


def draw(text: str, *, compact: bool) -> Scene:
    argmap = build_test_map(GROUPS + text)
    options = LayoutOptions()
    scene = lay_out_compact(argmap, options, 16 / 9) if compact else lay_out_columns(argmap, options)
    assert scene is not None
    assert find_faults(argmap, scene) == []
    return scene


def list_tabs(scene: Scene) -> list[tuple[str, str | None]]:
    return [(frame.group, frame.statement) for frame in scene.frames]


@in_both_layouts
def test_a_box_alone_in_its_group_has_a_tab(compact: bool) -> None:
    scene = draw("  premise p: P\n    group: m\n  premise q: Q\n", compact=compact)
    assert list_tabs(scene) == [("m", "p")]
    (tab,), box = scene.frames, next(box for box in scene.boxes if box.id == "p")
    assert tab.rect.bottom == box.rect.y
    assert [tab.holds(each) for each in scene.boxes] == [False, True, False]
    assert [line.text for line in tab.title] == ["Money"]
    assert tab.description == "Money"


@in_both_layouts
def test_neighbours_and_what_bears_on_a_box_share_a_frame(compact: bool) -> None:
    scene = draw("  premise p: P\n    group: m\n  premise q: Q\n    group: m\n", compact=compact)
    assert list_tabs(scene) == [("m", None)]
    scene = draw("  premise p: P\n    group: m\n    premise q: Q\n", compact=compact)
    assert list_tabs(scene) == [("m", None)]


@in_both_layouts
def test_only_the_box_has_a_tab_where_others_bear_on_it(compact: bool) -> None:
    scene = draw("  premise p: P\n    group: m\n    premise q: Q\n      group: h\n", compact=compact)
    assert sorted(list_tabs(scene)) == [("h", "q"), ("m", "p"), ("o", "q")]


@in_both_layouts
def test_tabs_of_nested_groups_stand_one_above_the_other(compact: bool) -> None:
    outer, inner = draw("  premise p: P\n    group: h\n", compact=compact).frames
    assert (outer.group, inner.group) == ("o", "h")
    assert outer.rect.bottom == inner.rect.y
    assert (outer.level, inner.level) == (0, 1)


@in_both_layouts
def test_a_mirrored_tab_is_at_the_right_corner(compact: bool) -> None:
    scene = mirror_scene(draw("  premise p: P\n    group: m\n", compact=compact))
    (tab,), box = scene.frames, next(box for box in scene.boxes if box.id == "p")
    assert box.rect.right - 20 < tab.rect.right < box.rect.right
    assert tab.rect.x > box.rect.x
    assert tab.rect.x < tab.title[0].x < tab.title[0].x + tab.title[0].width < tab.rect.right


@in_both_layouts
def test_a_tab_takes_less_room_than_a_frame(compact: bool) -> None:
    plain = draw("  premise p: P\n", compact=compact)
    scene = draw("  premise p: P\n    group: m\n", compact=compact)
    assert scene.height - plain.height < 40


def test_a_reference_has_no_tab() -> None:
    argmap = build_test_map(
        GROUPS + "  premise p: P\n    group: m\n    premise: q\n  premise q: Q\n  premise r: R\n"
    )
    scene = lay_out_compact(argmap, LayoutOptions(), 16 / 9)
    assert scene is not None
    assert all(frame.statement in {None, "p"} for frame in scene.frames)
