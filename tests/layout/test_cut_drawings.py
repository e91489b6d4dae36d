"""A cut map is drawn as well as a whole one, with a mark wherever something continues."""

import random
from pathlib import Path

import pytest

from argmap.layout.lay import lay_out
from argmap.layout.options import LayoutOptions
from argmap.layout.outline import outline
from argmap.model.cut import Cut, CutMap, cut, cut_by
from argmap.model.map import ArgMap, View
from tests.layout.geometry import faults
from tests.layout.made import made
from tests.layout.mapping import mapped

ROOT = Path(__file__).parents[2]
MAPS = [mapped(path.read_text("utf-8")) for path in sorted(ROOT.glob("maps/*.argmap"))]
VIEWS = [
    pytest.param(argmap, view, id=view.id.encode("unicode_escape").decode())
    for argmap in MAPS
    for view in argmap.views.values()
]


def wrong(found: CutMap, lang: str | None = None) -> list[str]:
    """What is wrong with the drawing of a cut map: its faults, and marks that are not the counts."""
    options = LayoutOptions(lang=lang, numbered=True, title=found.title, hidden=found.hidden)
    scene = lay_out(found.argmap, options)
    marks = {box.id: box.continues.count for box in scene.boxes if box.continues}
    return [*faults(found.argmap, scene), *(["marks and counts differ"] if marks != found.hidden else [])]


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize(("argmap", "view"), VIEWS)
def test_our_views(argmap: ArgMap, view: View, lang: str) -> None:
    assert wrong(cut(argmap, cut_by(view)), lang) == []


def cuts(seed: int, claims: int) -> list[CutMap]:
    """Some cuts of a made map that leave anything, but not all."""
    argmap, chance = mapped(made(seed, claims)), random.Random(seed)
    wanted = [
        Cut(depth=chance.randint(0, 3)),
        Cut(root=chance.choice(list(argmap.statements)), depth=chance.randint(1, 3)),
        Cut(groups=(chance.choice(list(argmap.groups)),)),
    ]
    found = [cut(argmap, each) for each in wanted]
    return [each for each in found if 0 < len(each.argmap.statements) < len(argmap.statements)]


@pytest.mark.parametrize("seed", range(3000, 3030))
def test_cuts_of_made_maps(seed: int) -> None:
    for found in cuts(seed, 5 + seed % 60):
        assert wrong(found) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4000, 4200))
def test_many_cuts_of_made_maps(seed: int) -> None:
    for found in cuts(seed, 5 + seed % 90):
        assert wrong(found) == []


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
    found = cut(mapped(LONG), Cut(depth=0))
    (box,) = lay_out(found.argmap, LayoutOptions(hidden=found.hidden)).boxes
    assert box.mark is not None
    assert box.continues is not None
    assert box.continues.label.line.text == "continues +2"
    assert box.mark.rect.right < box.continues.label.rect.x
    assert box.rect.width < 370
    assert box.told.endswith("\ncontinues +2")


def test_a_cut_has_its_own_heading_and_the_title_of_the_map() -> None:
    found = cut(mapped(f"{LONG}view v: The view\n"), Cut(root="p", depth=0))
    title = mapped(f"{LONG}view v: The view\n").views["v"].text
    scene = lay_out(found.argmap, LayoutOptions(title=title, hidden=found.hidden))
    assert scene.title == "The map"
    assert [line.text for line in scene.heading] == ["The view"]


def test_an_outline_tells_what_continues_once() -> None:
    found = cut(
        mapped("thesis t: T\n  premise p: P\n    premise: Q\n  objection o: O\n    premise p\n"), Cut(depth=1)
    )
    lines = outline(found.argmap, None, found.hidden).split("\n")
    assert lines == [
        "Thesis: T",
        "  Supported by Premise (continues +1): P",
        "  Attacked by Objection: O",
        "    Supported by Premise (see above): P",
    ]
