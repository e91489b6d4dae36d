"""A subset of a map is drawn as well as a whole one, with a mark at every statement that continues."""

import random
from pathlib import Path

import pytest

from argmap.layout.columns.column_layout import lay_out_columns
from argmap.layout.layout_options import LayoutOptions
from argmap.model.map import ArgMap, View
from argmap.model.subset import Subset, SubsetMap, extract_subset, subset_of_view
from argmap.scene.argument_outline import write_outline
from tests.layout.generated_maps import generate_map
from tests.layout.geometry import find_faults
from tests.layout.map_from_text import build_test_map

ROOT = Path(__file__).parents[2]
MAPS = [build_test_map(path.read_text("utf-8")) for path in sorted(ROOT.glob("maps/*.argmap"))]
VIEWS = [
    pytest.param(argmap, view, id=view.id.encode("unicode_escape").decode())
    for argmap in MAPS
    for view in argmap.views.values()
]


def find_subset_faults(subset: SubsetMap, lang: str | None = None) -> list[str]:
    """Return the faults of the drawing of a subset, and whether its marks differ from the counts."""
    options = LayoutOptions(lang=lang, numbered=True, title=subset.title, hidden=subset.hidden_counts)
    scene = lay_out_columns(subset.argmap, options)
    marks = {box.id: box.continuation.count for box in scene.boxes if box.continuation}
    return [
        *find_faults(subset.argmap, scene),
        *(["marks and counts differ"] if marks != subset.hidden_counts else []),
    ]


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize(("argmap", "view"), VIEWS)
def test_our_views(argmap: ArgMap, view: View, lang: str) -> None:
    assert find_subset_faults(extract_subset(argmap, subset_of_view(view)), lang) == []


def generate_subsets(seed: int, claims: int) -> list[SubsetMap]:
    """Extract some subsets of a generated map that have statements, but not all of them."""
    argmap, rng = build_test_map(generate_map(seed, claims)), random.Random(seed)
    choices = [
        Subset(depth=rng.randint(0, 3)),
        Subset(root=rng.choice(list(argmap.statements)), depth=rng.randint(1, 3)),
        Subset(groups=(rng.choice(list(argmap.groups)),)),
    ]
    subsets = [extract_subset(argmap, each) for each in choices]
    return [each for each in subsets if 0 < len(each.argmap.statements) < len(argmap.statements)]


@pytest.mark.parametrize("seed", [*range(3000, 3030), 4193])
def test_subsets_of_generated_maps(seed: int) -> None:
    for subset in generate_subsets(seed, 5 + seed % 60):
        assert find_subset_faults(subset) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4000, 4200))
def test_many_subsets_of_generated_maps(seed: int) -> None:
    for subset in generate_subsets(seed, 5 + seed % 90):
        assert find_subset_faults(subset) == []


LONG = """\
map: The map
  lang: en
source book: A book
thesis t: T
  by: somebody with a rather long name
  cite: book chapter the first, page one hundred
  cite: book chapter the second
  premise p: P
    premise: Q
"""


def test_the_marks_of_an_edge_share_its_room() -> None:
    subset = extract_subset(build_test_map(LONG), Subset(depth=0))
    (box,) = lay_out_columns(subset.argmap, LayoutOptions(hidden=subset.hidden_counts)).boxes
    assert box.source_label is not None
    assert box.continuation is not None
    assert box.continuation.label.line.text == "continues +2"
    assert box.source_label.rect.right < box.continuation.label.rect.x
    assert box.rect.width < 560
    assert box.description.endswith("\ncontinues +2")


def test_a_cut_has_its_own_heading_and_the_title_of_the_map() -> None:
    subset = extract_subset(build_test_map(f"{LONG}view v: The view\n"), Subset(root="p", depth=0))
    title = build_test_map(f"{LONG}view v: The view\n").views["v"].text
    scene = lay_out_columns(subset.argmap, LayoutOptions(title=title, hidden=subset.hidden_counts))
    assert scene.title == "The map"
    assert [line.text for line in scene.heading] == ["The view"]


def test_an_outline_tells_what_continues_once() -> None:
    subset = extract_subset(
        build_test_map("thesis t: T\n  premise p: P\n    premise: Q\n  objection o: O\n    premise p\n"),
        Subset(depth=1),
    )
    lines = write_outline(subset.argmap, None, subset.hidden_counts).split("\n")
    assert lines == [
        "Thesis: T",
        "  Supported by Premise (continues +1): P",
        "  Attacked by Objection: O",
        "    Supported by Premise (see above): P",
    ]
