"""What holds for every text: it is read without an exception, and every place lies in it."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Source, Span
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.parse import parse
from argmap.syntax.properties import KEYS
from argmap.syntax.tree import MAX_DEPTH, Comment, Entry, File, Keyword, walk

WORDS = [
    *KEYWORDS,
    *KEYS,
    "en",
    "zh-Hant",
    "xx",
    "premis",
    "shrot",
    "short.en",
    "x",
    "a-b",
    "a/b",
    "가",
    "|",
    "#",
]
SCRAPS = [
    *WORDS,
    ":",
    "：",
    ": ",
    " ",
    "  ",
    "\t",
    "\u3000",
    "\n",
    "\n  ",
    "\n    ",
    "\n |",
    "\n#",
    "\0",
    "\x0c",
]


def parse_test_map(text: str) -> tuple[File, tuple[Diagnostic, ...]]:
    return parse(Source("map.argmap", text))


def find_codes(text: str) -> list[str]:
    return [diagnostic.code for diagnostic in parse_test_map(text)[1]]


def list_spans(file: File, diagnostics: tuple[Diagnostic, ...]) -> Iterator[Span]:
    for diagnostic in diagnostics:
        yield diagnostic.span
        yield from (note.span for note in diagnostic.notes)
        yield from (fix.span for fix in diagnostic.fixes)
    for comment in file.trailing_comments:
        yield comment.span or pytest.fail("a comment without a place")
    for entry in walk(file.entries):
        yield from (entry.span, entry.keyword_span)
        yield from (entry.name.span,) if entry.name else ()
        for text in (entry.text, *(found.value for found in entry.properties)):
            yield from (piece.span for piece in text.physical_lines) if text else ()
        yield from (found.key_span for found in entry.properties)


@given(st.one_of(st.text(), st.lists(st.sampled_from(SCRAPS)).map("".join)))
@example("premise\t")
@example("\ud800: x")
@example("#\x08")
@example("thesis: x\n  \u2028premise: y")
@example("  | x\n thesis y\n| z")
def test_any_text_is_read_and_every_place_lies_in_it(text: str) -> None:
    file, diagnostics = parse_test_map(text)
    for span in list_spans(file, diagnostics):
        assert span.source.text == text
        assert 0 <= span.start <= span.end <= len(text)
    assert file.broken == bool(diagnostics)
    assert [diagnostic.span.start for diagnostic in diagnostics] == sorted(
        diagnostic.span.start for diagnostic in diagnostics
    )


@given(st.lists(st.sampled_from(SCRAPS)).map("".join))
def test_every_line_is_in_the_tree_or_reported(text: str) -> None:
    file, diagnostics = parse_test_map(text)
    if diagnostics:
        return
    lines = [line.strip() for line in text.split("\n")]
    written = [line for line in lines if line and line[0] not in "#|"]
    shown = list(walk(file.entries))
    assert len(written) == len(shown) + sum(len(entry.properties) for entry in shown)


@given(st.lists(st.sampled_from(SCRAPS)).map("".join))
def test_only_broken_entries_lack_what_an_entry_has(text: str) -> None:
    for entry in walk(parse_test_map(text)[0].entries):
        bare = entry.text is None and entry.name is None
        empty = entry.text is not None and not entry.text.value
        assert entry.broken or not (bare or empty)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("  premis a{}: x", "E110"),
        ("  this one was wrapped {}", "E110"),
        ("  quux{}: x", "E110"),
        ("  premise they come {} times", "E111"),
        ("  premise", "E112"),
        ("  premise p{}:", "E113"),
        ("  : {}", "E114"),
        ("  premise a/{}: x", "E115"),
        ("  premise an id {}: x", "E116"),
        ("  shrot: {}", "E120"),
        ("  short.xx: {}", "E121"),
        ("    premise: x\nthesis: y\n    premise: z\n  premise: {}\nthesis: y", "E106"),
    ],
)
def test_a_thousand_errors_are_a_thousand_messages(line: str, code: str) -> None:
    text = "thesis: x\n" + "".join(f"{line.format(number)}\n" for number in range(1000))
    assert find_codes(text) == [code] * 1000


def test_errors_of_all_kinds_do_not_hide_one_another() -> None:
    block = "premis: a\n  shrot: b\n  premise: c\n    short: d\n  premise e f g\n  note: h\nfoo\n"
    assert find_codes(block * 100) == ["E110", "E120", "E111", "E122", "E110"] * 100


def _nest_lines(steps: int, line: str = "premise: x") -> str:
    return "thesis: x\n" + "".join(f"{' ' * step}{line}\n" for step in range(1, steps))


@pytest.mark.parametrize("steps", [MAX_DEPTH + 2, 500, 2000])
def test_the_first_line_that_is_too_deep_is_reported_and_no_other(steps: int) -> None:
    text = _nest_lines(steps) + _nest_lines(steps)
    file, diagnostics = parse_test_map(text)
    assert [diagnostic.code for diagnostic in diagnostics] == ["E108"]
    assert diagnostics[0].span.source.position(diagnostics[0].span.start).line == MAX_DEPTH + 2
    assert len(list(walk(file.entries))) == 2 * (MAX_DEPTH + 1)


def test_the_deepest_lines_may_have_properties() -> None:
    text = _nest_lines(MAX_DEPTH + 1) + " " * (MAX_DEPTH + 1) + "short: y\n"
    file, diagnostics = parse_test_map(text)
    assert diagnostics == ()
    assert [found.key for found in list(walk(file.entries))[-1].properties] == ["short"]


def test_what_is_too_deep_leaves_nothing_behind() -> None:
    text = "thesis: x\n" + "".join(f"{' ' * n}premise: x\n{' ' * n} short: {n}\n" for n in range(1, 150))
    file, diagnostics = parse_test_map(text)
    assert [diagnostic.code for diagnostic in diagnostics] == ["E108"]
    assert [len(entry.properties) for entry in walk(file.entries)] == [0, *[1] * MAX_DEPTH]


def test_errors_are_found_below_the_deepest_level() -> None:
    text = _nest_lines(500) + " " * 500 + "short: x\n" + " " * 501 + "premise a/b: y\n"
    assert find_codes(text) == ["E108", "E115"]
    assert find_codes(_nest_lines(300, "quux: x")) == ["E110"] * 299


@pytest.mark.parametrize(
    "text",
    [
        "thesis: " + "x" * 1_000_000,
        "x" * 1_000_000,
        "thesis " + "x " * 500_000,
        "thesis" + " " * 1_000_000 + "a b",
        "thes " + "x " * 500_000,
        "thesis " + "/" * 1_000_000 + ": x",
        ":" * 1_000_000,
    ],
    ids=["text", "word", "words", "spaces", "prose", "id", "colons"],
)
def test_very_long_lines_are_read_and_reported_once(text: str) -> None:
    assert find_codes(text) == ["E117"]


def test_very_many_blank_lines_are_read() -> None:
    assert find_codes("thesis: x\n" + "\n" * 100_000 + "  premise: y") == []


@pytest.mark.parametrize(
    "character", ["\0", "\x07", "\x0b", "\x0c", "\r", "\x1f", "\ud800", "\ufffe", "\uffff"]
)
@pytest.mark.parametrize(
    "place", ["the{}sis: x", "{}thesis: x", "thesis{}: x", "thesis a{}b: x", "thesis: {}x", "thesis: x{}"]
)
def test_what_cannot_be_drawn_is_reported_alone(place: str, character: str) -> None:
    text = place.format(character)
    _, diagnostics = parse_test_map(text)
    assert [diagnostic.code for diagnostic in diagnostics] == ["E103"]
    assert diagnostics[0].span.text == character
    (fix,) = diagnostics[0].fixes
    assert find_codes(text[: fix.span.start] + fix.text + text[fix.span.end :]) == []


def test_a_text_on_the_next_line_without_its_bar_is_one_error() -> None:
    text = "thesis: x\n  premise:\n     lost text\n    note: y\n   premise: z\n"
    assert find_codes(text) == ["E110", "E106"]
    assert find_codes("thesis:\nLost text") == ["E110"]
    assert find_codes("thesis: x\n  note:\n  lost text\n  premise: y") == ["E110"]


def test_an_and_goes_with_the_line_that_it_joins() -> None:
    file, diagnostics = parse_test_map("thesis: x\n  qwzxv: y\n  and z: w\n  premise: v\n  and: u")
    assert [diagnostic.code for diagnostic in diagnostics] == ["E110"]
    assert [entry.keyword for entry in file.entries[0].children] == [Keyword.PREMISE, Keyword.AND]
    assert "z" in file.suppressed_ids


def test_a_line_indented_by_mistake_keeps_its_properties() -> None:
    file, diagnostics = parse_test_map("thesis: x\n  thesis: y\n  en: z\n  short: w")
    assert diagnostics == ()
    assert [found.key for found in file.entries[0].children[0].properties] == ["text", "short"]


def test_ids_are_compared_by_their_composed_letters() -> None:
    file, diagnostics = parse_test_map("thesis \u1100\u1161: x")
    assert diagnostics == ()
    assert [entry.name and entry.name.text for entry in file.entries] == ["가"]


def test_every_keyword_and_key_is_in_the_grammar() -> None:
    for word, keyword in KEYWORDS.items():
        file, diagnostics = parse_test_map(f"{word} id: text")
        assert (diagnostics, [entry.keyword for entry in file.entries]) == ((), [keyword])
        assert file.entries[0].spelling == word
    for word, key in KEYS.items():
        file, diagnostics = parse_test_map(f"thesis: x\n  {word}: y\n  {word}.zh-hant: z")
        assert diagnostics == ()
        assert [(found.key, found.language, found.spelling) for found in file.entries[0].properties] == [
            (key, None, word),
            (key, "zh-Hant", f"{word}.zh-Hant"),
        ]


def test_an_id_may_be_any_keyword() -> None:
    for word in (*KEYWORDS, *KEYS):
        file, diagnostics = parse_test_map(f"thesis {word}: x\n  premise {word}")
        assert diagnostics == ()
        assert [entry.name and entry.name.text for entry in walk(file.entries)] == [word, word]


def test_comments_know_the_line_below_them_and_their_depth() -> None:
    text = """
# first

thesis: x
      # too deep to be more than a child
  # a child
# not a child
  premise: y
    short: z
        # deeper than a property
  # beside the premise
    # below the premise


# at the top
claim: w
  | a
   # within
  | b
    # last
"""
    file, _ = parse_test_map(text)
    thesis, claim = file.entries
    assert [comment.text for comment in thesis.comments] == ["# first", ""]
    (premise,) = thesis.children
    assert [comment.depth for comment in premise.comments] == [1, 1, 1]
    assert [(comment.text[:8], comment.depth) for comment in claim.comments] == [
        ("# deeper", 2),
        ("# beside", 1),
        ("# below ", 2),
        ("", 0),
        ("# at the", 0),
    ]
    assert claim.text is not None
    assert [piece.comments for piece in claim.text.physical_lines] == [(), (), (Comment("# within"),)]
    assert [(comment.text, comment.depth) for comment in file.trailing_comments] == [("# last", 1)]


def test_a_group_is_a_property_below_a_line_and_a_declaration_with_an_id_or_at_the_top() -> None:
    file, diagnostics = parse_test_map("thesis: x\n  group: a\n  group b: c\n묶음: d\n묶음 e: f")
    assert diagnostics == ()
    assert [_line_key(entry) for entry in walk(file.entries)] == [
        (Keyword.THESIS, None),
        (Keyword.GROUP, "b"),
        (Keyword.GROUP, None),
        (Keyword.GROUP, "e"),
    ]
    assert [found.key for found in file.entries[0].properties] == ["group"]


def _line_key(entry: Entry) -> tuple[Keyword, str | None]:
    return entry.keyword, entry.name.text if entry.name else None
