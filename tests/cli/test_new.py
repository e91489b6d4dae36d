"""`argmap new`: a first map that is well, and never one in place of another."""

import re
from pathlib import Path

import pytest

from argmap.cli import starter_questions
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


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> None:
    """Someone who can answer at the terminal."""
    monkeypatch.setattr(new, "is_interactive", lambda: True)


def read(name: str) -> str:
    return Path(name).read_text("utf-8")


@pytest.mark.usefixtures("person")
def test_it_asks_a_person_for_what_no_option_says(run_argmap: RunArgmap) -> None:
    answers = "Should towns ban cars?\nTowns should ban cars\nCars foul the air\nShops lose customers\n\n"
    result = run_argmap("new", stdin=answers.encode())
    assert result.code == 0
    assert read("map.argmap").partition("argument")[0].split("\n", 2)[2] == (
        "map: Should towns ban cars?\n  lang: en\n\n"
        "thesis: Towns should ban cars\n  premise: Cars foul the air\n  objection: Shops lose customers\n"
    )
    assert run_argmap("build", "map.argmap").code == 0
    assert run_argmap("new", "a", "--title", "나무", stdin="논제다\n\n반대다\n\n".encode()).code == 0
    assert read("a.argmap").endswith("지도: 나무\n  언어: ko\n\n논제: 논제다\n  반론: 반대다\n")


@pytest.mark.usefixtures("person")
def test_nothing_but_enter_gives_the_example(run_argmap: RunArgmap) -> None:
    assert run_argmap("new", stdin=b"\n\n\n").code == 0
    assert "map: A town centre without cars\n" in read("map.argmap")
    assert "thesis goal: The town centre" in read("map.argmap")


@pytest.mark.usefixtures("person")
@pytest.mark.parametrize("sentence", ["Cars foul the air", "차는 공기를 더럽힌다", "xx", "de or en"])
def test_a_sentence_for_a_language_is_asked_again(run_argmap: RunArgmap, sentence: str) -> None:
    answers = f"Cars\nTowns should ban cars\n\n\n{sentence}\nEN\n"
    result = run_argmap("new", "--ui", "en", stdin=answers.encode())
    assert result.code == 0
    assert f"error: `{sentence}` is no language; write a code such as" in result.err
    assert read("map.argmap").endswith("map: Cars\n  lang: en\n\nthesis: Towns should ban cars\n")


@pytest.mark.usefixtures("person")
def test_an_answer_that_no_map_can_hold_is_asked_again(run_argmap: RunArgmap) -> None:
    result = run_argmap("new", stdin=b"a\x1b[31m\nCars\nBan\x07 cars\nBan cars\n\n\n\n")
    assert result.code == 0
    assert result.err.count("no control characters") == 2
    assert read("map.argmap").endswith("map: Cars\n  lang: en\n\nthesis: Ban cars\n")


@pytest.mark.usefixtures("person")
def test_questions_that_end_early_write_nothing(run_argmap: RunArgmap, tmp_path: Path) -> None:
    assert (run_argmap("new", stdin=b"").code, run_argmap("new", stdin=b"").out) == (130, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("person")
@pytest.mark.parametrize(
    ("answers", "end"),
    [
        (
            "Cars\n",
            "map: Cars\n  lang: en\n\n# Write your own sentences",
        ),
        ("Cars\nBan cars\nThey foul\n", "map: Cars\n  lang: en\n\nthesis: Ban cars\n  premise: They foul\n"),
        ("\n차를 막자\n\n비싸다\n", "\n논제: 차를 막자\n  반론: 비싸다\n"),
    ],
)
def test_questions_that_end_early_print_what_was_typed(
    run_argmap: RunArgmap, tmp_path: Path, answers: str, end: str
) -> None:
    result = run_argmap("new", stdin=answers.encode())
    assert result.code == 130
    assert "nothing was written; what you typed:" in result.err
    assert end in result.out
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("person")
def test_each_question_says_what_it_asks_with_an_example_and_what_enter_does(run_argmap: RunArgmap) -> None:
    for ui, quote in (("en", "for example “"), ("ko", "예를 들면 “")):
        err = (
            run_argmap("new", "-", "--ui", ui).err
            + run_argmap("new", ui, "--ui", ui, stdin=b"a\nb\n\n\n\n").err
        )
        assert "Enter to skip" in err or "건너뛰려면 엔터" in err
        assert err.count(quote) == 4
        assert "(Enter: en)" in err or "(엔터: en)" in err


@pytest.mark.usefixtures("person")
def test_a_title_is_not_lost_with_a_language_that_the_example_does_not_have(run_argmap: RunArgmap) -> None:
    assert run_argmap("new", "--lang", "de", stdin=b"Autos\n\n").code == 0
    assert "map: Autos\n  lang: de\n" in read("map.argmap")
    result = run_argmap("new", "b", stdin=b"\n\nde\nko\n")
    assert "the example map is in English and Korean" in result.err
    assert "지도: 차 없는 도심" in read("b.argmap")


@pytest.mark.usefixtures("person")
def test_a_thesis_is_asked_for_where_there_is_a_reason(run_argmap: RunArgmap) -> None:
    result = run_argmap("new", "--premise", "They foul the air", stdin=b"Cars\n\nBan cars\n\n\n")
    assert (result.code, result.err.count("need a `--thesis`")) == (0, 1)
    assert read("map.argmap").endswith("thesis: Ban cars\n  premise: They foul the air\n")


@pytest.mark.usefixtures("person")
def test_what_was_typed_is_printed_where_it_cannot_be_written(
    run_argmap: RunArgmap, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", fail)
    result = run_argmap("new", stdin=b"Cars\nBan cars\nThey foul the air\n\n\n")
    assert result.code == 2
    assert "cannot write `map.argmap`" in result.err
    assert result.out.endswith("map: Cars\n  lang: en\n\nthesis: Ban cars\n  premise: They foul the air\n")


@pytest.mark.parametrize(("lang", "title"), [("en", "Homework"), ("ko", "숙제")])
def test_a_title_alone_gives_a_form_to_fill_in(run_argmap: RunArgmap, lang: str, title: str) -> None:
    assert run_argmap("new", "--title", title, "--lang", lang).code == 0
    text = read("map.argmap")
    assert f": {title}\n" in text
    assert not re.search("car|차|도심|town", text)
    assert len(re.findall(": ", text)) == 6  # the comment's line shape, title, language and three statements


@pytest.mark.parametrize(
    ("thesis", "ui", "expected"),
    [
        ("Towns should ban cars", "en", "\n\nthesis: Towns should ban cars\n"),
        ("Towns should ban cars", "ko", "\n\nthesis: Towns should ban cars\n"),
        ("도심에는 차가 없어야 한다", "en", "\n\n논제: 도심에는 차가 없어야 한다\n"),
        (
            "夜行列車を増やすべきだ",
            "en",
            "map: 夜行列車を増やすべきだ\n  lang: ja\n\nthesis: 夜行列車を増やすべきだ\n",
        ),
    ],
)
def test_the_language_is_that_of_the_thesis(
    run_argmap: RunArgmap, thesis: str, ui: str, expected: str
) -> None:
    assert run_argmap("new", "--thesis", thesis, "--ui", ui).code == 0
    assert read("map.argmap").endswith(expected)
    assert run_argmap("check", "--strict").code == 0


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
    monkeypatch.setattr(
        starter_questions, "read_answer", lambda *_: str(write_file("map.argmap", "mine"))[:0] or "en"
    )
    result = run_argmap("new")
    assert result.code == 2
    assert result.out.endswith("thesis: en\n  premise: en\n  objection: en\n")
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
