"""Occurrences, renaming, symbols, semantic tokens and completions, in sound and in broken texts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagnostics.diagnostic import Fix, Phrase
from argmap.diagnostics.source import Source, Span
from argmap.edit.code_actions import find_code_actions
from argmap.edit.completion_items import CompletionKind, CompletionPosition, list_completions
from argmap.edit.fixes import apply_fixes as fixes_in_one_go
from argmap.edit.fixes import list_fixes, select_fixable
from argmap.edit.occurrences import find_occurrences, occurrence_at, occurrences_of
from argmap.edit.rename import rename_symbol
from argmap.edit.semantic_tokens import find_semantic_tokens
from argmap.edit.symbols import list_folding_ranges, list_symbols
from argmap.model.build import build_argmap
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.parse import parse, parse_leniently
from argmap.syntax.properties import KEYS
from argmap.syntax.tree import walk

MAP = """\
source s: A source
group g: A group
thesis a: One
  cite: s p. 3
  premise b: Two
    group: g
  objection c: Three
    tag: x, y
    rebuttal b
view v: A view
  root: a
  tag: x
"""
LINES = st.builds(
    "{}{} {}{} {}".format,
    st.sampled_from(["", "  ", "    ", " ", "\t"]),
    st.one_of(st.sampled_from([*KEYWORDS, *KEYS, "premis", "#", "|", "ko"])),
    st.sampled_from(["", "a", "b", "가", "🚄"]),
    st.sampled_from(["", ":", "："]),
    st.sampled_from(["", "a", "b x", "가, a", "🚄 text"]),
)
FILES = st.lists(LINES, max_size=12).map("\n".join)


def apply_fixes(text: str, fixes: tuple[Fix, ...]) -> str:
    for fix in sorted(fixes, key=lambda fix: fix.span.start, reverse=True):
        text = text[: fix.span.start] + fix.text + text[fix.span.end :]
    return text


@pytest.mark.parametrize(("name", "line"), [("s", 1), ("g", 2), ("a", 3), ("b", 5), ("x", 8), ("v", 10)])
def test_a_renamed_thing_is_another_only_in_name(name: str, line: int) -> None:
    source = Source("x", MAP)
    file, _ = parse(source)
    found = find_occurrences(file)
    at = source.starts[line - 1] + re.search(rf"\b{name}\b", source.line(line)).start()  # type: ignore[union-attr]
    mention = occurrence_at(found, at)
    assert mention
    fixes = rename_symbol(found, mention, "새-이름")
    assert isinstance(fixes, tuple)
    assert len(fixes) == len(occurrences_of(found, mention))
    after = apply_fixes(MAP, fixes)
    again, diagnostics = parse(Source("x", after))
    assert diagnostics == ()
    assert build_argmap(again)[1] == build_argmap(file)[1] == ()
    back = rename_symbol(
        find_occurrences(again), occurrence_at(find_occurrences(again), after.index("새-이름")), name
    )  # type: ignore[arg-type]
    assert isinstance(back, tuple)
    assert apply_fixes(after, back) == MAP


@pytest.mark.parametrize("wanted", ["b", "s", "v", "two words", "", "a.b", "a:"])
def test_names_that_clash_or_are_none_are_refused(wanted: str) -> None:
    found = find_occurrences(parse(Source("x", MAP))[0])
    mention = next(each for each in found if each.name == "a")
    assert isinstance(rename_symbol(found, mention, wanted), Phrase)


def test_a_tag_may_be_called_like_an_id() -> None:
    found = find_occurrences(parse(Source("x", MAP))[0])
    mention = next(each for each in found if each.name == "x")
    assert isinstance(rename_symbol(found, mention, "a"), tuple)
    assert isinstance(rename_symbol(found, mention, "y"), Phrase)
    assert isinstance(rename_symbol(found, mention, "y,z"), Phrase)


@given(FILES, st.data())
def test_no_text_is_too_broken(text: str, data: st.DataObject) -> None:
    source = Source("x", text)
    _, diagnostics = parse(source)
    file = parse_leniently(source)
    found = find_occurrences(file)
    for mention in found:
        assert mention.span.end <= len(text)
    last = 0
    for stretch in find_semantic_tokens(file, found):
        assert last <= stretch.span.start < stretch.span.end
        assert "\n" not in stretch.span.text
        last = stretch.span.end
    for fold in list_folding_ranges(file):
        assert 0 < fold.first < fold.last <= len(source.starts)
    for heading in list_symbols(file):
        assert (
            heading.span.start
            <= heading.selection_span.start
            <= heading.selection_span.end
            <= heading.span.end
        )
    offset = data.draw(st.integers(0, len(text)))
    for completion in list_completions(file, found, CompletionPosition(source, offset, korean=False)):
        assert completion.span.start <= offset <= completion.span.end
    find_code_actions(file, found, diagnostics, Span(source, offset, offset))
    fixes = list_fixes(select_fixable(diagnostics, include_unsafe=True))
    assert fixes_in_one_go(text, fixes) == apply_fixes(text, fixes)


@given(FILES)
def test_a_line_that_holds_others_is_never_lost(text: str) -> None:
    source = Source("x", text)
    strict, diagnostics = parse(source)
    lenient_starts = {entry.span.start for entry in walk(parse_leniently(source).entries)}
    assert {entry.span.start for entry in walk(strict.entries)} <= lenient_starts
    if not diagnostics:
        assert parse_leniently(source).entries == strict.entries


@pytest.mark.parametrize(
    ("text", "kinds", "labels"),
    [
        ("", {CompletionKind.KEYWORD}, {"thesis", "map"}),
        ("논제: 가\n  ", {CompletionKind.KEYWORD, CompletionKind.KEY}, {"전제", "반론", "인용"}),
        (
            "thesis: a\n  objection: b\n    ",
            {CompletionKind.KEYWORD, CompletionKind.KEY},
            {"rebuttal", "undercut"},
        ),
        ("map: a\n  ", {CompletionKind.KEY}, {"lang"}),
        ("group a: a\n  ", {CompletionKind.KEYWORD, CompletionKind.KEY}, {"group"}),
        ("thesis a: b\n  premise ", {CompletionKind.STATEMENT}, {"a"}),
        ("thesis a: b\n  strength: ", {CompletionKind.VALUE}, {"weak", "strong"}),
        ("thesis a: b\n  allow: W301 ", {CompletionKind.CODE}, {"W302"}),
        ("# thesis", set(), set()),
        ("thesis: te", set(), set()),
        ("thesis ", set(), set()),
    ],
)
def test_what_can_stand_at_the_end(text: str, kinds: set[CompletionKind], labels: set[str]) -> None:
    file = parse_leniently(Source("x", text))
    completions = list_completions(
        file, find_occurrences(file), CompletionPosition(file.source, len(text), korean=False)
    )
    assert {completion.kind for completion in completions} == kinds
    assert labels <= {completion.label for completion in completions}
