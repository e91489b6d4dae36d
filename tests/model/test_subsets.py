"""Subsets: what is left of a map, and what is counted of the rest."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from argmap.model.map import ArgMap
from argmap.model.subset import Subset, SubsetMap, _find_reachable, extract_subset, subset_of_view
from tests.layout.generated_maps import generate_map
from tests.layout.map_from_text import build_test_map

CASES = sorted((Path(__file__).parent / "cuts").glob("*.argmap"))


def format_subset(name: str, subset: SubsetMap) -> str:
    """A subset in lines: its title, what is left, and in brackets how much continues where."""
    lines = [f"{name}: {subset.title[''].value}"]
    for statement in subset.argmap.statements.values():
        more = f" [+{subset.hidden_counts[statement.id]}]" if statement.id in subset.hidden_counts else ""
        lines.append(f"  {statement.id} in {statement.parent_step}{more}")
    lines.extend(f"  {step}" for step in subset.argmap.inferences)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_each_view_is_cut_as_written_beside_it(case: Path) -> None:
    argmap = build_test_map(case.read_text("utf-8"))
    cuts = "".join(
        format_subset(view.id, extract_subset(argmap, subset_of_view(view))) for view in argmap.views.values()
    )
    assert cuts == case.with_suffix(".cuts").read_text("utf-8")


def statements_below(argmap: ArgMap, starts: set[str]) -> set[str]:
    """Every statement on a line below any of `starts`, those included."""
    met: set[str] = set()
    waiting = set(starts)
    while waiting:
        met |= waiting
        steps = [step for step in argmap.inferences.values() if step.written_under in waiting]
        waiting = {part.statement for step in steps for part in step.premises} - met
    return met


def generate_tagged_map(seed: int, *, references: bool) -> ArgMap:
    """A made map with tags strewn over it."""
    chance = random.Random(seed)
    argmap = build_test_map(generate_map(seed, 2 + seed % 60, references=references))
    statements = {
        name: replace(s, tags=tuple(tag for tag in ("x", "y") if chance.random() < 0.4))
        for name, s in argmap.statements.items()
    }
    return replace(argmap, statements=statements)


@st.composite
def subsets(draw: st.DrawFn, *, references: bool = True) -> tuple[ArgMap, Subset, SubsetMap]:
    argmap = generate_tagged_map(draw(st.integers(0, 500)), references=references)
    wanted = Subset(
        root=draw(st.none() | st.sampled_from(sorted(argmap.statements))),
        depth=draw(st.none() | st.integers(0, 6)),
        tags=tuple(draw(st.lists(st.sampled_from(["x", "y"]), unique=True, max_size=2))),
        groups=tuple(draw(st.lists(st.sampled_from(["outer", "inner", "other"]), max_size=1))),
    )
    return argmap, wanted, extract_subset(argmap, wanted)


@given(subsets())
def test_what_is_left_holds_together(found: tuple[ArgMap, Subset, SubsetMap]) -> None:
    argmap, wanted, (left, hidden) = found[0], found[1], (found[2].argmap, found[2].hidden_counts)
    for step in left.inferences.values():
        assert step.target in (left.inferences if step.undercuts else left.statements)
        assert step.written_under in left.statements
        assert all(part.statement in left.statements for part in step.premises)
    for statement in left.statements.values():
        home = argmap.statements[statement.id].parent_step
        assert statement.parent_step == (home if home in left.inferences else None)
    assert list(left.statements) == [name for name in argmap.statements if name in left.statements]
    assert hidden.keys() <= left.statements.keys()
    assert not left.statements or wanted.root is None or wanted.root in left.statements


@given(subsets())
def test_nothing_is_hidden_without_a_mark(found: tuple[ArgMap, Subset, SubsetMap]) -> None:
    argmap, _, cutting = found
    missing = statements_below(argmap, set(cutting.argmap.statements)) - cutting.argmap.statements.keys()
    assert len(missing) <= sum(cutting.hidden_counts.values())
    for step in argmap.inferences.values():
        if step.written_under in cutting.argmap.statements:
            gone = {part.statement for part in step.premises} - cutting.argmap.statements.keys()
            assert not gone or step.written_under in cutting.hidden_counts
            assert gone or step.undercuts or step.id in cutting.argmap.inferences


@given(subsets(references=False))
def test_the_counts_of_a_tree_add_up(found: tuple[ArgMap, Subset, SubsetMap]) -> None:
    argmap, _, cutting = found
    missing = statements_below(argmap, set(cutting.argmap.statements)) - cutting.argmap.statements.keys()
    assert sum(cutting.hidden_counts.values()) == len(missing)


@given(subsets())
def test_linked_premises_are_never_cut_apart(found: tuple[ArgMap, Subset, SubsetMap]) -> None:
    argmap, wanted, cutting = found
    if wanted.root is not None:
        return
    reach = _find_reachable(argmap, wanted)
    for step in (each for each in argmap.inferences.values() if each.id in reach):
        own = {part.statement for part in step.premises if part.in_full}
        assert step.undercuts or len(own & cutting.argmap.statements.keys()) in (0, len(own))


@given(st.integers(0, 500))
def test_the_whole_is_a_cut_too(seed: int) -> None:
    argmap = generate_tagged_map(seed, references=True)
    assert extract_subset(argmap, Subset()) == SubsetMap(argmap)
