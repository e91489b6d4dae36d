"""The legend: beside the title or in a free corner, and in no row of its own in small maps."""

from pathlib import Path

import pytest

from argmap.layout.fit_page import fit_to_page
from argmap.layout.layout_options import LayoutOptions
from argmap.scene.scene import LegendSymbol, Rect, Scene
from argmap.theme.pages import PAGE_SIZES
from tests.layout.generated_maps import generate_map
from tests.layout.geometry import find_faults
from tests.layout.map_from_text import build_test_map

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.argmap"))
BY_PLATES = {LegendSymbol.SUPPORTS, LegendSymbol.ATTACKS, LegendSymbol.UNSTATED}


def lay_out(text: str) -> Scene:
    return fit_to_page(build_test_map(text), PAGE_SIZES["16:9"], LayoutOptions()).scene


def has_own_row(scene: Scene) -> bool:
    """Return whether the legend stands below all boxes, wires and frames."""
    foot = max(
        *(box.rect.bottom for box in (*scene.boxes, *scene.references)),
        *(point.y for wire in scene.wires for path in wire.paths for point in path),
        *(frame.rect.bottom for frame in scene.frames),
        0.0,
    )
    return any(entry.symbol_rect.y >= foot for entry in scene.legend)


@pytest.mark.parametrize("map_file", MAPS, ids=lambda each: each.stem)
def test_the_legend_of_a_kept_map_takes_no_row_of_its_own(map_file: Path) -> None:
    scene = lay_out(map_file.read_text("utf-8"))
    assert scene.legend
    assert not has_own_row(scene)


@pytest.mark.parametrize("seed", range(20))
def test_a_small_map_explains_what_no_plate_does_without_a_row_of_its_own(seed: int) -> None:
    argmap = build_test_map(generate_map(seed, 5 + seed % 6))
    scene = fit_to_page(argmap, PAGE_SIZES["16:9"], LayoutOptions()).scene
    assert not {entry.symbol for entry in scene.legend} & BY_PLATES
    assert not has_own_row(scene)
    assert find_faults(argmap, scene) == []


def test_a_legend_beside_the_title_has_rows_where_one_is_too_long() -> None:
    title = "A title that is long enough to leave the legend less than half of the width of the page"
    text = f"map: {title}\n" + "\n".join(generate_map(7, 20).splitlines()[1:])
    scene = lay_out(text)
    rows = {entry.symbol_rect.y for entry in scene.legend}
    first = min(box.rect.y for box in scene.boxes)
    if all(y < first for y in rows):
        words = max(line.x + line.width for line in scene.heading)
        assert all(entry.symbol_rect.x > words for entry in scene.legend)
    rects = [Rect(e.symbol_rect.x, e.symbol_rect.y, 60 + e.line.width, 22) for e in scene.legend]
    assert not any(a.overlaps(b) for i, a in enumerate(rects) for b in rects[:i])
