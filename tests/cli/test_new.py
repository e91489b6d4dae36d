"""`argmap new`: a first map that is well, and never one in place of another."""

from pathlib import Path

import pytest

from argmap.cli.commands import new
from tests.cli.cli_call import RunArgmap, WriteFile


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("title", [None, 'Cars: "yes" | no # 차 \\ & <b>', "x" * 300])
def test_a_first_map_builds_without_any_warning(run_argmap: RunArgmap, lang: str, title: str | None) -> None:
    titled = [] if title is None else ["--title", title]
    assert run_argmap("new", "first", "--lang", lang, *titled).code == 0
    checked = run_argmap("check", "first.argmap", "--strict")
    assert (checked.code, checked.out) == (0, "1 map, nothing to report\n")
    assert run_argmap("fmt", "first.argmap", "--check").code == 0
    assert run_argmap("build", "first.argmap", "-q").err == ""


def test_it_speaks_the_language_of_messages(run_argmap: RunArgmap, tmp_path: Path) -> None:
    result = run_argmap("new", "--ui", "ko")
    assert result.err == "map.argmap 작성; 다음은 `argmap build map.argmap`\n"
    assert "논제" in (tmp_path / "map.argmap").read_text("utf-8")


def test_names_with_spaces_are_quoted_in_what_to_do_next(run_argmap: RunArgmap, tmp_path: Path) -> None:
    assert run_argmap("new", "새 지도").err == 'wrote "새 지도.argmap"; now `argmap build "새 지도.argmap"`\n'
    assert (tmp_path / "새 지도.argmap").is_file()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("한글.argmap", "한글.argmap"),
        ("a b.argmap", '"a b.argmap"'),
        ("a(b).argmap", '"a(b).argmap"'),
        ("it's.argmap", '"it\'s.argmap"'),
        ("$5.argmap", "'$5.argmap'"),
        ("-x.argmap", "./-x.argmap"),
    ],
)
def test_what_to_do_next_is_written_as_a_shell_reads_it(run_argmap: RunArgmap, name: str, shown: str) -> None:
    assert run_argmap("new", "--ui", "en", "--", name).err.endswith(f"now `argmap build {shown}`\n")


def test_a_file_that_exists_is_written_over_only_by_force(
    run_argmap: RunArgmap, write_file: WriteFile
) -> None:
    path = write_file("m.argmap", "mine")
    result = run_argmap("new", "m.argmap")
    assert (result.code, result.err) == (2, "error: `m.argmap` exists already; --force writes over it\n")
    assert path.read_text("utf-8") == "mine"
    assert run_argmap("new", "m.argmap", "--force").code == 0
    assert path.read_text("utf-8") != "mine"


def test_a_folder_gets_a_map_in_it(run_argmap: RunArgmap, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert run_argmap("new", "folder").code == 0
    assert (tmp_path / "folder" / "map.argmap").is_file()


def test_standard_output(run_argmap: RunArgmap, tmp_path: Path) -> None:
    result = run_argmap("new", "-", "--title", "Two\n  lines")
    assert (result.code, result.err) == (0, "")
    assert "map: Two lines\n" in result.out
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("title", ["", "  ", "a\x1bb", "a\u202eb"])
def test_a_title_that_cannot_be_shown_is_a_wrong_call(
    run_argmap: RunArgmap, tmp_path: Path, title: str
) -> None:
    assert run_argmap("new", "--title", title).code == 2
    assert list(tmp_path.iterdir()) == []


def test_it_asks_a_person_for_what_no_option_says(
    run_argmap: RunArgmap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new, "is_interactive", lambda: True)
    answers = "Should towns ban cars?\n\nTowns should ban cars\nCars foul the air\nShops lose customers\n"
    result = run_argmap("new", stdin=answers.encode())
    assert result.code == 0
    assert (tmp_path / "map.argmap").read_text("utf-8").partition("\n\n")[2] == (
        "thesis: Towns should ban cars\n  premise: Cars foul the air\n  objection: Shops lose customers\n"
    )
    assert "map: Should towns ban cars?\n" in (tmp_path / "map.argmap").read_text("utf-8")
    assert run_argmap("build", "map.argmap").code == 0
    assert run_argmap("new", "ko", "--title", "나무", stdin="ko\n논제다\n\n반대다\n".encode()).code == 0
    assert (tmp_path / "ko.argmap").read_text("utf-8").endswith("논제: 논제다\n  반론: 반대다\n")
    assert run_argmap("new", "--force", stdin=b"\n\n\n").code == 0
    assert "thesis goal: The town centre" in (tmp_path / "map.argmap").read_text("utf-8")
    assert run_argmap("new", "other", stdin=b"").code == 130
    assert not (tmp_path / "other.argmap").exists()


def test_what_options_say_is_not_asked_for_and_without_a_terminal_nothing_is(
    run_argmap: RunArgmap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ("--title", "T", "--lang", "de", "--thesis", "Autos: | nein #1", "--premise", "a")
    answers = (*answers, "--objection", "b")
    result = run_argmap("new", "quiet", *answers, stdin=b"never read\n")
    assert (result.code, result.err) == (0, "wrote quiet.argmap; now `argmap build quiet.argmap`\n")
    text = (tmp_path / "quiet.argmap").read_text("utf-8")
    assert text.endswith("map: T\n  lang: de\n\nthesis: Autos: | nein #1\n  premise: a\n  objection: b\n")
    monkeypatch.setattr(new, "is_interactive", lambda: True)
    assert run_argmap("new", "asked", *answers).err == "wrote asked.argmap; now `argmap build asked.argmap`\n"
    assert run_argmap("fmt", "--check", "quiet.argmap", "asked.argmap").code == 0


def test_a_file_that_appears_during_the_questions_stays(
    run_argmap: RunArgmap, write_file: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new, "is_interactive", lambda: True)
    monkeypatch.setattr(new, "_ask", lambda *_: str(write_file("map.argmap", "mine"))[:0] or "en")
    assert run_argmap("new").code == 2
    assert Path("map.argmap").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    "answers",
    [
        ("--premise", "p"),
        ("--objection", "o"),
        ("--lang", "de"),
        ("--lang", "xx", "--thesis", "t"),
        ("--thesis", "x" * 200_000),
        ("--thesis", " "),
    ],
)
def test_what_makes_no_map_is_a_wrong_call(
    run_argmap: RunArgmap, tmp_path: Path, answers: tuple[str, ...]
) -> None:
    assert run_argmap("new", *answers).code == 2
    assert list(tmp_path.iterdir()) == []
