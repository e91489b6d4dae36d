"""The argument in words: one line a statement, and nothing told twice."""

from collections.abc import Callable

import pytest

from argmap.model.map import ArgMap
from argmap.scene.argument_outline import write_outline

Case = Callable[[str], ArgMap]


@pytest.mark.parametrize(
    ("name", "lang", "file"),
    [
        ("school", None, "school.outline"),
        ("school", "ko", "school.ko.outline"),
        ("coin", None, "coin.outline"),
        ("coin", "en", "coin.en.outline"),
        ("circle", None, "circle.outline"),
    ],
)
def test_an_outline_reads_as_written(
    case: Case, golden: Callable[[str], str], name: str, lang: str | None, file: str
) -> None:
    assert write_outline(case(name), lang) + "\n" == golden(file)


@pytest.mark.parametrize("name", ["school", "coin", "circle", "literal", "lone"])
def test_every_statement_is_told_once_and_every_reference_points_to_it(case: Case, name: str) -> None:
    argmap = case(name)
    lines = write_outline(argmap, "en").split("\n")
    pointing = [line for line in lines if "(see above" in line or "(see below" in line]
    references = [part for step in argmap.inferences.values() for part in step.premises if not part.in_full]
    assert len(pointing) == len(references)
    assert len(lines) - len(pointing) == len(argmap.statements)


def test_a_reference_says_whether_to_look_up_or_down(argue: Callable[[str], ArgMap]) -> None:
    argmap = argue("thesis t: T\n  premise p\n  premise q: Q\nclaim p: P\n  premise q\n")
    assert write_outline(argmap, None).split("\n") == [
        "Thesis: T",
        "  Supported by Claim (see below): P",
        "  Supported by Premise: Q",
        "Claim: P",
        "  Supported by Premise (see above): Q",
    ]


def test_an_undercut_of_linked_premises_is_told_below_the_one_it_is_written_under(
    argue: Callable[[str], ArgMap],
) -> None:
    argmap = argue("thesis t: T\n  premise p: P\n  and q: Q\n    undercut u: U\n  and r: R\n")
    assert write_outline(argmap, None).split("\n") == [
        "Thesis: T",
        "  Supported by Premise: P",
        "  Together with Premise: Q",
        "    Whose step is undercut by Undercut: U",
        "  Together with Premise: R",
    ]


def test_a_map_without_statements_has_nothing_to_tell(nothing: ArgMap) -> None:
    assert write_outline(nothing, None) == ""


def test_a_deep_map_is_told_without_recursion(argue: Callable[[str], ArgMap]) -> None:
    lines = ["thesis: t0", *("  " * depth + f"premise: t{depth}" for depth in range(1, 100))]
    assert len(write_outline(argue("\n".join(lines) + "\n"), None).split("\n")) == 100
