"""`argmap explain`: pages as plain text."""

import pytest

from argmap.rules import all_rules
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
    assert '\nSo not:\n\n    silense = ["W301"]\n\nBut so:\n\n    silence = ["W301"]\n' in out
    assert "나쁜 보기:" in run_argmap("explain", "E502", "--ui", "ko").out


def test_a_code_may_be_written_as_reports_show_it(run_argmap: RunArgmap) -> None:
    assert run_argmap("explain", "[e502]").out == run_argmap("explain", "E502").out


def test_a_code_may_be_taken_from_a_report_with_its_weight(run_argmap: RunArgmap) -> None:
    assert run_argmap("explain", "error[E110]").out == run_argmap("explain", "E110").out != ""


def test_an_unknown_code_names_the_nearest(run_argmap: RunArgmap) -> None:
    result = run_argmap("explain", "E5022")
    assert (result.code, result.err) == (2, "error: there is no rule `E5022`; did you mean `E502`?\n")
    assert "--list" in run_argmap("explain", "nonsense").err
    assert run_argmap("explain").code == 2
