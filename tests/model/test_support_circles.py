"""Circles of support: all of them reported, and none where there is none."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Source
from argmap.model.build import build_argmap
from argmap.model.map import ArgMap
from argmap.syntax.parse import parse


def build_test_map(text: str) -> tuple[ArgMap, list[Diagnostic]]:
    file, diagnostics = parse(Source("circles", text))
    argmap, meant = build_argmap(file)
    assert not diagnostics
    return argmap, [diagnostic for diagnostic in meant if diagnostic.code == "E221"]


def has_circle(links: set[tuple[int, int]]) -> bool:
    """Whether links from premises to conclusions run in a circle: leaves are taken off until none is left."""
    while links:
        targets = {target for _, target in links}
        fewer = {(premise, target) for premise, target in links if premise in targets}
        if fewer == links:
            return True
        links = fewer
    return False


PAIRS = st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=14)


@given(PAIRS, st.sets(st.integers(0, 4)))
def test_circles_are_found_and_break_where_they_are_reported(
    pairs: set[tuple[int, int]], nested: set[int]
) -> None:
    links = {(premise, target) for premise, target in pairs if premise != target}
    # Below a claim that stands at the top, the next one may stand in full.
    full = {(n + 1, n) for n in nested if n + 1 not in {k + 1 for k in nested if k < n}}
    text, places = "", {}
    for number in range(6):
        if (number, number - 1) in full:
            continue
        depth, below = 0, number
        text += f"claim c{number}: {number}\n"
        while True:
            for premise, target in sorted(links - full):
                if target == below:
                    text += "  " * (depth + 1) + "premise "
                    places[len(text)] = (premise, target)
                    text += f"c{premise}\n"
            if (below + 1, below) not in full:
                break
            depth, below = depth + 1, below + 1
            text += "  " * depth + f"premise c{below}: {below}\n"
    diagnostics = build_test_map(text)[1]
    assert bool(diagnostics) == has_circle(links | full)
    closing = {places[diagnostic.span.start] for diagnostic in diagnostics}
    assert len(closing) == len(diagnostics)
    assert not has_circle((links | full) - closing)


def test_a_circle_of_a_thousand_is_one_message() -> None:
    size = 1000
    text = "".join(f"claim c{n}: {n}\n  premise c{(n + 1) % size}\n" for n in range(size))
    (diagnostic,) = build_test_map(text)[1]
    assert "1000" in diagnostic.message.en
    assert 2 < len(diagnostic.notes) < 20


def test_a_circle_with_an_attack_or_an_undercut_is_none() -> None:
    text = """\
claim a: A
  premise b
    undercut c
claim b: B
  objection c
claim c: C
  premise a
"""
    assert build_test_map(text)[1] == []


def test_an_endless_chain_and_a_wide_fan_are_walked_without_recursion() -> None:
    chain = "".join(f"claim c{n}: {n}\n  premise c{n + 1}\n" for n in range(3000)) + "claim c3000: end\n"
    assert build_test_map(chain)[1] == []
    fan = "thesis t: T\n" + "".join(f"  premise p{n}: {n}\n    premise t\n" for n in range(500))
    assert len(build_test_map(fan)[1]) == 500
