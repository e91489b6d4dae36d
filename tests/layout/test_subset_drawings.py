"""A cut map is drawn as well as a whole one, with a mark wherever something continues."""

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
    """What is wrong with the drawing of a cut map: its faults, and marks that are not the counts."""
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
    """Some cuts of a made map that leave anything, but not all."""
    argmap, chance = build_test_map(generate_map(seed, claims)), random.Random(seed)
    wanted = [
        Subset(depth=chance.randint(0, 3)),
        Subset(root=chance.choice(list(argmap.statements)), depth=chance.randint(1, 3)),
        Subset(groups=(chance.choice(list(argmap.groups)),)),
    ]
    found = [extract_subset(argmap, each) for each in wanted]
    return [each for each in found if 0 < len(each.argmap.statements) < len(argmap.statements)]


@pytest.mark.parametrize("seed", range(3000, 3030))
def test_cuts_of_made_maps(seed: int) -> None:
    for found in generate_subsets(seed, 5 + seed % 60):
        assert find_subset_faults(found) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4000, 4200))
def test_many_cuts_of_made_maps(seed: int) -> None:
    for found in generate_subsets(seed, 5 + seed % 90):
        assert find_subset_faults(found) == []


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
    found = extract_subset(build_test_map(LONG), Subset(depth=0))
    (box,) = lay_out_columns(found.argmap, LayoutOptions(hidden=found.hidden_counts)).boxes
    assert box.source_label is not None
    assert box.continuation is not None
    assert box.continuation.label.line.text == "continues +2"
    assert box.source_label.rect.right < box.continuation.label.rect.x
    assert box.rect.width < 370
    assert box.description.endswith("\ncontinues +2")


def test_a_cut_has_its_own_heading_and_the_title_of_the_map() -> None:
    found = extract_subset(build_test_map(f"{LONG}view v: The view\n"), Subset(root="p", depth=0))
    title = build_test_map(f"{LONG}view v: The view\n").views["v"].text
    scene = lay_out_columns(found.argmap, LayoutOptions(title=title, hidden=found.hidden_counts))
    assert scene.title == "The map"
    assert [line.text for line in scene.heading] == ["The view"]


def test_an_outline_tells_what_continues_once() -> None:
    found = extract_subset(
        build_test_map("thesis t: T\n  premise p: P\n    premise: Q\n  objection o: O\n    premise p\n"),
        Subset(depth=1),
    )
    lines = write_outline(found.argmap, None, found.hidden_counts).split("\n")
    assert lines == [
        "Thesis: T",
        "  Supported by Premise (continues +1): P",
        "  Attacked by Objection: O",
        "    Supported by Premise (see above): P",
    ]
