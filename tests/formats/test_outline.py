"""The argument in words: one line a statement, and nothing twice."""

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
    load_case: Case, read_golden: Callable[[str], str], name: str, lang: str | None, file: str
) -> None:
    assert write_outline(load_case(name), lang) + "\n" == read_golden(file)


@pytest.mark.parametrize("name", ["school", "coin", "circle", "literal", "lone"])
def test_every_statement_is_written_once_and_every_reference_points_to_it(load_case: Case, name: str) -> None:
    argmap = load_case(name)
    lines = write_outline(argmap, "en").split("\n")
    pointing = [line for line in lines if "(see above" in line or "(see below" in line]
    references = [part for step in argmap.inferences.values() for part in step.premises if not part.in_full]
    assert len(pointing) == len(references)
    assert len(lines) - len(pointing) == len(argmap.statements)


def test_a_reference_says_whether_to_look_up_or_down(parse_argument: Callable[[str], ArgMap]) -> None:
    argmap = parse_argument("thesis t: T\n  premise p\n  premise q: Q\nclaim p: P\n  premise q\n")
    assert write_outline(argmap, None).split("\n") == [
        "Thesis: T",
        "  Supported by Claim (see below): P",
        "  Supported by Premise: Q",
        "Claim: P",
        "  Supported by Premise (see above): Q",
    ]


def test_an_undercut_of_linked_premises_stands_below_the_premise_it_is_written_under(
    parse_argument: Callable[[str], ArgMap],
) -> None:
    argmap = parse_argument("thesis t: T\n  premise p: P\n  and q: Q\n    undercut u: U\n  and r: R\n")
    assert write_outline(argmap, None).split("\n") == [
        "Thesis: T",
        "  Supported by Premise: P",
        "  Together with Premise: Q",
        "    Whose step is undercut by Undercut: U",
        "  Together with Premise: R",
    ]


def test_a_map_without_statements_has_nothing_to_tell(empty_map: ArgMap) -> None:
    assert write_outline(empty_map, None) == ""


def test_a_deep_map_is_written_without_recursion(parse_argument: Callable[[str], ArgMap]) -> None:
    lines = ["thesis: t0", *("  " * depth + f"premise: t{depth}" for depth in range(1, 100))]
    assert len(write_outline(parse_argument("\n".join(lines) + "\n"), None).split("\n")) == 100
