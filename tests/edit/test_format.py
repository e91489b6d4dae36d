"""The formatter: one style, nothing lost, nothing merged, and the same when it is run again."""

from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.config.drawing_choices import KeywordStyle
from argmap.diagnostics.invisible_characters import has_visible_text
from argmap.diagnostics.source import Source
from argmap.edit import format_file as edit_format
from argmap.edit.format_file import RULES, format_source
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.parse import parse
from argmap.syntax.properties import KEYS

CASES = Path(__file__).parent / "cases"
STYLES = {"": KeywordStyle.AS_WRITTEN, ".en": KeywordStyle.EN, ".ko": KeywordStyle.KO}


def format_map_text(text: str, keywords: KeywordStyle = KeywordStyle.AS_WRITTEN) -> str:
    after, diagnostics = format_source(Source("map.argmap", text), keywords)
    assert after is not None, diagnostics
    assert diagnostics == ()
    return after


@pytest.mark.parametrize("case", sorted(CASES.glob("*.tidy")), ids=lambda case: case.stem)
def test_each_case_is_formatted_as_written_beside_it(case: Path) -> None:
    stem, dot, style = case.stem.partition(".")
    text = (CASES / f"{stem}.argmap").read_text("utf-8")
    assert format_map_text(text, STYLES[dot + style]) == case.read_text("utf-8")


def test_a_file_with_errors_is_left_alone_and_they_are_reported() -> None:
    after, diagnostics = format_source(Source("map.argmap", "premis: x\n   bla: y"))
    assert after is None
    assert [diagnostic.code for diagnostic in diagnostics] == ["E110", "E110"]


def test_a_file_whose_errors_are_of_meaning_only_is_formatted() -> None:
    assert format_map_text("premise   nowhere") == "premise nowhere\n"


def test_a_file_that_would_mean_something_else_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edit_format, "format_file", lambda file, keywords: "thesis: another\n")
    after, diagnostics = format_source(Source("map.argmap", "thesis: x"))
    assert after is None
    assert [diagnostic.code for diagnostic in diagnostics] == [rule.code for rule in RULES]


# ---- Generated maps, written as untidily as the language allows -----------------------------------------

LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufffe\uffff")
TEXTS = st.text(st.one_of(LETTERS, st.sampled_from("|:：#가 ")), min_size=1).filter(str.strip)
IDS = st.one_of(st.sampled_from([*KEYWORDS, *KEYS]), st.from_regex(r"[\w-]+", fullmatch=True)).filter(
    lambda name: all(f"a{letter}".isidentifier() or letter == "-" for letter in name)
)
SPACES = st.sampled_from(["", " ", "   "])
COMMENTS = st.lists(st.sampled_from(["", "  ", "# c", "      # d", "#e: f", "\t# g"]), max_size=3)


@st.composite
def texts(draw: st.DrawFn) -> list[str]:
    """A colon and a text over one or more lines, comments between them."""
    first = draw(st.one_of(st.just(""), TEXTS))
    further = draw(st.lists(TEXTS, min_size=0 if first else 1, max_size=2))
    assume(has_visible_text(first + "".join(further)) and not first.startswith("//"))  # no link behind an id
    lines = [f"{draw(st.sampled_from(': '))}".strip() or ":"]
    lines[0] += draw(SPACES) + first + draw(SPACES)
    for text in further:
        lines += draw(COMMENTS)
        lines.append(f"{draw(SPACES)}|{draw(SPACES)}{text}")
    return lines


@st.composite
def blocks(draw: st.DrawFn, depth: int = 0) -> list[str]:
    """An entry with its properties and children."""
    keyword = draw(st.sampled_from(sorted(KEYWORDS)))
    name = draw(IDS) if keyword in ("group", "묶음") else draw(st.one_of(st.just(""), IDS))
    refers = bool(name) and keyword not in ("group", "묶음") and draw(st.booleans())
    head = f"{keyword} {draw(SPACES)}{name}{draw(SPACES)}" if name else keyword + draw(SPACES)
    rest = [""] if refers else draw(texts())
    lines = [head + rest[0], *rest[1:]]
    step = " " * draw(st.integers(1, 4))
    for key in draw(st.lists(st.sampled_from([*KEYS, "en", "zh-hant", "short.KO", "메모.de"]), max_size=2)):
        value = draw(texts())
        lines += [*draw(COMMENTS), f"{step}{key}{draw(SPACES)}{value[0]}", *value[1:]]
    for child in draw(st.lists(blocks(depth + 1), max_size=2)) if depth < 2 else []:
        lines += draw(COMMENTS) + [line if _is_free_line(line) else step + line for line in child]
    return lines


def _is_free_line(line: str) -> bool:
    """Whether a line may stand at any depth."""
    return not line.strip() or line.strip()[0] in "|#"


MAPS = st.lists(st.tuples(COMMENTS, blocks()), min_size=1, max_size=3).map(
    lambda parts: "\n".join(line for comments, block in parts for line in (*comments, *block))
)


@given(MAPS, st.sampled_from(KeywordStyle))
def test_formatting_keeps_the_meaning_and_settles_at_once(text: str, keywords: KeywordStyle) -> None:
    after = format_map_text(text, keywords)
    assert format_map_text(after, keywords) == after
    if keywords is KeywordStyle.AS_WRITTEN:
        assert parse(Source("a", after)) == parse(Source("b", text))


@given(MAPS)
def test_no_line_is_lost_or_merged(text: str) -> None:
    def kept(written: str) -> list[str]:
        lines = ["".join(line.split()) for line in written.split("\n")]
        return [line for line in lines if line]

    def plain(line: str) -> str:
        return normalize("NFC", line.replace("：", ":")).casefold()

    after = format_map_text(text)
    assert list(map(plain, kept(after))) == list(map(plain, kept(text)))
    _has_style(after)


def _has_style(after: str) -> None:
    lines = after.split("\n")
    assert lines[-1] == ""
    assert lines[0] != ""
    assert lines[-2] != ""
    assert "\n\n\n" not in after
    assert all(line == line.rstrip() for line in lines)
    assert all((len(line) - len(line.lstrip(" "))) % 2 == 0 for line in lines)


@given(st.text())
def test_any_text_is_formatted_or_has_errors(text: str) -> None:
    after, diagnostics = format_source(Source("map.argmap", text))
    assert (after is None) == bool(diagnostics)
