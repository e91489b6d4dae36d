"""Outlines, numbers and differences of maps: golden files, and properties of any map."""

import json
from collections.abc import Callable
from unicodedata import normalize

import pytest
from msgspec.structs import replace

from argmap.formats.difference import compare_maps
from argmap.formats.difference_text import format_change_counts, format_difference
from argmap.formats.merged_map import merge_states
from argmap.formats.outline import OutlineFormat, OutlineOptions, format_outline
from argmap.formats.statement_matching import match_statements
from argmap.formats.stats import compute_stats
from argmap.formats.stats_text import format_stats_json, format_stats_text
from argmap.layout.columns.column_layout import lay_out_columns
from argmap.model.map import ArgMap
from argmap.scene.scene import Change
from tests.layout.generated_maps import generate_map

Case = Callable[[str], ArgMap]
SEEDS = range(12)
FULL = OutlineOptions(ids=True, sources=True, notes=True)


@pytest.mark.parametrize(
    ("file", "options"),
    [
        ("town.text", FULL),
        ("town.md", replace(FULL, outline_format=OutlineFormat.MARKDOWN)),
        ("town.ko.text", OutlineOptions(lang="ko")),
    ],
)
def test_an_outline_is_as_written(
    load_case: Case, read_golden: Callable[[str], str], file: str, options: OutlineOptions
) -> None:
    assert format_outline(load_case("town"), options) == read_golden(file)


@pytest.mark.parametrize("form", OutlineFormat)
@pytest.mark.parametrize("seed", SEEDS)
def test_every_statement_is_in_the_outline(
    parse_argument: Callable[[str], ArgMap], seed: int, form: OutlineFormat
) -> None:
    argmap = parse_argument(generate_map(seed, 25))
    text = format_outline(argmap, OutlineOptions(form, ids=True))
    name = "`{}`" if form is OutlineFormat.MARKDOWN else " {}"
    for statement in argmap.statements.values():
        assert not statement.has_written_id or name.format(statement.id) in text
        assert statement.text[""].value in text


def test_the_numbers_are_as_written(load_case: Case, read_golden: Callable[[str], str]) -> None:
    argmap = load_case("town")
    text = format_stats_text(argmap, compute_stats(argmap), "en") + format_stats_text(
        argmap, compute_stats(argmap), "ko"
    )
    assert text == read_golden("town.stats")
    assert format_stats_json([(argmap, compute_stats(argmap))]) == read_golden("town.stats.json")


def test_a_map_without_statements_counts_nothing(empty_map: ArgMap) -> None:
    counts = compute_stats(empty_map)
    assert (counts.statements, counts.steps, counts.depth) == (0, 0, 0)
    assert json.loads(format_stats_json([(empty_map, counts)]))["maps"][0]["statements"]["total"] == 0


@pytest.mark.parametrize("seed", SEEDS)
def test_the_numbers_add_up(parse_argument: Callable[[str], ArgMap], seed: int) -> None:
    argmap = parse_argument(generate_map(seed, 25))
    counts = compute_stats(argmap)
    below = [s for s in argmap.statements.values() if s.parent_step is not None]
    assert counts.statements == len(argmap.statements)
    assert counts.steps == len(argmap.inferences)
    assert counts.balance.pro + counts.balance.con == len(below)
    assert counts.depth <= max(s.depth for s in argmap.statements.values())


def test_what_attacks_an_attack_speaks_for_the_top(parse_argument: Callable[[str], ArgMap]) -> None:
    argmap = parse_argument(
        "thesis t: T\n  objection o: O\n    rebuttal r: R\n    undercut u: U\n      undercut v: V\n"
    )
    balance = compute_stats(argmap).balance
    assert (balance.pro, balance.con) == (2, 2)


@pytest.mark.parametrize("ui", ["en", "ko"])
def test_a_difference_is_as_written(load_case: Case, read_golden: Callable[[str], str], ui: str) -> None:
    found = compare_maps(load_case("town"), load_case("town.new"))
    lines = [*format_difference(found, ui), format_change_counts(found, ui)]
    assert "\n".join(lines) + "\n" == read_golden(f"town.{ui}.diff")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_map_does_not_differ_from_itself(parse_argument: Callable[[str], ArgMap], seed: int) -> None:
    text = generate_map(seed, 25)
    nameless = text.replace("thesis s0:", "thesis:")
    for each in (text, nameless):
        found = compare_maps(parse_argument(each), parse_argument(each))
        assert found.is_empty
        assert format_difference(found, "en") == ()


FULL_MAP = """\
map: 한글 지도
  en: Café
  lang: ko

source 책: 어느 책
  by: 김 아무개
group 값: 비싼 값
view 봄: 봄날
  tag: 돈

thesis 논제: 도심에는 차가 없어야 한다
  en: No cars in the café's street
  short: 차 없는 도심
  note: 메모
  by: 시민
  tag: 돈
  cite: 책 이십 쪽
  group: 값
  premise: 공기가 맑다
"""


def test_how_letters_are_composed_makes_no_difference(parse_argument: Callable[[str], ArgMap]) -> None:
    old, new = (parse_argument(normalize(form, FULL_MAP)) for form in ("NFC", "NFD"))
    assert old.title != new.title
    for found in (compare_maps(old, new), compare_maps(new, old)):
        assert (found.is_empty, format_difference(found, "en")) == (True, ())
    other = parse_argument(normalize("NFD", FULL_MAP.replace("메모", "다른 메모")))
    assert format_difference(compare_maps(old, other), "en") == (
        "* thesis 논제 (note): " + normalize("NFD", "도심에는 차가 없어야 한다"),
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_every_statement_is_accounted_for_either_way(
    parse_argument: Callable[[str], ArgMap], seed: int
) -> None:
    old, new = parse_argument(generate_map(seed, 20)), parse_argument(generate_map(seed + 1, 23))
    found = compare_maps(old, new)
    assert {*found.pairs, *(s.id for s in found.removed_statements)} == set(old.statements)
    assert {*found.pairs.values(), *(s.id for s in found.added_statements)} == set(new.statements)
    assert len(set(found.pairs.values())) == len(found.pairs)
    back = compare_maps(new, old)
    assert [s.id for s in back.added_statements] == [s.id for s in found.removed_statements]
    assert not found.is_empty


@pytest.mark.parametrize("seed", SEEDS)
def test_both_states_in_one_map_can_be_drawn(parse_argument: Callable[[str], ArgMap], seed: int) -> None:
    lines = generate_map(seed, 24).splitlines(keepends=True)
    old = parse_argument("".join(lines))
    gone = [line for line in lines if not line.lstrip().startswith(("objection s", "rebuttal s"))]
    new = parse_argument(_repair_indentation("".join(gone)))
    for before, after in ((old, new), (new, old)):
        found = compare_maps(before, after)
        both = merge_states(found)
        removed = [name for name, changes in both.changes.items() if Change.REMOVED in changes]
        assert len(removed) == len(found.removed_statements)
        assert len(both.argmap.statements) == len(after.statements) + len(removed)
        assert {box.id for box in lay_out_columns(both.argmap).boxes} == set(both.argmap.statements)


def _repair_indentation(text: str) -> str:
    """A map of the same statements, one below the other, for lines that were taken out leave gaps."""
    names = [line.strip() for line in text.splitlines() if line.lstrip().split(" ")[0] in _WORDS]
    texts = [line.split(" ", 1)[1] for line in names if ":" in line]
    return f"thesis {texts[0]}\n" + "".join(f"  premise {each}\n" for each in texts[1:])


_WORDS = {"thesis", "premise", "and", "assumption", "undercut"}


def test_a_nameless_statement_is_known_by_its_words(parse_argument: Callable[[str], ArgMap]) -> None:
    old = parse_argument(
        "thesis t: T\n  premise: Cars foul the air in narrow streets\n  premise: Cars are loud\n"
    )
    new = parse_argument(
        "thesis t: T\n  premise: Cars are very loud\n  premise: Cars foul the air in all streets\n"
    )
    pairs = {
        old.statements[one].text[""].value: new.statements[other].text[""].value
        for one, other in match_statements(old, new).items()
    }
    assert pairs == {
        "T": "T",
        "Cars foul the air in narrow streets": "Cars foul the air in all streets",
        "Cars are loud": "Cars are very loud",
    }


def test_equal_texts_are_matched_by_their_parents(
    parse_argument: Callable[[str], ArgMap],
) -> None:
    text = "thesis a: A\n  premise: Same\n{}thesis b: B\n  premise: Same\n"
    old, new = parse_argument(text.format("")), parse_argument(text.format("  premise: Same but other\n"))
    found = compare_maps(old, new)
    assert format_difference(found, "en") == ("+ premise (below a): Same but other",)
    assert format_difference(compare_maps(new, old), "en") == ("- premise (below a): Same but other",)


def test_a_changed_reference_is_a_changed_step(parse_argument: Callable[[str], ArgMap]) -> None:
    text = "thesis t: T\n  premise p: P\n  premise q: Q\n    {} p\n"
    found = compare_maps(parse_argument(text.format("premise")), parse_argument(text.format("objection")))
    assert format_difference(found, "en") == (
        "= step:",
        "  - p → q (supports)",
        "  + p → q (attacks)",
    )
