"""Premises have plates with their role in small drawings only; other roles always have them."""

import pytest
from msgspec.structs import replace

from argmap.config.drawing_choices import PlateChoice
from argmap.layout.fit_page import fit_to_page
from argmap.layout.layout_options import LayoutOptions
from argmap.model.map import ArgMap
from argmap.scene.scene import LegendSymbol, Scene
from argmap.theme.pages import PAGE_SIZES
from argmap.theme.role_names import RoleName
from tests.layout.map_from_text import build_test_map


def build_map(premises: int) -> ArgMap:
    lines = "".join(f"  premise: Reason {i}\n" for i in range(premises))
    return build_test_map("thesis: T\n  objection: O\n" + lines)


def fit(argmap: ArgMap, options: LayoutOptions | None = None) -> Scene:
    return fit_to_page(argmap, PAGE_SIZES["16:9"], options or LayoutOptions()).scene


def list_plates(scene: Scene, role: str) -> set[str | None]:
    labels = [box.role_label for box in scene.boxes if box.role == role]
    return {label and label.line.text for label in labels}


def has_entry(scene: Scene) -> bool:
    return any(entry.symbol is LegendSymbol.PREMISE for entry in scene.legend)


def test_twelve_statements_all_have_plates() -> None:
    scene = fit(build_map(10))
    assert list_plates(scene, "premise") == {"Premise"}
    assert not has_entry(scene)


def test_above_twelve_premises_have_none_and_the_legend_explains_them() -> None:
    scene = fit(build_map(11))
    assert list_plates(scene, "premise") == {None}
    assert list_plates(scene, "objection") == {"Objection"}
    assert list_plates(scene, "thesis") == {"Thesis"}
    assert has_entry(scene)


def test_all_plates_can_be_asked_for() -> None:
    scene = fit(build_map(11), LayoutOptions(plates=PlateChoice.ALL))
    assert list_plates(scene, "premise") == {"Premise"}
    assert not has_entry(scene)


def test_a_name_of_the_projects_own_is_always_shown() -> None:
    argmap = replace(build_map(11), role_names=(RoleName("premise", "", "Evidence"),))
    assert list_plates(fit(argmap), "premise") == {"Evidence"}


def test_numbers_keep_their_place() -> None:
    plates = list_plates(fit(build_map(11), LayoutOptions(numbered=True)), "premise")
    assert plates == {str(i) for i in range(3, 14)}


@pytest.mark.parametrize("size", [5, 11, 30])
def test_first_boxes_stand_on_one_line_with_and_without_plates(size: int) -> None:
    scene = fit(build_map(size))
    lowest = min(box.rect.y for box in scene.boxes if box.role != "thesis")
    columns = {box.rect.x for box in scene.boxes if box.role != "thesis"}
    tops = {min(box.rect.y for box in scene.boxes if box.rect.x == x) for x in columns}
    assert tops == {lowest}
