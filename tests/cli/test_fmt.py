"""`argmap fmt`: files in place, whole or not at all; pipes; and dry runs."""

from pathlib import Path

import pytest

from tests.cli.cli_call import INVALID, RunArgmap, WriteFile

UNTIDY = "thesis   goal:one\n\n\n    premise  air :  two\n"
TIDY = "thesis goal: one\n\n  premise air: two\n"


def format_untidy_map(run_argmap: RunArgmap) -> str:
    """The formatted text of the untidy map."""
    out = run_argmap("fmt", "-", stdin=UNTIDY.encode()).out
    assert out != UNTIDY
    return out


def test_a_file_is_tidied_in_place_once(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    path = write_file("m.argmap", UNTIDY)
    result = run_argmap("fmt", "m.argmap")
    assert (result.code, result.out, result.err) == (0, "", "tidied: m.argmap\n")
    assert path.read_text("utf-8") == format_untidy_map(run_argmap)
    inode = path.stat().st_ino
    assert run_argmap("fmt", "m.argmap").err == ""
    assert path.stat().st_ino == inode


def test_a_check_writes_nothing_and_names_what_is_untidy(
    run_argmap: RunArgmap, write_file: WriteFile
) -> None:
    path = write_file("m.argmap", UNTIDY)
    write_file("n.argmap", format_untidy_map(run_argmap))
    result = run_argmap("fmt", "--check")
    assert (result.code, result.out, result.err) == (1, "", "would tidy: m.argmap\n")
    assert path.read_text("utf-8") == UNTIDY
    assert run_argmap("fmt", "--check", "n.argmap").code == 0
    assert run_argmap("fmt", "--check", "-", stdin=UNTIDY.encode()).code == 1


def test_a_diff_writes_nothing_and_shows_the_change(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    path = write_file("m.argmap", UNTIDY)
    result = run_argmap("fmt", "m.argmap", "--diff", "-q")
    assert result.code == 1
    assert result.err == ""
    assert result.out.startswith("--- m.argmap\n+++ m.argmap\n@@")
    assert "-thesis   goal:one\n" in result.out
    assert path.read_text("utf-8") == UNTIDY


def test_standard_input_goes_to_standard_output(run_argmap: RunArgmap, tmp_path: Path) -> None:
    result = run_argmap("fmt", "-", stdin=format_untidy_map(run_argmap).encode())
    assert (result.code, result.out, result.err) == (0, format_untidy_map(run_argmap), "")
    assert list(tmp_path.iterdir()) == []


def test_a_map_with_errors_is_not_formatted(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    path = write_file("m.argmap", INVALID)
    result = run_argmap("fmt", "m.argmap")
    assert result.code == 1
    assert "m.argmap:2:3" in result.err
    assert path.read_text("utf-8") == INVALID
    result = run_argmap("fmt", "-", stdin=INVALID.encode())
    assert (result.code, result.out) == (1, "")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_stay_and_a_byte_order_mark_goes(
    run_argmap: RunArgmap, write_file: WriteFile, end: str
) -> None:
    path = write_file("m.argmap", "\ufeff" + UNTIDY.replace("\n", end))
    assert run_argmap("fmt", "m.argmap").code == 0
    assert path.read_bytes() == format_untidy_map(run_argmap).replace("\n", end).encode()
    assert run_argmap("fmt", "m.argmap", "--check").code == 0


def test_keywords_in_the_other_language(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    path = write_file("m.argmap", UNTIDY)
    assert run_argmap("fmt", "m.argmap", "--keywords", "ko").code == 0
    assert path.read_text("utf-8").startswith("논제 goal: one\n")
    assert run_argmap("fmt", "m.argmap", "--keywords", "en").code == 0
    assert path.read_text("utf-8") == format_untidy_map(run_argmap)


def test_a_missing_map_is_a_wrong_call_and_the_others_are_tidied(
    run_argmap: RunArgmap, write_file: WriteFile
) -> None:
    path = write_file("m.argmap", UNTIDY)
    result = run_argmap("fmt", "absent.argmap", "m.argmap")
    assert result.code == 2
    assert path.read_text("utf-8") == format_untidy_map(run_argmap)


def test_a_map_whose_lines_stand_where_they_may_not_stays_as_it_is(
    run_argmap: RunArgmap, write_file: WriteFile
) -> None:
    text = "map: t\n  claim: c\n  lang: en\n\nthesis: x\n"
    path = write_file("m.argmap", text)
    for options in ((), ("--keywords", "ko"), ("--diff",), ("--check",)):
        result = run_argmap("fmt", "m.argmap", *options)
        assert (result.code, result.out, path.read_text("utf-8")) == (1, "", text)
        assert "error[E216]" in result.err


def test_a_file_that_changes_while_it_is_tidied_is_left_alone(
    run_argmap: RunArgmap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argmap.pipeline import formatting

    path = tmp_path / "m.argmap"
    path.write_text("thesis  t:   one\n", "utf-8")
    tidied = formatting.format_bytes

    def meanwhile(*given: object) -> object:
        path.write_text("thesis u: written in an editor\n", "utf-8")
        return tidied(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(formatting, "format_bytes", meanwhile)
    result = run_argmap("fmt", "m.argmap")
    assert (result.code, result.err) == (
        2,
        "error: cannot write `m.argmap`: it was changed just now; call again\n",
    )
    assert path.read_text("utf-8") == "thesis u: written in an editor\n"
