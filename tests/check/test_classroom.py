"""The classroom rules: one warning a step at most, few of them on ordinary maps, and counts of all."""

from collections import Counter
from pathlib import Path

import pytest

from argmap.check.classroom import summarize_lessons
from argmap.check.rules import RULES
from argmap.check.run_checks import check
from argmap.diagnostics.diagnostic import Diagnostic, Phrase
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source, Span
from argmap.model.build import build_argmap
from argmap.model.map import ArgMap
from argmap.syntax.parse import parse
from tests.paths import ROOT

FIRST_MAPS = sorted((Path(__file__).parent / "first_maps").glob("*.argmap"))
EXPERT_MAPS = sorted((ROOT / "maps").glob("*.argmap"))
MAX_WARNINGS_A_STATEMENT = 0.25


def build(text: str) -> ArgMap:
    file, syntax_errors = parse(Source("m", text))
    argmap, errors = build_argmap(file)
    assert syntax_errors + errors == ()
    return argmap


def find_lessons(text: str) -> list[Diagnostic]:
    return [each for each in check(build(text), teach=True) if each.code.startswith("T")]


def list_codes(text: str) -> list[tuple[str, int]]:
    return [(each.code, each.span.source.position(each.span.start).line) for each in find_lessons(text)]


def test_there_are_thirteen_first_maps_of_which_seven_are_korean() -> None:
    assert len(FIRST_MAPS) == 13
    assert sum("논제" in path.read_text("utf-8") for path in FIRST_MAPS) == 7


@pytest.mark.parametrize("paths", [FIRST_MAPS, EXPERT_MAPS], ids=["first maps", "maps"])
def test_ordinary_maps_get_few_warnings(paths: list[Path]) -> None:
    maps = [build(path.read_text("utf-8")) for path in paths]
    warnings = sum(len(check(argmap, teach=True)) for argmap in maps)
    assert 0 < warnings <= MAX_WARNINGS_A_STATEMENT * sum(len(argmap.statements) for argmap in maps)


@pytest.mark.parametrize("path", [*FIRST_MAPS, *EXPERT_MAPS], ids=lambda path: path.stem)
def test_no_step_gets_two_of_the_rules(path: Path) -> None:
    warnings = check(build(path.read_text("utf-8")), teach=True)
    steps = Counter(each.span.start for each in warnings if each.code.startswith("T") or each.code == "W310")
    assert [count for count in steps.values() if count > 1] == []


def test_all_lone_premises_are_one_warning_where_most_is_missing() -> None:
    text = (
        "thesis: Whales are mammals\n"
        "  premise: Whales nurse young animals\n"
        "  premise: Sailors tell stories\n"
        "    premise: Captains trust sailors\n"
        "  premise: No fish has lungs\n"
        "    allow: T401\n"
    )
    (warning,) = find_lessons(text)
    assert warning.span.text == "Sailors tell stories"
    assert warning.message == Phrase(
        en="one premise alone, as in 2 more places (lines 2, 4)",
        ko="근거가 하나뿐인 추론; 이 밖에 2곳(2, 4행)",
    )
    assert warning.place_count == 3


def test_all_open_objections_are_one_warning() -> None:
    text = (
        "thesis: Whales are mammals\n"
        "  objection: Whales swim\n"
        "    rebuttal: So do otters\n"
        "      objection: Otters have legs\n"
        "  objection: Whales have fins\n"
        "    allow: T403\n"
        "  objection: Whales look like fish\n"
    )
    (warning,) = find_lessons(text)
    assert warning.span.text == "Otters have legs"
    assert warning.message.en == "an objection that nothing answers, as in 1 more place (line 7)"
    assert summarize_lessons([warning]) == Phrase(en="2 open objections", ko="답이 없는 반론 2")


@pytest.mark.parametrize("keyword", ["objection", "rebuttal"])
def test_an_objection_to_an_objection_is_an_answer(keyword: str) -> None:
    text = f"thesis: Whales are mammals\n  objection: Whales swim\n    {keyword}: So do otters\n"
    assert list_codes(text) == []


def test_what_has_to_be_done_is_a_need_and_no_duty() -> None:
    text = (
        "thesis: The hall is worth its price\n"
        "  objection: The roof has to be repaired\n"
        "    premise: Water came in twice\n"
        "    and: Water comes in through the roof\n"
        "    rebuttal: The insurance pays for it\n"
    )
    assert list_codes(text) == []


def test_a_long_list_of_lines_is_cut() -> None:
    text = "thesis: A\n" + "".join(f"  premise: Reason {number}\n" for number in range(12))
    (warning,) = find_lessons(text)
    assert warning.message.en == "one premise alone, as in 11 more places (lines 3, 4, 5, 6, 7, 8, 9, 10, …)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thesis: Whales are mammals\n  premise: Whales give milk\n  and: Milk comes from mammals\n", []),
        ("thesis: Whales are mammals\n  premise: Sharks hunt\n  and: Hunting is work\n", [("T402", 2)]),
        ("thesis: Whales are mammals\n  premise: Whales give milk\n  and: Sharks hunt\n", [("T402", 3)]),
        ("thesis: Whales are mammals\n  premise: They hunt\n  and: Sharks have teeth\n", []),
        ("thesis: Whales are mammals\n  premise: Sharks hunt\n  assumption: Hunting is work\n", []),
        ("thesis: 7 of 9 win\n  premise: 9 run\n  and: 7 arrive\n", [("T402", 2)]),
        ("thesis: Cars never stop\n  premise: Lights never work\n  and: Wires never break\n", [("T402", 2)]),
        ("논제: 컵은 낡지 않는다\n  전제: 손님은 오지 않는다\n  그리고: 가게는 크지 않다\n", [("T402", 2)]),
        ("논제: 고래는 포유류다\n  전제: 고래는 젖을 먹인다\n  그리고: 젖은 포유류만 먹인다\n", []),
        ("map: m\n  lang: de\n\nthesis: Wale sind Tiere\n  premise: Haie jagen\n  and: Jagd ist hart\n", []),
    ],
)
def test_linked_premises_need_a_word_in_common(text: str, expected: list[tuple[str, int]]) -> None:
    assert list_codes(text) == expected


def test_an_ought_is_reported_once_a_conclusion_and_takes_its_steps() -> None:
    text = (
        "thesis: Towns should plant trees\n"
        "  premise: Trees cool the streets\n"
        "  premise: Birds live in trees\n"
        "  premise: Shade is good for health\n"
    )
    ought, lone = find_lessons(text)
    assert (ought.code, ought.place_count, lone.code, lone.place_count) == ("T404", 2, "T401", 1)
    assert ought.message.en.endswith(" from what is alone, here and in 1 more step to it")
    assert lone.span.text == "Shade is good for health"


def test_what_nobody_has_to_do_is_no_duty() -> None:
    text = "thesis: Schools should have uniforms\n  premise: Pupils don't have to choose\n"
    assert list_codes(text) == [("T404", 2)]


def test_a_premise_that_repeats_its_conclusion_is_not_called_lone_too() -> None:
    text = "thesis: Good novels train the mind\n  premise: The mind is trained by good novels\n"
    assert [each.code for each in check(build(text), teach=True)] == ["W310"]


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.teach], ids=lambda rule: rule.code)
def test_the_finds_of_each_rule_are_counted(rule: Rule) -> None:
    span = Span(Source("test", "thesis: A\n"), 0, 6)
    words = Phrase(en="message", ko="메시지")
    found = Diagnostic(rule.code, rule.severity, words, span)
    for number in (1, 2):
        counted = summarize_lessons([found] * number)
        assert counted
        assert counted.en.startswith(f"{number} ")
        assert counted.ko.endswith(f" {number}")


def test_counts_are_of_places() -> None:
    text = (
        "thesis: Towns should plant trees\n  premise: Shade is good\n  premise: Trees are worth it\n"
        "  premise: Birds live there\n  objection: Trees cost money\n  objection: Leaves fall\n"
    )
    assert summarize_lessons(find_lessons(text)) == Phrase(
        en="2 lone premises, 2 open objections, 1 ought from an is",
        ko="근거가 하나뿐인 추론 2, 답이 없는 반론 2, 사실에서 끌어낸 당위 1",
    )
    assert summarize_lessons(()) is None
