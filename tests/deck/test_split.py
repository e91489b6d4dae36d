"""A map in parts: nothing lost, nothing torn, every page sound, every mark leading where it should."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.deck.page import Part
from argmap.deck.room import READABLE
from argmap.deck.split import Split, split
from argmap.layout.fit import Label
from argmap.layout.options import LayoutOptions
from argmap.model.cut import Cut, CutMap, cut
from argmap.model.map import ArgMap
from argmap.render.shapes import way_up
from argmap.theme.pages import PAGES
from tests.deck.paging import dump, every, holding
from tests.layout.geometry import faults
from tests.layout.made import made
from tests.layout.mapping import mapped

SLIDE = PAGES["16:9"]
CASES = sorted((Path(__file__).parent / "cases").glob("*.argmap"))


def cutting(argmap: ArgMap) -> Split:
    return split(CutMap(argmap), SLIDE, LayoutOptions())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_parts_are_as_written_beside_the_map(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = case.read_text("utf-8")
    holds = re.match(r"# holds: (\d+)", text)
    assert holds
    holding(monkeypatch, int(holds[1]))
    assert dump(cutting(mapped(text))) == case.with_suffix(".parts").read_text("utf-8")


def lost(argmap: ArgMap, found: Split) -> list[str]:
    """What no part shows: statements where they stand in full, steps with all their premises."""
    shown = {
        part.statement
        for each in found.parts
        for step in each.argmap.inferences.values()
        for part in step.premises
    }
    shown |= {part.head for part in found.parts} | {
        s.id for part in found.parts for s in part.argmap.statements.values() if s.home is None
    }
    steps = {step for part in found.parts for step in part.argmap.inferences}
    return sorted(argmap.statements.keys() - shown) + sorted(argmap.inferences.keys() - steps)


def torn(argmap: ArgMap, part: Part) -> list[str]:
    """The steps of a part that are not whole in it."""
    found = []
    for step in part.argmap.inferences.values():
        whole = step == argmap.inferences[step.id]
        ends = {premise.statement for premise in step.premises}
        ends |= set() if step.undercuts else {step.target}
        if not whole or not ends <= part.argmap.statements.keys():
            found.append(step.id)
        if step.undercuts and step.target not in part.argmap.inferences:
            found.append(step.id)
    return found


def astray(argmap: ArgMap, found: Split) -> list[str]:
    """The marks that lead to no page, or to one without what they promise; and parts that none leads to."""
    pages = {part.key: part for part in every(found)}
    assert len(pages) == len(every(found))
    wrong, reached = [], {""}
    for part in every(found):
        assert part.scene.above == (None if part is found.overview else "")
        for box in part.scene.boxes:
            below = {step.id for step in argmap.inferences.values() if step.below == box.id}
            hidden = below - part.argmap.inferences.keys()
            own = {step for step in hidden if argmap.inferences[step].undercuts} if box.origin else set()
            if hidden - own and (box.continues is None or box.continues.part is None):
                wrong.append(f"{part.key}: {box.id} continues unmarked")
            if box.continues and box.continues.part is not None:
                there = pages[box.continues.part]
                reached.add(box.continues.part)
                shared = box.id == part.head == there.head
                if part.key and not shared and not hidden & there.argmap.inferences.keys():
                    wrong.append(f"{part.key}: {box.id} leads to {box.continues.part}")
            if box.origin and pages[box.origin.part or ""].argmap.statements[box.id].home is None:
                wrong.append(f"{part.key}: {box.id} comes from {box.origin.part}")
            if (
                part.key
                and not box.origin
                and not box.continues
                and part.argmap.statements[box.id].home is None
            ):
                known = argmap.statements[box.id].home
                if known is not None:
                    wrong.append(f"{part.key}: {box.id} tells not where it comes from")
    return wrong + sorted(pages.keys() - reached)


def wrong(argmap: ArgMap, found: Split) -> list[str]:
    if not found.parts:
        return []
    torn_ones = [step for part in every(found) for step in torn(argmap, part)]
    return lost(argmap, found) + torn_ones + astray(argmap, found)


@given(st.integers(0, 400), st.integers(2, 40), st.integers(2, 9))
def test_nothing_is_lost_or_torn_and_every_mark_leads_there(seed: int, claims: int, holds: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        holding(patch, holds)
        argmap = mapped(made(seed, claims))
        found = cutting(argmap)
    assert bool(found.parts) == (len(argmap.statements) > holds)
    assert wrong(argmap, found) == []


@pytest.mark.parametrize("seed", range(700, 708))
def test_pages_are_sound_and_can_be_read(seed: int) -> None:
    argmap = mapped(made(seed, 5 + seed % 25))
    found = cutting(argmap)
    assert wrong(argmap, found) == []
    for part in every(found):
        assert faults(part.argmap, part.scene) == []
        assert part.points == pytest.approx(
            min(18 * SLIDE.width / part.scene.width, 18 * SLIDE.height / part.scene.height), rel=0.02
        )
        if part in found.small and part is not found.overview:
            bases = [step for step in part.argmap.inferences.values() if not step.undercuts]
            assert len(bases) <= 1


ESSAY = (Path(__file__).parents[2] / "maps/fourth-industrial-revolution.argmap").read_text("utf-8")


@pytest.mark.parametrize(("text", "size"), [(ESSAY, 18), (made(60, 60), 18), (made(63, 40), 27)])
def test_the_heading_is_one_line_behind_the_arrow_and_clear_of_the_legend(text: str, size: float) -> None:
    found = split(CutMap(mapped(text)), SLIDE, LayoutOptions(size=size))
    assert len(found.parts) > 3
    for part in found.parts:
        (line,) = part.scene.heading
        corners = re.search(r'points="([^"]+)"', way_up(line, "#000000"))
        assert corners
        xs = [float(corner.split(",")[0]) for corner in corners[1].split()]
        right = min((entry.place.x for entry in part.scene.legend), default=part.scene.width)
        top = min((entry.place.y for entry in part.scene.legend), default=0)
        room = right if top < line.y else part.scene.width
        assert 14 < min(xs) < max(xs) < line.x < line.x + line.width < room - 10


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("seed", range(800, 816))
def test_many_pages_are_sound(seed: int, page: str) -> None:
    argmap = mapped(made(seed, 5 + seed % 60))
    found = split(CutMap(argmap), PAGES[page], LayoutOptions(numbered=seed % 2 == 0), Label.FULL)
    assert wrong(argmap, found) == []
    assert [fault for part in every(found) for fault in faults(part.argmap, part.scene)] == []


def test_what_fits_on_a_page_is_not_split() -> None:
    found = cutting(mapped("map: M\nthesis t: T\n  premise p: P\n"))
    assert found.parts == ()
    assert found.small == ()
    assert found.overview.points >= READABLE
    assert found.overview.scene.above is None


def test_what_a_view_hides_is_still_counted() -> None:
    text = "map: M\nthesis t: T\n" + "".join(f"  premise p{i}: P\n    premise q{i}: Q\n" for i in range(40))
    found = split(cut(mapped(text), Cut(depth=1)), SLIDE, LayoutOptions())
    marks = {
        box.id: box.continues for part in found.parts for box in part.scene.boxes if box.id.startswith("p")
    }
    assert len(marks) == 40
    assert {(mark.count, mark.part) for mark in marks.values() if mark} == {(1, None)}


def test_the_essay_takes_few_pages() -> None:
    found = cutting(mapped(ESSAY))
    assert len(found.parts) <= 14
    assert found.small == ()


def test_few_drawings_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.deck import page as pages

    drawn = []
    fit = pages.fit
    monkeypatch.setattr(pages, "fit", lambda *asked: drawn.append(asked) or fit(*asked))
    found = cutting(mapped(made(11, 40)))
    assert len(found.parts) < len(drawn) <= 8 * len(found.parts)


def test_the_same_map_is_cut_the_same_way_every_time() -> None:
    text = made(9, 30)
    assert cutting(mapped(text)) == cutting(mapped(text))


def test_parts_with_one_frame_round_all_have_none() -> None:
    body = "".join(
        f"    premise p{i}: A premise that takes some room on a page, number {i}\n" for i in range(20)
    )
    text = f"map: M\ngroup g: G\nthesis t: T\n  premise a: A\n    group: g\n{body}"
    found = cutting(mapped(text))
    assert {part.key.split("/")[0] for part in found.parts} == {"t", "a"}
    assert all(not part.scene.frames for part in found.parts if part.head == "a")
    assert [len(part.scene.frames) for part in found.parts if part.head == "t"] == [1]
