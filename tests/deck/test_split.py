"""A map in parts: nothing lost, nothing torn, every page sound, every mark leading where it should."""

import re
from collections import Counter
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.config.drawing_choices import LabelChoice
from argmap.deck.capacity import READABLE_PT
from argmap.deck.page_renderer import MapPart
from argmap.deck.split_map import Split, split
from argmap.layout.layout_options import LayoutOptions
from argmap.model.map import ArgMap
from argmap.model.subset import Subset, SubsetMap, extract_subset
from argmap.render.argument_symbols import draw_up_arrow
from argmap.theme.pages import PAGE_SIZES
from tests.deck.split_pages import format_split, limit_page, list_parts
from tests.layout.generated_maps import generate_map
from tests.layout.geometry import find_faults
from tests.layout.map_from_text import build_test_map

SLIDE = PAGE_SIZES["16:9"]
ESSAY = (Path(__file__).parents[2] / "maps/fourth-industrial-revolution.argmap").read_text("utf-8")
CASES = sorted((Path(__file__).parent / "cases").glob("*.argmap"))


def split_for_slide(argmap: ArgMap) -> Split:
    return split(SubsetMap(argmap), SLIDE, LayoutOptions())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_parts_are_as_written_beside_the_map(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = case.read_text("utf-8")
    holds = re.match(r"# holds: (\d+)", text)
    assert holds
    limit_page(monkeypatch, int(holds[1]))
    assert format_split(split_for_slide(build_test_map(text))) == case.with_suffix(".parts").read_text(
        "utf-8"
    )


def find_missing(argmap: ArgMap, split: Split) -> list[str]:
    """What no page shows: statements where they stand in full, steps with all their premises."""
    shown = {
        part.statement
        for each in split.full_parts
        for step in each.argmap.inferences.values()
        for part in step.premises
    }
    shown |= {part.head for part in split.full_parts} | {
        s.id for part in split.full_parts for s in part.argmap.statements.values() if s.parent_step is None
    }
    steps = {step for part in split.full_parts for step in part.argmap.inferences}
    return sorted(argmap.statements.keys() - shown) + sorted(argmap.inferences.keys() - steps)


def find_incomplete_steps(argmap: ArgMap, part: MapPart) -> list[str]:
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


def find_wrong_links(argmap: ArgMap, split: Split) -> list[str]:
    """The marks that lead to no page, or to one without what they promise; and parts that none leads to."""
    pages = {part.key: part for part in list_parts(split)}
    assert len(pages) == len(list_parts(split))
    wrong, reached = [], {""}
    for part in list_parts(split):
        assert part.scene.overview == (None if part is split.overview else "")
        for box in part.scene.boxes:
            below = {step.id for step in argmap.inferences.values() if step.written_under == box.id}
            hidden = below - part.argmap.inferences.keys()
            is_away = box.origin or argmap.statements[box.id].parent_step not in part.argmap.inferences
            own = {step for step in hidden if argmap.inferences[step].undercuts} if is_away else set()
            if hidden - own and (box.continuation is None or box.continuation.part is None):
                wrong.append(f"{part.key}: {box.id} continues unmarked")
            if box.continuation and box.continuation.part is not None:
                there = pages[box.continuation.part]
                reached.add(box.continuation.part)
                shared = box.id == part.head == there.head
                if part.key and not shared and not hidden & there.argmap.inferences.keys():
                    wrong.append(f"{part.key}: {box.id} leads to {box.continuation.part}")
            if box.origin and pages[box.origin.part or ""].argmap.statements[box.id].parent_step is None:
                wrong.append(f"{part.key}: {box.id} comes from {box.origin.part}")
            if (
                part.key
                and not box.origin
                and not box.continuation
                and part.argmap.statements[box.id].parent_step is None
            ):
                known = argmap.statements[box.id].parent_step
                if known is not None:
                    wrong.append(f"{part.key}: {box.id} tells not where it comes from")
    return wrong + sorted(pages.keys() - reached)


def find_split_faults(argmap: ArgMap, split: Split) -> list[str]:
    if not split.parts:
        return []
    torn_ones = [step for part in list_parts(split) for step in find_incomplete_steps(argmap, part)]
    return find_missing(argmap, split) + torn_ones + find_wrong_links(argmap, split)


@given(st.integers(0, 400), st.integers(2, 40), st.integers(2, 9))
def test_nothing_is_lost_or_torn_and_every_mark_leads_there(seed: int, claims: int, holds: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        limit_page(patch, holds)
        argmap = build_test_map(generate_map(seed, claims))
        found = split_for_slide(argmap)
    assert bool(found.parts) == (len(argmap.statements) > holds)
    assert find_split_faults(argmap, found) == []


def list_full_boxes(argmap: ArgMap, split: Split) -> list[str]:
    """The statements that a page shows in full: its box tells all words, none cut off for another page."""
    return [
        box.id
        for part in split.full_parts
        for box in part.scene.boxes
        if "".join("".join(line.text for line in box.lines).split())
        == "".join(argmap.statements[box.id].text[""].value.split())
    ]


@given(st.integers(0, 400), st.integers(2, 40), st.integers(2, 9))
def test_every_statement_stands_in_full_and_the_overview_is_no_part(
    seed: int, claims: int, holds: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        limit_page(patch, holds)
        argmap = build_test_map(generate_map(seed, claims))
        found = split_for_slide(argmap)
    assert set(list_full_boxes(argmap, found)) == argmap.statements.keys()
    assert all(part.argmap.statements != found.overview.argmap.statements for part in found.parts)
    shown = [{*part.argmap.statements} for part in found.parts]
    assert {*found.overview.argmap.statements} not in shown


@pytest.mark.parametrize("seed", range(720, 726))
def test_a_text_is_read_once(seed: int) -> None:
    text = re.sub(
        r"(premise|objection)( s\d+)?: ",
        r"\1\2: Long as a line of a drawing may be, and longer, ",
        generate_map(seed, 30),
    )
    argmap = build_test_map(text)
    found = split_for_slide(argmap)
    full = Counter(list_full_boxes(argmap, found))
    long = [s.id for s in argmap.statements.values() if len(s.text[""].value) > 60]
    assert len(long) > 15
    assert {each: full[each] for each in long} == dict.fromkeys(long, 1)


def test_the_overview_is_the_theses_with_all_that_bears_on_them_directly() -> None:
    for seed in range(740, 746):
        argmap = build_test_map(generate_map(seed, 40))
        found = split_for_slide(argmap)
        roots = {s.id for s in argmap.statements.values() if s.parent_step is None}
        direct = {
            part.statement
            for step in argmap.inferences.values()
            if step.target in roots
            for part in step.premises
        }
        shown = found.overview.argmap.statements.keys()
        assert roots | direct <= shown
        undercuts = {
            part.statement for step in argmap.inferences.values() if step.undercuts for part in step.premises
        }
        assert shown <= roots | direct | undercuts or len(roots | direct) <= 2


def test_parts_hold_eight_claims_in_the_median() -> None:
    """Over maps of 20 to 70 claims, and the essay; the same maps had 7 when no pages were merged."""
    maps = [build_test_map(generate_map(seed, 20 + 10 * (seed % 6))) for seed in range(760, 766)]
    found = [split_for_slide(each) for each in (*maps, build_test_map(ESSAY))]
    counts = [len(part.argmap.statements) for each in found for part in each.parts]
    assert len(counts) > 30
    assert median(counts) >= 8
    assert all(part.points >= READABLE_PT for each in found for part in each.parts)


@pytest.mark.parametrize("seed", range(700, 708))
def test_pages_are_sound_and_can_be_read(seed: int) -> None:
    argmap = build_test_map(generate_map(seed, 5 + seed % 25))
    found = split_for_slide(argmap)
    assert find_split_faults(argmap, found) == []
    for part in list_parts(found):
        assert find_faults(part.argmap, part.scene) == []
        assert part.points == pytest.approx(
            min(18 * SLIDE.width / part.scene.width, 18 * SLIDE.height / part.scene.height), rel=0.02
        )
        if part in found.small_parts and part is not found.overview:
            bases = [step for step in part.argmap.inferences.values() if not step.undercuts]
            assert len(bases) <= 1


@pytest.mark.parametrize(
    ("text", "size"), [(ESSAY, 18), (generate_map(60, 60), 18), (generate_map(63, 40), 27)]
)
def test_the_heading_is_one_line_behind_the_arrow_and_clear_of_the_legend(text: str, size: float) -> None:
    found = split(SubsetMap(build_test_map(text)), SLIDE, LayoutOptions(size=size))
    assert len(found.parts) > 3
    for part in found.parts:
        (line,) = part.scene.heading
        arrow = draw_up_arrow(line, "#000000").geometry
        xs = [point.x for point in arrow.points]
        right = min((entry.symbol_rect.x for entry in part.scene.legend), default=part.scene.width)
        top = min((entry.symbol_rect.y for entry in part.scene.legend), default=0)
        room = right if top < line.y else part.scene.width
        assert 14 < min(xs) < max(xs) < line.x < line.x + line.width < room - 10


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGE_SIZES)
@pytest.mark.parametrize("seed", range(800, 816))
def test_many_pages_are_sound(seed: int, page: str) -> None:
    argmap = build_test_map(generate_map(seed, 5 + seed % 60))
    found = split(
        SubsetMap(argmap), PAGE_SIZES[page], LayoutOptions(numbered=seed % 2 == 0), LabelChoice.FULL
    )
    assert find_split_faults(argmap, found) == []
    assert [fault for part in list_parts(found) for fault in find_faults(part.argmap, part.scene)] == []


def test_what_fits_on_a_page_is_not_split() -> None:
    found = split_for_slide(build_test_map("map: M\nthesis t: T\n  premise p: P\n"))
    assert found.parts == ()
    assert found.small_parts == ()
    assert found.overview.points >= READABLE_PT
    assert found.overview.scene.overview is None


def test_what_a_view_hides_is_still_counted() -> None:
    text = "map: M\nthesis t: T\n" + "".join(f"  premise p{i}: P\n    premise q{i}: Q\n" for i in range(40))
    found = split(extract_subset(build_test_map(text), Subset(depth=1)), SLIDE, LayoutOptions())
    marks = {
        box.id: box.continuation for part in found.parts for box in part.scene.boxes if box.id.startswith("p")
    }
    assert len(marks) == 40
    assert {(mark.count, mark.part) for mark in marks.values() if mark} == {(1, None)}


def test_the_essay_takes_few_pages() -> None:
    found = split_for_slide(build_test_map(ESSAY))
    assert len(found.parts) <= 15
    assert found.small_parts == ()


def test_few_drawings_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.deck import page_renderer as pages

    drawn = []
    fit = pages.fit_to_page
    monkeypatch.setattr(pages, "fit_to_page", lambda *asked: drawn.append(asked) or fit(*asked))
    found = split_for_slide(build_test_map(generate_map(11, 40)))
    assert len(found.parts) < len(drawn) <= 10 * len(found.parts)


def test_the_same_map_is_cut_the_same_way_every_time() -> None:
    text = generate_map(9, 30)
    assert split_for_slide(build_test_map(text)) == split_for_slide(build_test_map(text))


def test_parts_with_one_frame_round_all_have_none() -> None:
    body = "".join(
        f"    premise p{i}: A premise that takes some room on a page, number {i}\n" for i in range(20)
    )
    text = f"map: M\ngroup g: G\nthesis t: T\n  premise a: A\n    group: g\n{body}"
    found = split_for_slide(build_test_map(text))
    assert {part.key.split("/")[0] for part in found.parts} == {"t", "a"}
    assert all(not part.scene.frames for part in found.parts if part.head == "a")
    assert [len(part.scene.frames) for part in found.parts if part.head == "t"] == [1]
