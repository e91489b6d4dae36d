"""`argmap check --fix`: files written whole or not at all, diffs, standard input, and exit codes."""

import json
from pathlib import Path

import pytest

from tests.cli.cli_call import GOOD, INVALID, RunArgmap, WriteFile

GUESS = "thesis goal: one\n  premise quiet: two\n  objection: three\n    rebuttal quite\n"


def test_safe_fixes_are_made_and_counted(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    path = write_file("m.argmap", INVALID)
    result = run_argmap("check", "m.argmap", "--fix")
    assert (result.code, result.out) == (0, "m.argmap: 1 fixed\n1 map, nothing to report\n")
    assert result.err == "m.argmap:2: `premis` → `premise`\n"
    assert path.read_text("utf-8") == INVALID.replace("premis", "premise")
    again = run_argmap("check", "m.argmap", "--fix")
    assert (again.code, again.out) == (0, "1 map, nothing to report\n")


def test_a_plain_check_says_how_much_can_be_fixed(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("m.argmap", INVALID)
    assert run_argmap("check").out.endswith("\n1 error\n`--fix` fixes 1 of these\n")
    assert run_argmap("check", "--ui", "ko").out.endswith("\n오류 1건\n`--fix`로 1건 수정 가능\n")
    write_file("m.argmap", GUESS)
    assert run_argmap("check").out.endswith("\n`--unsafe-fixes` fixes 1 of these by a guess\n")
    write_file("n.argmap", INVALID)
    out = run_argmap("check").out
    assert out.endswith("\n2 errors\n`--fix` fixes 1 of these, `--unsafe-fixes` 1 more by a guess\n")
    assert "fixes" not in run_argmap("check", "-q").out
    assert "fixes" not in run_argmap("check", "--format", "github").out


def test_guesses_are_made_only_when_asked_for(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    path = write_file("m.argmap", GUESS)
    result = run_argmap("check", "--fix")
    assert (result.code, path.read_text("utf-8")) == (1, GUESS)
    assert "error[E201]" in result.out
    assert result.out.endswith("\n1 error\n`--unsafe-fixes` fixes 1 of these by a guess\n")
    assert run_argmap("check", "--fix", "--unsafe-fixes").code == 0
    assert path.read_text("utf-8") == GUESS.replace("quite", "quiet")
    path.write_text(GUESS, "utf-8")
    assert run_argmap("check", "--unsafe-fixes", "--ui", "ko").out.startswith("m.argmap: 1건 수정\n")
    assert path.read_text("utf-8") == GUESS.replace("quite", "quiet")


def test_several_files_are_fixed_and_what_is_left_is_reported(
    run_argmap: RunArgmap, write_file: WriteFile
) -> None:
    first, second = write_file("a.argmap", INVALID), write_file("b.argmap", f"{INVALID}  premise nowhere\n")
    sound = write_file("c.argmap", GOOD)
    result = run_argmap("check", "--fix", "missing.argmap", "a.argmap", "b.argmap", "c.argmap")
    assert result.code == 2
    assert "missing.argmap" in result.err
    assert first.read_text("utf-8") == INVALID.replace("premis", "premise")
    assert "premise nowhere" in second.read_text("utf-8")
    assert "premise air" in second.read_text("utf-8")
    assert sound.read_text("utf-8") == GOOD
    assert result.out.count("error[") == 1
    assert "a.argmap: 1 fixed\nb.argmap: 1 fixed\n" in result.out
    assert run_argmap("check", "--fix", "a.argmap", "b.argmap").code == 1


@pytest.mark.parametrize("options", [("--diff",), ("--fix", "--diff")])
def test_a_diff_writes_nothing(
    run_argmap: RunArgmap, write_file: WriteFile, options: tuple[str, ...]
) -> None:
    path = write_file("m.argmap", INVALID)
    before = path.stat()
    result = run_argmap("check", *options)
    assert result.code == 1
    assert result.out == (
        "--- m.argmap\n+++ m.argmap\n@@ -1,2 +1,2 @@\n thesis goal: one\n"
        "-  premis air: two\n+  premise air: two\n"
    )
    assert result.err == "m.argmap: would fix 1\n"
    assert path.read_text("utf-8") == INVALID
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    write_file("m.argmap", GUESS)
    assert (run_argmap("check", *options).code, run_argmap("check", *options).out) == (0, "")
    assert "+    rebuttal quiet\n" in run_argmap("check", *options, "--unsafe-fixes").out


def test_standard_input_is_fixed_to_standard_output(run_argmap: RunArgmap) -> None:
    result = run_argmap("check", "-", "--fix", stdin=f"{INVALID}  objection nowhere\n".encode())
    assert result.code == 1
    assert result.out == f"{INVALID}  objection nowhere\n".replace("premis ", "premise ")
    assert result.err.startswith("error[E201]")
    assert result.err.endswith("<stdin>: 1 fixed\n<stdin>:2: `premis` → `premise`\n")
    assert run_argmap("check", "-", "--fix", "-q", stdin=GOOD.encode()).out == GOOD


def test_a_report_for_programs_is_of_what_is_left(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("a.argmap", INVALID)
    write_file("b.argmap", GUESS)
    (entry,) = json.loads(run_argmap("check", "--fix", "--format", "json").out)
    assert (entry["code"], entry["fixes"][0]["safe"]) == ("E201", False)
    write_file("a.argmap", INVALID)
    codes = {each["code"]: each["fixes"] for each in json.loads(run_argmap("check", "--format", "json").out)}
    assert codes["E110"][0]["safe"] is True


def test_warnings_are_fixed_too_and_fail_only_a_strict_check(
    run_argmap: RunArgmap, write_file: WriteFile
) -> None:
    write_file("m.argmap", INVALID.replace("two", "is it two?"))
    assert run_argmap("check", "--fix").code == 0
    assert run_argmap("check", "--fix", "--strict").code == 1


def test_a_map_that_was_saved_meanwhile_is_left_alone(
    run_argmap: RunArgmap, write_file: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argmap.pipeline import fixing

    path, fix_bytes = write_file("m.argmap", INVALID), fixing.fix_bytes

    def save_meanwhile(*arguments: object) -> object:
        path.write_text("thesis: mine\n", "utf-8")
        return fix_bytes(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(fixing, "fix_bytes", save_meanwhile)
    result = run_argmap("check", "--fix")
    assert result.code == 2
    assert "changed just now" in result.err
    assert path.read_text("utf-8") == "thesis: mine\n"


def test_a_map_that_cannot_be_written_is_left_whole(
    run_argmap: RunArgmap, write_file: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_file("m.argmap", INVALID)

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", fail)
    result = run_argmap("check", "--fix")
    assert (result.code, path.read_text("utf-8")) == (2, INVALID)
    assert "cannot write `m.argmap`" in result.err
    assert [each.name for each in Path().iterdir()] == ["m.argmap"]


def test_settings_are_reported_and_never_fixed(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("m.argmap", GOOD)
    settings = write_file("argmap.toml", 'silense = ["W301"]\n')
    result = run_argmap("check", "--unsafe-fixes")
    assert result.code == 1
    assert "error[E502]" in result.out
    assert "fixes" not in result.out
    assert settings.read_text("utf-8") == 'silense = ["W301"]\n'


FLAT = "claim: Ban cups\nreason: waste is bad\nobjection: handy\n"


def test_each_change_of_a_keyword_or_depth_is_said(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("m.argmap", FLAT)
    assert run_argmap("check", "--fix").err.splitlines() == [
        "m.argmap:2: `reason` → `premise`",
        "m.argmap:2: indent `premise` below `claim`",
        "m.argmap:3: indent `objection` below `claim`",
    ]
    write_file("m.argmap", FLAT)
    assert (
        "m.argmap:2: `premise` 줄을 `claim` 줄 아래로 들여쓰기\n"
        in run_argmap("check", "--fix", "--ui", "ko").err
    )


@pytest.mark.parametrize("options", [("-q",), ("--format", "json"), ("--diff",)])
def test_no_change_is_said_to_programs_nor_beside_a_diff_nor_when_quiet(
    run_argmap: RunArgmap, write_file: WriteFile, options: tuple[str, ...]
) -> None:
    write_file("m.argmap", FLAT)
    assert "→" not in run_argmap("check", "--fix", *options).err


def test_a_change_of_a_text_or_a_colon_is_only_counted(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("m.argmap", "thesis goal: one\n  premise = two\n")
    result = run_argmap("check", "--fix")
    assert result.out.startswith("m.argmap: 1 fixed\n")
    assert result.err == ""
