"""`argmap check`: what is reported, in which format, and what the exit code says."""

import json
import re

import pytest

from argmap.rules import all_rules
from tests.cli.cli_call import GOOD, INVALID, Call, Put

QUESTION = GOOD.replace("맑다\n", "맑은가?\n").replace("the air is clean", "is the air clean?")


def check_question(call: Call, put: Put) -> str:
    """The code that a question as a claim sets off, after a map with one was written."""
    put("doubt.argmap", QUESTION)
    found = set(re.findall(r"\[(W\d+)\]", call("check", "doubt.argmap").out))
    assert len(found) == 1
    return found.pop()


def test_a_good_map(call: Call, put: Put) -> None:
    put("m.argmap")
    result = call("check", "m.argmap")
    assert (result.code, result.out, result.err) == (0, "1 map, nothing to report\n", "")
    assert call("check", "--ui", "ko").out == "지도 1개, 지적할 것 없음\n"
    assert call("check", "-q").out == ""


def test_a_broken_map_is_shown_with_a_caret_and_counted(call: Call, put: Put) -> None:
    put("m.argmap", INVALID)
    result = call("check", "m.argmap")
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
    assert lines[-1] == "1 error"
    assert "1 error" not in call("check", "m.argmap", "--format", "short").out


def test_reports_are_in_the_language_of_the_user(
    call: Call, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("m.argmap", INVALID)
    assert call("check", "--ui", "ko").out.startswith("오류[E")
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    assert call("check").out.startswith("오류[E")
    monkeypatch.setenv("LC_ALL", "C")
    assert call("check").out.startswith("error[E")
    put("argmap.toml", 'ui = "ko"')
    assert call("check").out.startswith("오류[E")
    monkeypatch.setenv("ARGMAP_UI", "en")
    assert call("check").out.startswith("error[E")
    assert call("check", "--ui", "ko").out.startswith("오류[E")


def test_standard_input_and_several_maps(call: Call, put: Put) -> None:
    put("a.argmap")
    put("b.argmap", INVALID)
    result = call("check", "-", "a.argmap", "b.argmap", "--format", "short", stdin=INVALID.encode())
    assert [line.split(": ")[0] for line in result.out.splitlines()] == ["<stdin>:2:3", "b.argmap:2:3"]


def test_a_missing_map_is_a_wrong_call_and_the_others_are_checked(call: Call, put: Put) -> None:
    put("b.argmap", INVALID)
    result = call("check", "a.argmap", "b.argmap")
    assert result.code == 2
    assert "E1" in result.out
    assert result.err.startswith("error: cannot read `a.argmap`")


def test_whether_a_map_can_be_read_is_judged_by_reading_it(
    call: Call, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("b.argmap", INVALID)
    monkeypatch.setattr("os.access", lambda *_: False)
    assert call("check", "b.argmap").out.startswith("error[E1")


def test_every_format_is_well_formed(call: Call, put: Put) -> None:
    put("m.argmap", INVALID)
    entries = json.loads(call("check", "--format", "json").out)
    assert entries[0]["range"]["start"] == {"line": 2, "column": 3, "offset": 19}
    assert call("check", "--format", "github").out.startswith(
        "::error file=m.argmap,line=2,col=3,endColumn=9,"
    )
    (run,) = json.loads(call("check", "--format", "sarif").out)["runs"]
    driver = run["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in all_rules()]
    assert run["results"][0]["ruleId"] == entries[0]["code"]


def test_documents_are_whole_where_there_is_nothing_to_say(call: Call, put: Put) -> None:
    put("m.argmap")
    assert json.loads(call("check", "--format", "json").out) == []
    assert json.loads(call("check", "--format", "sarif").out)["version"] == "2.1.0"
    assert call("check", "--format", "github").out == ""


def test_warnings_fail_only_a_strict_check(call: Call, put: Put) -> None:
    check_question(call, put)
    assert call("check", "doubt.argmap").code == 0
    assert call("check", "doubt.argmap", "--strict").code == 1
    put("good.argmap")
    assert call("check", "good.argmap", "--strict").code == 0


def test_a_warning_is_silenced_by_its_code(call: Call, put: Put) -> None:
    code = check_question(call, put)
    assert call("check", "doubt.argmap", "--silence", code).out == "1 map, nothing to report\n"
    assert call("check", "doubt.argmap", "--strict", "--silence", f"T401,{code}").code == 0
    assert call("build", "doubt.argmap", "--silence", code, "-q").err == ""
    put("argmap.toml", f'silence = ["{code}"]')
    assert call("check", "doubt.argmap", "--strict").code == 0


def test_an_unknown_code_is_a_wrong_call_with_the_nearest(call: Call, put: Put) -> None:
    code = check_question(call, put)
    result = call("check", "doubt.argmap", "--silence", code.lower())
    assert result.code == 2
    assert f"did you mean `{code}`?" in result.err


@pytest.mark.parametrize("ui", [("--ui", "ko"), ("--ui=ko",)])
def test_a_wrong_list_is_refused_in_the_language_of_the_user(
    call: Call, put: Put, ui: tuple[str, ...]
) -> None:
    put("m.argmap")
    refused = {
        ("check", "--silence", "W999"): "오류: 없는 경고 `W999`; 고를 수 있는 값: T401",
        ("build", "-f", "svgg"): "오류: 없는 형식 `svgg`; 혹시 `svg`인가?\n",
        ("build", "--lang", "한국어"): "오류: 없는 언어 `한국어`; `ko`, `en`, `zh-Hant` 같은 코드로 쓴다\n",
    }
    for arguments, told in refused.items():
        result = call(*arguments, *ui)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(told)


def test_a_silenced_code_in_the_settings_must_be_a_warning(call: Call, put: Put) -> None:
    put("m.argmap")
    put("argmap.toml", 'silence = ["E110"]')
    result = call("check", "m.argmap")
    assert result.code == 1
    assert "error[E505]: `E110` is an error, which cannot be silenced" in result.out


def test_the_classroom_rules_are_added_when_asked_for(call: Call, put: Put) -> None:
    put("m.argmap")
    assert "[T4" not in call("check", "m.argmap").out
    assert "[T4" in call("check", "m.argmap", "--teach").out
    put("argmap.toml", "teach = true")
    assert "[T4" in call("check", "m.argmap").out
    assert "[T4" not in call("check", "m.argmap", "--no-teach").out
