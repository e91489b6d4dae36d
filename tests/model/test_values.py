"""Values that look right and are not, and hints that say what was meant."""

import pytest

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Source
from argmap.model.build import build_argmap
from argmap.model.subset import restrict_map
from argmap.syntax.parse import parse
from tests.layout.map_from_text import build_test_map


def find_errors(text: str) -> list[Diagnostic]:
    """The errors of meaning of a text without errors of syntax."""
    file, syntax_errors = parse(Source("m.argmap", text))
    assert syntax_errors == ()
    return list(build_argmap(file)[1])


@pytest.mark.parametrize(("value", "is_sound"), [("3", True), ("9999", True), ("10000", False)])
def test_a_depth_is_a_number_of_four_digits_at_most(value: str, is_sound: bool) -> None:
    assert (find_errors(f"view v: x\n  root: t\n  depth: {value}\nthesis t: x\n") == []) == is_sound


@pytest.mark.parametrize("value", ["３", "²", "٣", "-1", "1.0"])
def test_a_depth_has_no_digits_but_ours(value: str) -> None:
    (error,) = find_errors(f"view v: x\n  root: t\n  depth: {value}\nthesis t: x\n")
    assert error.span.text == value


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\u00ad", "\u2066", "\ufeff"])
@pytest.mark.parametrize("address", ["https://example.org/a{}b", "mailto:a{}b@example.org"])
def test_an_address_has_nothing_that_a_reader_cannot_see(address: str, hidden: str) -> None:
    file, syntax_errors = parse(Source("m.argmap", f"thesis: x\n  url: {address.format(hidden)}\n"))
    codes = [each.code for each in (*syntax_errors, *build_argmap(file)[1])]
    assert codes, "refused by the one or the other"


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("premise s", "to cite the source, write `cite: s` below a statement"),
        ("premise g", "to put a statement into the group, write `group: g` below it"),
        (
            "group: s",
            "write the id of a group here; a new one is declared at the top under an id of its own,"
            " as `group group-s: …`, and named here by `group-s`",
        ),
        (
            "cite: g",
            "write the id of a source here; a new one is declared at the top under an id of its own,"
            " as `source source-g: …`, and named here by `source-g`",
        ),
    ],
)
def test_a_hint_is_for_what_was_named_where_it_was(line: str, hint: str) -> None:
    (error,) = find_errors(f"source s: A book\n\ngroup g: A group\n\nthesis t: x\n  {line}\n")
    assert error.code == "E203"
    assert (error.hint.en if error.hint else None) == hint


@pytest.mark.parametrize(("parent", "is_group"), [("group p: x", True), ("source p: x", False)])
def test_a_statement_below_a_declaration_is_moved_out_of_a_group_only(parent: str, is_group: bool) -> None:
    found = [each for each in find_errors(f"{parent}\n  claim: c\n") if each.code == "E216"]
    assert [("move it out of the group" in (each.hint.en if each.hint else "")) for each in found] == [
        is_group
    ]


def test_a_remark_between_lines_hides_no_error_of_the_line_below() -> None:
    """A line that the parser left out does; what stands below it may have been meant otherwise."""
    for between, expected in (("  # a remark\n", ["E213"]), ("  premis: y\n", [])):
        file, _ = parse(Source("m.argmap", f"thesis: x\n{between}  and: z\n"))
        assert [each.code for each in build_argmap(file)[1]] == expected


def test_a_map_that_is_restricted_has_no_statement_but_those() -> None:
    argmap = build_test_map("thesis a: x\n  premise b: y\n\nthesis c: z\n")
    (step,) = argmap.inferences
    assert list(restrict_map(argmap, {"a", "b"}, {step}).argmap.statements) == ["a", "b"]
