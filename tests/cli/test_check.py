"""`argmap check`: reports, their formats, and exit codes."""

import json
import re

import pytest

from argmap.rules import all_rules
from tests.cli.cli_call import GOOD, INVALID, RunArgmap, WriteFile

QUESTION = GOOD.replace("맑다\n", "맑은가?\n").replace("the air is clean", "is the air clean?")


def check_question(run_argmap: RunArgmap, write_file: WriteFile) -> str:
    """The code that a question as a claim sets off, after a map with one was written."""
    write_file("doubt.argmap", QUESTION)
    found = set(re.findall(r"\[(W\d+)\]", run_argmap("check", "doubt.argmap").out))
    assert len(found) == 1
    return found.pop()


def test_a_good_map(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("m.argmap")
    result = run_argmap("check", "m.argmap")
    assert (result.code, result.out, result.err) == (0, "1 map, nothing to report\n", "")
    assert run_argmap("check", "--ui", "ko").out == "지도 1개, 문제 없음\n"
    assert run_argmap("check", "-q").out == ""


def test_a_broken_map_is_shown_with_a_caret_and_counted(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("m.argmap", INVALID)
    result = run_argmap("check", "m.argmap")
    assert result.code == 1
    assert result.err == ""
    head, *lines = result.out.splitlines()
    assert re.fullmatch(r"error\[E\d{3}\]: .*`premis`.*", head)
    assert lines[:4] == [
        " --> m.argmap:2:3".replace(" -", "  -", 1),
        "   |",
        " 2 |   premis air: two",
        "   |   ^^^^^^",
    ]
    assert lines[-2:] == ["1 error", "`--fix` fixes 1 of these"]
    assert "1 error" not in run_argmap("check", "m.argmap", "--format", "short").out


def test_reports_are_in_the_language_of_the_user(
    run_argmap: RunArgmap, write_file: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file("m.argmap", INVALID)
    assert run_argmap("check", "--ui", "ko").out.startswith("오류[E")
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    assert run_argmap("check").out.startswith("오류[E")
    monkeypatch.setenv("LC_ALL", "C")
    assert run_argmap("check").out.startswith("error[E")
    write_file("argmap.toml", 'ui = "ko"')
    assert run_argmap("check").out.startswith("오류[E")
    monkeypatch.setenv("ARGMAP_UI", "en")
    assert run_argmap("check").out.startswith("error[E")
    assert run_argmap("check", "--ui", "ko").out.startswith("오류[E")


def test_standard_input_and_several_maps(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("a.argmap")
    write_file("b.argmap", INVALID)
    result = run_argmap("check", "-", "a.argmap", "b.argmap", "--format", "short", stdin=INVALID.encode())
    assert [line.split(": ")[0] for line in result.out.splitlines()] == ["<stdin>:2:3", "b.argmap:2:3"]


def test_a_missing_map_is_a_wrong_call_and_the_others_are_checked(
    run_argmap: RunArgmap, write_file: WriteFile
) -> None:
    write_file("b.argmap", INVALID)
    result = run_argmap("check", "a.argmap", "b.argmap")
    assert result.code == 2
    assert "E1" in result.out
    assert result.err.startswith("error: cannot read `a.argmap`")


def test_whether_a_map_can_be_read_is_judged_by_reading_it(
    run_argmap: RunArgmap, write_file: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file("b.argmap", INVALID)
    monkeypatch.setattr("os.access", lambda *_: False)
    assert run_argmap("check", "b.argmap").out.startswith("error[E1")


def test_every_format_is_well_formed(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("m.argmap", INVALID)
    entries = json.loads(run_argmap("check", "--format", "json").out)
    assert entries[0]["range"]["start"] == {"line": 2, "column": 3, "offset": 19}
    assert run_argmap("check", "--format", "github").out.startswith(
        "::error file=m.argmap,line=2,col=3,endColumn=9,"
    )
    (run,) = json.loads(run_argmap("check", "--format", "sarif").out)["runs"]
    driver = run["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in all_rules()]
    assert run["results"][0]["ruleId"] == entries[0]["code"]


def test_documents_without_diagnostics_are_complete(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("m.argmap")
    assert json.loads(run_argmap("check", "--format", "json").out) == []
    assert json.loads(run_argmap("check", "--format", "sarif").out)["version"] == "2.1.0"
    assert run_argmap("check", "--format", "github").out == ""


def test_warnings_fail_only_a_strict_check(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    check_question(run_argmap, write_file)
    assert run_argmap("check", "doubt.argmap").code == 0
    assert run_argmap("check", "doubt.argmap", "--strict").code == 1
    write_file("good.argmap")
    assert run_argmap("check", "good.argmap", "--strict").code == 0


def test_a_warning_is_silenced_by_its_code(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    code = check_question(run_argmap, write_file)
    assert run_argmap("check", "doubt.argmap", "--silence", code).out == "1 map, nothing to report\n"
    assert run_argmap("check", "doubt.argmap", "--strict", "--silence", f"T401,{code}").code == 0
    assert run_argmap("build", "doubt.argmap", "--silence", code, "-q").err == ""
    write_file("argmap.toml", f'silence = ["{code}"]')
    assert run_argmap("check", "doubt.argmap", "--strict").code == 0


def test_an_unknown_code_is_a_wrong_call_with_the_nearest(
    run_argmap: RunArgmap, write_file: WriteFile
) -> None:
    code = check_question(run_argmap, write_file)
    result = run_argmap("check", "doubt.argmap", "--silence", code.lower())
    assert result.code == 2
    assert f"did you mean `{code}`?" in result.err


@pytest.mark.parametrize("ui", [("--ui", "ko"), ("--ui=ko",)])
def test_a_wrong_list_is_refused_in_the_language_of_the_user(
    run_argmap: RunArgmap, write_file: WriteFile, ui: tuple[str, ...]
) -> None:
    write_file("m.argmap")
    refused = {
        ("check", "--silence", "W999"): "오류: 없는 경고 `W999`; 고를 수 있는 값: T401",
        ("build", "-f", "svgg"): "오류: 없는 형식 `svgg`; 혹시 `svg`인가?\n",
        ("build", "--lang", "한국어"): "오류: 없는 언어 `한국어`; `ko`, `en`, `zh-Hant` 같은 코드로 쓴다\n",
    }
    for arguments, message in refused.items():
        result = run_argmap(*arguments, *ui)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(message)


def test_a_silenced_code_in_the_settings_must_be_a_warning(
    run_argmap: RunArgmap, write_file: WriteFile
) -> None:
    write_file("m.argmap")
    write_file("argmap.toml", 'silence = ["E110"]')
    result = run_argmap("check", "m.argmap")
    assert result.code == 1
    assert "error[E505]: `E110` is an error, which cannot be silenced" in result.out


def test_the_classroom_rules_are_added_when_asked_for(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("m.argmap")
    assert "[T4" not in run_argmap("check", "m.argmap").out
    assert "[T4" in run_argmap("check", "m.argmap", "--teach").out
    write_file("argmap.toml", "teach = true")
    assert "[T4" in run_argmap("check", "m.argmap").out
    assert "[T4" not in run_argmap("check", "m.argmap", "--no-teach").out


def test_classroom_rules_are_counted_before_all_else(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("a.argmap", "thesis: A town\n  premise: A street\n  premise: A square\n  objection: Cars\n")
    write_file("b.argmap", "thesis: A village\n  premise: A pond\n")
    out = run_argmap("check", "--teach").out
    assert out.startswith("3 lone premises, 1 open objection\n\nwarning[T401]")
    assert run_argmap("check", "--teach", "--ui", "ko").out.startswith(
        "근거가 하나뿐인 추론 3, 답이 없는 반론 1\n\n"
    )
    assert run_argmap("check", "--teach", "-q").out.startswith("warning[T401]")
    assert run_argmap("check", "--teach", "--format", "short").out.startswith("a.argmap:")
    assert run_argmap("check", "--teach", "--silence", "T401").out.startswith("1 open objection\n")
