"""`argmap fmt`: files in place, whole or not at all; pipes; and dry runs."""

from pathlib import Path

import pytest

from tests.cli.cli_call import INVALID, Call, Put

UNTIDY = "thesis   goal:one\n\n\n    premise  air :  two\n"
TIDY = "thesis goal: one\n\n  premise air: two\n"


def format_untidy_map(call: Call) -> str:
    """What the formatter makes of the untidy map."""
    out = call("fmt", "-", stdin=UNTIDY.encode()).out
    assert out != UNTIDY
    return out


def test_a_file_is_tidied_in_place_once(call: Call, put: Put) -> None:
    path = put("m.argmap", UNTIDY)
    result = call("fmt", "m.argmap")
    assert (result.code, result.out, result.err) == (0, "", "tidied: m.argmap\n")
    assert path.read_text("utf-8") == format_untidy_map(call)
    inode = path.stat().st_ino
    assert call("fmt", "m.argmap").err == ""
    assert path.stat().st_ino == inode


def test_a_check_writes_nothing_and_names_what_is_untidy(call: Call, put: Put) -> None:
    path = put("m.argmap", UNTIDY)
    put("n.argmap", format_untidy_map(call))
    result = call("fmt", "--check")
    assert (result.code, result.out, result.err) == (1, "", "would tidy: m.argmap\n")
    assert path.read_text("utf-8") == UNTIDY
    assert call("fmt", "--check", "n.argmap").code == 0
    assert call("fmt", "--check", "-", stdin=UNTIDY.encode()).code == 1


def test_a_diff_writes_nothing_and_shows_the_change(call: Call, put: Put) -> None:
    path = put("m.argmap", UNTIDY)
    result = call("fmt", "m.argmap", "--diff", "-q")
    assert result.code == 1
    assert result.err == ""
    assert result.out.startswith("--- m.argmap\n+++ m.argmap\n@@")
    assert "-thesis   goal:one\n" in result.out
    assert path.read_text("utf-8") == UNTIDY


def test_standard_input_goes_to_standard_output(call: Call, tmp_path: Path) -> None:
    result = call("fmt", "-", stdin=format_untidy_map(call).encode())
    assert (result.code, result.out, result.err) == (0, format_untidy_map(call), "")
    assert list(tmp_path.iterdir()) == []


def test_a_map_with_slips_is_left_as_it_is(call: Call, put: Put) -> None:
    path = put("m.argmap", INVALID)
    result = call("fmt", "m.argmap")
    assert result.code == 1
    assert "m.argmap:2:3" in result.err
    assert path.read_text("utf-8") == INVALID
    result = call("fmt", "-", stdin=INVALID.encode())
    assert (result.code, result.out) == (1, "")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_stay_and_a_byte_order_mark_goes(call: Call, put: Put, end: str) -> None:
    path = put("m.argmap", "\ufeff" + UNTIDY.replace("\n", end))
    assert call("fmt", "m.argmap").code == 0
    assert path.read_bytes() == format_untidy_map(call).replace("\n", end).encode()
    assert call("fmt", "m.argmap", "--check").code == 0


def test_keywords_in_the_other_language(call: Call, put: Put) -> None:
    path = put("m.argmap", UNTIDY)
    assert call("fmt", "m.argmap", "--keywords", "ko").code == 0
    assert path.read_text("utf-8").startswith("논제 goal: one\n")
    assert call("fmt", "m.argmap", "--keywords", "en").code == 0
    assert path.read_text("utf-8") == format_untidy_map(call)


def test_a_missing_map_is_a_wrong_call_and_the_others_are_tidied(call: Call, put: Put) -> None:
    path = put("m.argmap", UNTIDY)
    result = call("fmt", "absent.argmap", "m.argmap")
    assert result.code == 2
    assert path.read_text("utf-8") == format_untidy_map(call)


def test_a_file_that_changes_while_it_is_tidied_is_left_alone(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argmap.pipeline import formatting

    path = tmp_path / "m.argmap"
    path.write_text("thesis  t:   one\n", "utf-8")
    tidied = formatting.format_bytes

    def meanwhile(*given: object) -> object:
        path.write_text("thesis u: written in an editor\n", "utf-8")
        return tidied(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(formatting, "format_bytes", meanwhile)
    result = call("fmt", "m.argmap")
    assert (result.code, result.err) == (
        2,
        "error: cannot write `m.argmap`: it was changed just now; call again\n",
    )
    assert path.read_text("utf-8") == "thesis u: written in an editor\n"
