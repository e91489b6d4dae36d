"""Small texts are never too small to read while statements can be read."""

from collections.abc import Iterator

import pytest

from argmap.config.drawing_choices import EngineChoice
from argmap.layout.fit_page import FittedScene, fit_to_page
from argmap.layout.layout_options import LayoutOptions
from argmap.scene.scene import Scene
from argmap.theme.pages import PAGE_SIZES
from tests.layout.generated_maps import generate_map
from tests.layout.geometry import find_faults
from tests.layout.map_from_text import build_test_map

READABLE = 6.0
"""12 pixels where a slide of 540 points has 1080."""


def list_label_sizes(scene: Scene) -> Iterator[float]:
    """Yield the size of each small text in points of the drawing."""
    for box in (*scene.boxes, *scene.references):
        yield from [box.role_label.line.size] if box.role_label else []
    for box in scene.boxes:
        marks = [
            box.source_label,
            box.continuation and box.continuation.label,
            box.origin and box.origin.label,
        ]
        yield from (mark.line.size for mark in marks if mark)
    yield from (entry.line.size for entry in scene.legend)
    yield from (line.size for line in scene.sources)


def smallest_label(fitted: FittedScene, size: float = 18) -> float:
    """Return the size of the smallest small text in points of the page."""
    return min(list_label_sizes(fitted.scene)) * fitted.points / size


@pytest.mark.parametrize("engine", [EngineChoice.AUTO, EngineChoice.EMBEDDED])
@pytest.mark.parametrize(("seed", "claims"), [(1, 8), (2, 30), (3, 45), (4, 60), (8, 70)])
def test_labels_can_be_read_while_statements_can(seed: int, claims: int, engine: EngineChoice) -> None:
    argmap = build_test_map(generate_map(seed, claims))
    fitted = fit_to_page(argmap, PAGE_SIZES["16:9"], LayoutOptions(engine=engine))
    if fitted.points > READABLE:
        assert smallest_label(fitted) >= min(READABLE, fitted.points) - 1e-6
    assert find_faults(argmap, fitted.scene) == []


def test_labels_grow_in_a_large_map_only() -> None:
    """Of these two maps the larger one has its text between 12 and 18 pixels, where labels have to grow."""
    small, large = (
        fit_to_page(build_test_map(generate_map(seed, claims)), PAGE_SIZES["16:9"], LayoutOptions())
        for seed, claims in ((1, 8), (3, 45))
    )
    assert min(list_label_sizes(small.scene)) == 12
    assert READABLE < large.points < 9
    assert 12 < min(list_label_sizes(large.scene)) <= 18


def test_labels_of_a_theme_with_large_statements_can_be_read_too() -> None:
    argmap = build_test_map(generate_map(3, 30))
    fitted = fit_to_page(argmap, PAGE_SIZES["16:9"], LayoutOptions(size=30))
    assert fitted.points > READABLE
    assert smallest_label(fitted, 30) >= READABLE - 1e-6
    assert find_faults(argmap, fitted.scene) == []


def test_labels_on_a_page_where_nothing_can_be_read_stay_small() -> None:
    fitted = fit_to_page(build_test_map(generate_map(5, 150)), PAGE_SIZES["16:9"], LayoutOptions())
    assert fitted.points < READABLE
    assert min(list_label_sizes(fitted.scene)) == 12
