"""`argmap explain`: pages as plain text."""

import re

import pytest

from argmap.rules import all_rules
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.properties import KEYS
from tests.cli.cli_call import RunArgmap


@pytest.mark.parametrize("ui", ["en", "ko"])
def test_every_rule_is_listed_and_has_a_page_without_marks(run_argmap: RunArgmap, ui: str) -> None:
    listed = run_argmap("explain", "--list", "--ui", ui).out.splitlines()
    assert [line.split()[0] for line in listed] == [rule.code for rule in all_rules()]
    for rule in all_rules():
        result = run_argmap("explain", rule.code, "--ui", ui)
        assert result.code == 0
        assert result.out.startswith(f"{rule.code} (")
        assert rule.title.in_language(ui) in result.out.splitlines()[0]
        assert "\n```" not in result.out


def test_an_example_is_indented_below_a_word(run_argmap: RunArgmap) -> None:
    out = run_argmap("explain", "E502").out
    assert '\nIncorrect:\n\n    silense = ["W301"]\n\nCorrect:\n\n    silence = ["W301"]\n' in out
    assert "잘못된 예:" in run_argmap("explain", "E502", "--ui", "ko").out


def test_a_code_may_be_written_as_reports_show_it(run_argmap: RunArgmap) -> None:
    assert run_argmap("explain", "[e502]").out == run_argmap("explain", "E502").out


def test_a_code_may_be_taken_from_a_report_with_its_weight(run_argmap: RunArgmap) -> None:
    assert run_argmap("explain", "error[E110]").out == run_argmap("explain", "E110").out != ""


def test_an_unknown_code_names_the_nearest(run_argmap: RunArgmap) -> None:
    result = run_argmap("explain", "E5022")
    assert (result.code, result.err) == (2, "error: there is no rule or word `E5022`; did you mean `E502`?\n")
    assert "--list" in run_argmap("explain", "nonsense").err


@pytest.mark.parametrize(
    ("word", "heads"),
    [
        ("premise", ["premise (전제): supports the line above"]),
        ("전제", ["premise (전제): supports the line above"]),
        ("Premise", ["premise (전제): supports the line above"]),
        ("group", ["group (묶음): declares a group", "group (묶음): the group of this"]),
        ("weak", ["strength (강도): of the step"]),
        ("강함", ["strength (강도): of the step"]),
        ("zh-Hant", ["en, ko, zh-Hant …: the line's text in this language"]),
    ],
)
def test_a_word_of_the_language_has_a_page(run_argmap: RunArgmap, word: str, heads: list[str]) -> None:
    out = run_argmap("explain", word).out
    starts = [out.find(head) for head in heads]
    assert starts == sorted(starts)
    assert starts[0] == 0
    assert out.count("  drawn: ") == len(heads)


def test_a_page_tells_the_picture_of_its_example(run_argmap: RunArgmap) -> None:
    assert run_argmap("explain", "and").out.endswith(
        "\n\nThe picture in words:\n\n    Thesis: Night trains save time\n"
        "      Supported by Premise: People sleep on a night train\n"
        "      Together with Premise: At home they would sleep just as long\n"
    )
    assert "그림을 글로 설명하면:\n\n    논제: " in run_argmap("explain", "undercut", "--ui", "ko").out


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("map", "Above it: Night trains"),
        ("group", "A tab “The climate” on: Trains replace flights"),
        ("cite", "On the edge of the box “The tracks lie empty”: plan p. 12"),
        ("source", "Below it: timetable: The railways' joint timetable, 2024 (p. 12)"),
        ("by", "(by a reader of the paper)"),
        ("url", "On the edge of the box “The tracks lie empty”: link"),
        ("short", "On a crowded page: “More night trains” in place of"),
        ("view", "With `--view prices`, under the title “What it costs”, only: A bed costs more than a seat"),
        ("reveal", "With `--view all --steps`, picture 3: A bed costs more than a seat"),
        ("tag", "With `--only tag:costs`, only: A bed saves a hotel room"),
        ("note", "In the notes of its slide: Ask who has slept on a train"),
        ("lang", "Plates and legend are in `de`: These"),
        ("allow", "Without `allow`, there is a warning: W301 "),
        ("ko", "In a picture in `ko`: 야간열차를 더 많이 운행해야 한다"),
        ("strength", "(weak)"),
    ],
)
def test_what_a_word_does_is_in_the_picture_of_its_example(
    run_argmap: RunArgmap, word: str, words: str
) -> None:
    assert words in run_argmap("explain", word).out.partition("The picture in words:")[2]


def test_a_misspelt_word_names_the_nearest(run_argmap: RunArgmap) -> None:
    result = run_argmap("explain", "premis")
    assert result.code == 2
    assert result.err == "error: there is no rule or word `premis`; did you mean `premise`?\n"
    assert "혹시 `전제`인가?" in run_argmap("explain", "전재", "--ui", "ko").err


@pytest.mark.parametrize("ui", ["en", "ko"])
def test_alone_it_is_a_cheat_sheet_on_one_screen(run_argmap: RunArgmap, ui: str) -> None:
    out = run_argmap("explain", "--ui", ui).out
    assert all(word in re.findall(r"[\w-]+", out) for word in (*KEYWORDS, *KEYS))
    assert out.count("\n") < 60
    assert max(map(len, out.splitlines())) <= 110


@pytest.mark.parametrize(
    ("word", "ui", "head"),
    [
        ("pro", "en", "write `premise` for `pro`\n\npremise (전제): supports the line above\n"),
        ("Con", "en", "write `objection` for `con`\n\nobjection (반론): attacks the line above\n"),
        ("근거", "ko", "`근거` 대신 쓰는 단어: `전제`\n\n전제 (premise): 위의 진술을 뒷받침한다\n"),
        ("author", "en", "write `by` for `author`\n\nby (화자): whose words these are\n"),
    ],
)
def test_a_word_that_people_use_leads_to_ours(run_argmap: RunArgmap, word: str, ui: str, head: str) -> None:
    assert run_argmap("explain", word, "--ui", ui).out.startswith(head)
