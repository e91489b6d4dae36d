"""What a cut leaves of a map, and what it says of the rest."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from argmap.model.cut import Cut, CutMap, _reach, cut, cut_by
from argmap.model.map import ArgMap
from tests.layout.made import made
from tests.layout.mapping import mapped

CASES = sorted((Path(__file__).parent / "cuts").glob("*.argmap"))


def dump(name: str, found: CutMap) -> str:
    """A cut in lines: its title, what is left, and in brackets how much continues where."""
    lines = [f"{name}: {found.title[''].value}"]
    for statement in found.argmap.statements.values():
        more = f" [+{found.hidden[statement.id]}]" if statement.id in found.hidden else ""
        lines.append(f"  {statement.id} in {statement.home}{more}")
    lines.extend(f"  {step}" for step in found.argmap.inferences)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_each_view_is_cut_as_written_beside_it(case: Path) -> None:
    argmap = mapped(case.read_text("utf-8"))
    cuts = "".join(dump(view.id, cut(argmap, cut_by(view))) for view in argmap.views.values())
    assert cuts == case.with_suffix(".cuts").read_text("utf-8")


def below(argmap: ArgMap, starts: set[str]) -> set[str]:
    """Every statement on a line below any of `starts`, those included."""
    met: set[str] = set()
    waiting = set(starts)
    while waiting:
        met |= waiting
        steps = [step for step in argmap.inferences.values() if step.below in waiting]
        waiting = {part.statement for step in steps for part in step.premises} - met
    return met


def tagged(seed: int, *, references: bool) -> ArgMap:
    """A made map with tags strewn over it."""
    chance = random.Random(seed)
    argmap = mapped(made(seed, 2 + seed % 60, references=references))
    statements = {
        name: replace(s, tags=tuple(tag for tag in ("x", "y") if chance.random() < 0.4))
        for name, s in argmap.statements.items()
    }
    return replace(argmap, statements=statements)


@st.composite
def cuts(draw: st.DrawFn, *, references: bool = True) -> tuple[ArgMap, Cut, CutMap]:
    argmap = tagged(draw(st.integers(0, 500)), references=references)
    wanted = Cut(
        root=draw(st.none() | st.sampled_from(sorted(argmap.statements))),
        depth=draw(st.none() | st.integers(0, 6)),
        tags=tuple(draw(st.lists(st.sampled_from(["x", "y"]), unique=True, max_size=2))),
        groups=tuple(draw(st.lists(st.sampled_from(["outer", "inner", "other"]), max_size=1))),
    )
    return argmap, wanted, cut(argmap, wanted)


@given(cuts())
def test_what_is_left_holds_together(found: tuple[ArgMap, Cut, CutMap]) -> None:
    argmap, wanted, (left, hidden) = found[0], found[1], (found[2].argmap, found[2].hidden)
    for step in left.inferences.values():
        assert step.target in (left.inferences if step.undercuts else left.statements)
        assert step.below in left.statements
        assert all(part.statement in left.statements for part in step.premises)
    for statement in left.statements.values():
        home = argmap.statements[statement.id].home
        assert statement.home == (home if home in left.inferences else None)
    assert list(left.statements) == [name for name in argmap.statements if name in left.statements]
    assert hidden.keys() <= left.statements.keys()
    assert not left.statements or wanted.root is None or wanted.root in left.statements


@given(cuts())
def test_nothing_is_hidden_without_a_mark(found: tuple[ArgMap, Cut, CutMap]) -> None:
    argmap, _, cutting = found
    missing = below(argmap, set(cutting.argmap.statements)) - cutting.argmap.statements.keys()
    assert len(missing) <= sum(cutting.hidden.values())
    for step in argmap.inferences.values():
        if step.below in cutting.argmap.statements:
            gone = {part.statement for part in step.premises} - cutting.argmap.statements.keys()
            assert not gone or step.below in cutting.hidden
            assert gone or step.undercuts or step.id in cutting.argmap.inferences


@given(cuts(references=False))
def test_the_counts_of_a_tree_add_up(found: tuple[ArgMap, Cut, CutMap]) -> None:
    argmap, _, cutting = found
    missing = below(argmap, set(cutting.argmap.statements)) - cutting.argmap.statements.keys()
    assert sum(cutting.hidden.values()) == len(missing)


@given(cuts())
def test_linked_premises_are_never_cut_apart(found: tuple[ArgMap, Cut, CutMap]) -> None:
    argmap, wanted, cutting = found
    if wanted.root is not None:
        return
    reach = _reach(argmap, wanted)
    for step in (each for each in argmap.inferences.values() if each.id in reach):
        own = {part.statement for part in step.premises if part.stands_here}
        assert step.undercuts or len(own & cutting.argmap.statements.keys()) in (0, len(own))


@given(st.integers(0, 500))
def test_the_whole_is_a_cut_too(seed: int) -> None:
    argmap = tagged(seed, references=True)
    assert cut(argmap, Cut()) == CutMap(argmap)
