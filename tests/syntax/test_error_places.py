"""Errors name the very place, and their fixes do no more than they say."""

import pytest

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Source
from argmap.syntax.parse import parse, parse_leniently
from argmap.syntax.tree import Entry


def find_errors(text: str) -> tuple[Diagnostic, ...]:
    return parse(Source("m.argmap", text))[1]


def fix_text(text: str, *, is_safe: bool = True) -> str:
    """The text after the fixes of its only error."""
    (error,) = find_errors(text)
    assert {fix.is_safe for fix in error.fixes} == {is_safe}
    for fix in sorted(error.fixes, key=lambda fix: fix.span.start, reverse=True):
        text = text[: fix.span.start] + fix.text + text[fix.span.end :]
    return text


def test_a_wide_space_is_as_wide_as_two() -> None:
    assert fix_text("thesis: x\n\u3000premise: y\n") == "thesis: x\n  premise: y\n"


def test_a_tab_is_as_wide_as_a_level_of_the_file() -> None:
    text = "thesis: x\n    premise: y\n\tpremise: z\n"
    assert fix_text(text, is_safe=False) == "thesis: x\n    premise: y\n    premise: z\n"


def test_the_first_line_alone_is_moved_to_the_edge_safely() -> None:
    assert fix_text("  thesis: x\n") == "thesis: x\n"


@pytest.mark.parametrize(("line", "end"), [("premise", 19), ("premise a", 21)])
def test_a_bar_below_no_text_points_behind_what_is_there(line: str, end: int) -> None:
    (error,) = find_errors(f"thesis: x\n  {line}\n    | y\n")
    assert error.span.text == "|"
    places = {each.span.end for each in error.notes} | {fix.span.start for fix in error.fixes}
    assert end in places


def test_a_late_property_names_the_first_line_that_it_is_late_for() -> None:
    (error,) = find_errors("thesis: x\n  premise a: y\n  premise b: z\n  tag: q\n")
    assert error.span.text == "tag"
    assert [note.span.source.position(note.span.start).line for note in error.notes] == [2]


def nest(levels: int) -> str:
    """A chain of premises so many levels below a thesis."""
    lines = ["thesis: x", *(f"{'  ' * level}premise: y" for level in range(1, levels + 1))]
    return "\n".join(lines) + "\n"


def test_a_hundred_levels_are_taken_and_one_more_is_not() -> None:
    assert find_errors(nest(100)) == ()
    assert [each.code for each in find_errors(nest(101))] == ["E108"]


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "premis: x\n", "thesis: x\n"])
def test_a_tree_that_was_read_leniently_is_no_whole_one(text: str) -> None:
    assert parse_leniently(Source("m.argmap", text)).broken


def test_a_line_that_cannot_stand_there_keeps_what_is_below_it_when_read_leniently() -> None:
    file = parse_leniently(Source("m.argmap", "thesis: x\n  premis: y\n    premise: z\n"))

    def count(entries: tuple[Entry, ...]) -> int:
        return sum(1 + count(entry.children) for entry in entries)

    assert count(file.entries) >= 2


@pytest.mark.parametrize("colon", [": ", " : ", ":  "])
def test_a_text_behind_an_id_of_several_words_is_whole(colon: str) -> None:
    (entry,) = parse_leniently(Source("m.argmap", f"thesis two words{colon}xyz\n")).entries
    assert entry.text is not None
    assert entry.text.value == "xyz"


@pytest.mark.parametrize(("key", "is_property"), [("ul", True), ("short.ul", False)])
def test_a_property_is_guessed_only_where_a_property_may_stand(key: str, is_property: bool) -> None:
    (error,) = find_errors(f"thesis: x\n  {key}: q\n")
    assert error.hint is not None
    assert ("`url`" in error.hint.en) == is_property
