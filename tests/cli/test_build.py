"""`argmap build`: what is drawn, where it goes, and what is refused."""

import json
import os
import re
import sys
from pathlib import Path

import pytest

import argmap
from argmap.layout import graphviz_cli, graphviz_wasm
from argmap.layout.errors import EngineError
from argmap.theme.themes import DARK
from tests.cli.cli_call import GOOD, INVALID, RunArgmap, WriteFile


def list_files(folder: Path) -> list[str]:
    """Every file below a folder that is not hidden."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return sorted(path.relative_to(folder).as_posix() for path in files)


def test_a_map_goes_to_out_under_its_own_name(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("명과 암 1.argmap")
    result = run_argmap("build", "명과 암 1.argmap")
    assert (result.code, result.out, result.err) == (
        0,
        "",
        "wrote out/명과 암 1.svg (text 51.2 pt on a 13.33 × 7.5 in slide)\n",
    )
    assert (tmp_path / "out" / "명과 암 1.svg").read_text("utf-8").startswith("<svg ")


def test_a_theme_is_named_by_the_call_else_by_the_settings(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap")
    write_file("argmap.toml", '[theme]\nname = "dark"\n[theme.roles.premise]\nline = "#ABCDEF"\n')

    def page(*arguments: str) -> str:
        assert run_argmap("build", "m.argmap", *arguments).code == 0
        return (tmp_path / "out/m.svg").read_text("utf-8")

    assert DARK.background in page()
    assert "#ABCDEF" in page()
    assert DARK.background not in page("--theme", "print")
    assert "#ABCDEF" not in page("--theme", "print")
    assert ".night-stroke-ABCDEF{" in page("--theme", "auto")
    write_file("argmap.toml", "")
    assert page() == page("--theme", "light")
    assert run_argmap("build", "m.argmap", "--theme", "neon").code == 2


def test_paper_and_pixels_of_auto_are_those_of_light(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap", "thesis a: abc\n")
    for theme in ("light", "auto"):
        assert run_argmap("build", "m.argmap", "-f", "png,pdf", "--theme", theme, "-o", theme).code == 0
    for name in ("m.png", "m.pdf"):
        assert (tmp_path / "light" / name).read_bytes() == (tmp_path / "auto" / name).read_bytes()


def test_a_warning_about_the_settings_stops_no_build(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap")
    write_file("argmap.toml", '[theme.roles.premise]\nfill = "#777777"\n')
    result = run_argmap("build", "m.argmap")
    assert result.code == 0
    assert result.err.startswith("1 warning: `argmap check`\n")
    assert run_argmap("check", "m.argmap").out.startswith("warning[W510]")
    assert list_files(tmp_path / "out") == ["m.svg"]
    assert "W510" not in run_argmap("build", "m.argmap", "--silence", "W510").err
    assert run_argmap("check", "m.argmap", "--silence", "W510", "--strict").code == 0
    assert run_argmap("check", "m.argmap", "--strict").code == 1
    write_file("argmap.toml", 'silence = ["W510"]\n[theme.roles.premise]\nfill = "#777777"\n')
    assert "W510" not in run_argmap("build", "m.argmap").err


def test_no_error_of_the_settings_can_be_silenced(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap")
    write_file("argmap.toml", 'silence = ["E505", "E506"]\n[theme.roles.nobody]\nline = "#000000"\n')
    result = run_argmap("build", "m.argmap", "--format", "short")
    assert result.code == 1
    assert re.findall(r"error\[(\w+)\]", result.err) == ["E506", "E505", "E505"]
    assert not (tmp_path / "out").exists()


def test_the_settings_size_and_fonts_reach_the_picture(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap")
    write_file("argmap.toml", '[theme]\nfonts = ["나눔고딕"]\nsizes.text = 24\n')
    assert run_argmap("build", "m.argmap").code == 0
    picture = (tmp_path / "out/m.svg").read_text("utf-8")
    assert """font-family="'나눔고딕', 'Noto Sans CJK KR',""" in picture
    assert 'font-size="24"' in picture
    assert 'font-size="18"' not in picture


@pytest.mark.parametrize(
    "line",
    [
        'fonts = ["x\\" onload=\\"alert(1)"]',
        'fonts = ["x\'; } </style><script>alert(1)</script>"]',
        'roles.claim.fill = "#000000\\"/><script>"',
        'roles.claim.line = "url(https://example.org/)"',
        'tags."</svg><script>".fill = "#zzzzzz"',
        'name = "<script>"',
    ],
)
def test_a_hostile_theme_gets_no_markup_into_a_picture(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path, line: str
) -> None:
    write_file("m.argmap")
    write_file("argmap.toml", f"[theme]\n{line}\n")
    assert run_argmap("build", "m.argmap").code == 1
    assert list_files(tmp_path) == ["argmap.toml", "m.argmap"]


def test_all_forms_at_once(run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path) -> None:
    write_file("m.argmap")
    assert run_argmap("build", "m.argmap", "-f", "svg,dot", "-f", "json").code == 0
    assert list_files(tmp_path / "out") == ["m.dot", "m.json", "m.svg"]
    assert (tmp_path / "out/m.dot").read_text("utf-8").startswith("digraph")
    assert json.loads((tmp_path / "out/m.json").read_text("utf-8"))


def test_one_language_keeps_the_name_and_several_tell_it(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap")
    assert run_argmap("build", "m.argmap", "--lang", "en").code == 0
    assert list_files(tmp_path / "out") == ["m.svg"]
    assert "closed to cars" in (tmp_path / "out/m.svg").read_text("utf-8")
    assert run_argmap("build", "m.argmap", "--lang", "ko,en", "-f", "svg,json", "-o", "two").code == 0
    assert list_files(tmp_path / "two") == ["m.en.svg", "m.json", "m.ko.svg"]
    assert "closed to cars" in (tmp_path / "two/m.en.svg").read_text("utf-8")
    assert "다니지 않아야" in (tmp_path / "two/m.ko.svg").read_text("utf-8")


def test_a_language_without_words_for_roles_is_remarked_on_once(
    run_argmap: RunArgmap, write_file: WriteFile
) -> None:
    write_file("m.argmap", "map: m\n  lang: ur\nthesis: a\n  premise: b\n  premise: c\n")
    note = "note: `m.argmap`: roles and legend are in English; argmap has no words for them in `ur` yet\n"
    assert run_argmap("build", "m.argmap", "-f", "svg,dot", "-q").err.count(note) == 1
    assert note not in run_argmap("build", "m.argmap", "-f", "json", "-o", "only.json", "-q").err
    write_file("he.argmap", "map: m\n  lang: he\nthesis: א\n")
    assert run_argmap("build", "he.argmap", "-q").err == ""


def test_a_language_that_the_map_does_not_have_is_remarked_on(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap")
    result = run_argmap("build", "m.argmap", "--lang", "fr", "-q")
    assert result.code == 0
    assert result.err == "note: `m.argmap` has nothing in `fr`; it is drawn as first written\n"


def test_output_to_a_file(run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path) -> None:
    write_file("m.argmap")
    assert run_argmap("build", "m.argmap", "-o", "새 폴더/picture.svg").code == 0
    assert run_argmap("build", "m.argmap", "-o", "graph.dot").code == 0
    assert run_argmap("build", "m.argmap", "-o", "graph.txt", "-f", "json").code == 0
    assert list_files(tmp_path) == ["graph.dot", "graph.txt", "m.argmap", "새 폴더/picture.svg"]
    assert (tmp_path / "graph.dot").read_text("utf-8").startswith("digraph")
    assert json.loads((tmp_path / "graph.txt").read_text("utf-8"))


@pytest.mark.parametrize("output", ["made", "made/", "v1.2/"])
def test_output_to_a_folder(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path, output: str
) -> None:
    write_file("m.argmap")
    assert run_argmap("build", "m.argmap", "-o", output).code == 0
    assert (tmp_path / output / "m.svg").is_file()


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (("-o", "site.v2/"), "site.v2/m.svg"),
        (("-o", "old.v1"), "old.v1/m.svg"),
        (("-o", "m.xml", "-f", "svg"), "m.xml"),
    ],
)
def test_a_suffix_of_no_form_is_for_folders_and_for_forms_that_are_named(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path, arguments: tuple[str, ...], path: str
) -> None:
    write_file("m.argmap")
    (tmp_path / "old.v1").mkdir()
    assert run_argmap("build", "m.argmap", *arguments).code == 0
    assert (tmp_path / path).read_bytes().startswith(b"<svg ")


def test_standard_input_to_standard_output(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap")
    result = run_argmap("build", "-", "-o", "-", stdin=b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert (result.code, result.err) == (0, "")
    assert result.raw.startswith(b"<svg ")
    assert result.raw == run_argmap("build", "m.argmap", "-o", "-").raw
    assert list_files(tmp_path) == ["m.argmap"]


def test_standard_input_is_called_stdin(run_argmap: RunArgmap, tmp_path: Path) -> None:
    assert run_argmap("build", "-", stdin=GOOD.encode()).code == 0
    assert list_files(tmp_path) == ["out/stdin.svg"]
    assert run_argmap("build", "-", stdin=INVALID.encode()).err.startswith("error[E")


def test_a_folder_stands_for_its_maps_and_keeps_its_folders(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    for name in ("site/a.argmap", "site/deep/a.argmap", "site/.hidden/b.argmap", "site/readme.md"):
        write_file(name)
    assert run_argmap("build", "site", "-o", "pictures").code == 0
    assert list_files(tmp_path / "pictures") == ["a.svg", "deep/a.svg"]


def test_without_a_map_those_here_and_else_those_in_maps(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    result = run_argmap("build")
    assert result.code == 2
    assert "`argmap new` writes a first one" in result.err
    write_file("maps/m.argmap")
    write_file("maps/deep/n.argmap")
    assert run_argmap("build").code == 0
    assert list_files(tmp_path / "out") == ["deep/n.svg", "m.svg"]
    write_file("here.argmap")
    assert run_argmap("build", "-o", "second").code == 0
    assert list_files(tmp_path / "second") == ["here.svg"]


def test_an_empty_folder_is_a_wrong_call(run_argmap: RunArgmap, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run_argmap("build", "empty")
    assert (result.code, result.err) == (2, "error: there is no .argmap file in `empty`\n")


def test_nothing_is_written_from_a_map_with_errors_and_the_last_picture_stays(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("a.argmap")
    write_file("b.argmap")
    assert run_argmap("build", "a.argmap").code == 0
    before = (tmp_path / "out/a.svg").read_bytes()
    write_file("a.argmap", INVALID)
    result = run_argmap("build", "a.argmap", "b.argmap", "-f", "svg,dot,json")
    assert result.code == 1
    assert "a.argmap:2:3" in result.err
    assert "a.argmap: not drawn, for there are errors\n" in result.err
    assert (tmp_path / "out/a.svg").read_bytes() == before
    assert list_files(tmp_path / "out") == ["a.svg", "b.dot", "b.json", "b.svg"]
    assert run_argmap("build", "a.argmap", "-o", "-").raw == b""


def test_a_missing_map_leaves_the_others_and_names_the_nearest(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("debate.argmap")
    result = run_argmap("build", "debait.argmap", "debate.argmap")
    assert result.code == 2
    assert "`debait.argmap`: there is no such file or folder; did you mean `debate.argmap`?" in result.err
    assert list_files(tmp_path / "out") == ["debate.svg"]
    assert "did you mean `debate.argmap`?" in run_argmap("build", "debate").err
    assert "did you mean" not in run_argmap("build", "zzz.argmap").err


def test_two_maps_for_one_picture_are_refused_before_anything_is_written(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("a/m.argmap")
    write_file("b/m.argmap")
    write_file("c.argmap")
    result = run_argmap("build", "c.argmap", "a/m.argmap", "b/m.argmap")
    assert result.code == 2
    assert (
        result.err == "error: `a/m.argmap` and `b/m.argmap` would both go to `out/m.svg`; build them apart\n"
    )
    assert not (tmp_path / "out").exists()


def test_one_map_under_two_paths_is_one_map(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("a/m.argmap")
    result = run_argmap("build", "a/m.argmap", "./a/../a/m.argmap", "a")
    assert result.code == 0
    assert result.err.count("wrote") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("a.argmap", "b.argmap", "-o", "one.svg"),
        ("a.argmap", "-f", "svg,dot", "-o", "one.svg"),
        ("a.argmap", "--lang", "ko,en", "-o", "one.svg"),
        ("a.argmap", "b.argmap", "-o", "-"),
        ("a.argmap", "-o", "a.argmap"),
        ("a.argmap", "-o", "link.svg"),
        ("a.argmap", "-o", "one.gif"),
        ("a.argmap", "-o", "new.argmap"),
        ("a.argmap", "--id-prefix", "1 "),
        ("a.argmap", "--id-prefix", "a\x1b"),
        ("a.argmap", "-f", "gif"),
        ("a.argmap", "--width", "800"),
        ("a.argmap", "-f", "png,pdf", "--text", "paths"),
        ("a.argmap", "--text", "curves"),
        ("a.argmap", "-f", "png", "--width", "0"),
        ("a.argmap", "--lang", "English"),
        ("a.argmap", "--engine", "neato"),
        ("a.argmap", "--silence", "E110"),
        (
            "a.argmap",
            "--nonsense",
        ),
    ],
)
def test_wrong_calls_write_nothing(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    write_file("a.argmap")
    write_file("b.argmap")
    (tmp_path / "link.svg").symlink_to("a.argmap")
    result = run_argmap("build", *arguments)
    assert result.code == 2
    assert result.err.count("\n") <= 5
    assert "\x1b" not in result.err
    assert list_files(tmp_path) == ["a.argmap", "b.argmap", "link.svg"]
    assert (tmp_path / "a.argmap").read_text("utf-8") == GOOD


def test_drawing_options_reach_the_drawing(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("m.argmap", f"{GOOD}  and: B\n")
    plain = run_argmap("build", "m.argmap", "-o", "-").out
    assert 'id="s-goal"' in plain
    assert 'id="p1-s-goal"' in run_argmap("build", "m.argmap", "-o", "-", "--id-prefix", "p1-").out
    assert 'class="legend' in plain
    assert 'class="legend' not in run_argmap("build", "m.argmap", "-o", "-", "--no-legend").out
    assert run_argmap("build", "m.argmap", "-o", "-", "--number").out != plain


def test_settings_beside_the_map_hold_and_the_call_goes_before_them(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("in/m.argmap")
    write_file("in/argmap.toml", 'out = "pictures"\nlang = ["en"]\nnumber = true\nui = "ko"\n')
    result = run_argmap("build", "in/m.argmap")
    assert result.code == 0
    assert re.fullmatch(
        r"저장 in/pictures/m\.svg \(글자 [\d.]+ pt, 13\.33 × 7\.5 in 슬라이드 기준\)\n", result.err
    )
    numbered = (tmp_path / "in/pictures/m.svg").read_text("utf-8")
    assert "closed to cars" in numbered
    result = run_argmap("build", "in/m.argmap", "-o", "-", "--lang", "ko", "--no-number", "--ui", "en")
    assert "closed to cars" not in re.sub(r"<title.*?</title>", "", result.out)
    assert result.out == run_argmap("build", "-", "-o", "-", stdin=GOOD.encode()).out


def test_the_page_and_the_labels_are_chosen(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap")
    for page, shape in (("16:9", 16 / 9), ("4:3", 4 / 3), ("a4", 842 / 595), ("1000x500", 2)):
        drawn = run_argmap("build", "m.argmap", "--fit", page, "-o", "-").out
        width, height = map(int, re.findall(r' (?:width|height)="(\d+)(?:pt)?"', drawn)[:2])
        assert width / height == pytest.approx(shape, abs=0.01)
    result = run_argmap("build", "m.argmap", "--fit", "none")
    assert (result.code, result.err) == (0, "wrote out/m.svg\n")
    for wrong in ("16x9", "a5", "9999x1", "1920×1080"):
        result = run_argmap("build", "m.argmap", "--fit", wrong)
        assert result.code == 2
        assert "`letter`, `legal` or `none`, or a size in pixels such as `1920x1080`" in result.err
    write_file("argmap.toml", 'fit = "leter"\n')
    assert "E504" in run_argmap("build", "m.argmap").err


def test_an_unreadable_page_comes_with_a_remedy(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    many = "".join(f"  premise: Premise number {i} says something\n    short: p{i}\n" for i in range(200))
    write_file("m.argmap", f"thesis: T\n{many}")
    result = run_argmap("build", "m.argmap", "--label", "full")
    assert result.code == 0
    assert "note: `m.argmap`: under 12 pt the text is hard to read; `--label short`" in result.err
    assert "`--label short`" not in run_argmap("build", "m.argmap", "--label", "short").err


def test_settings_with_errors_stop_the_build_and_are_reported_once(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("in/a.argmap")
    write_file("in/b.argmap")
    write_file("other.argmap")
    write_file("in/argmap.toml", 'silense = ["W301"]\n')
    result = run_argmap("build", "in", "other.argmap")
    assert result.code == 1
    assert result.err.count("there is no setting `silense`") == 1
    assert "did you mean `silence`?" in result.err
    assert f"{os.path.join('in', 'argmap.toml')}:1:1" in result.err
    assert list_files(tmp_path / "out") == ["other.svg"]


def test_without_any_engine_there_is_one_sentence(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(*_: object) -> str:
        raise EngineError("not here", "없음", absent=True)

    for engine in ("embedded", "dot"):
        monkeypatch.setitem(sys.modules["argmap.layout.engine"]._ENGINES, engine, (absent, absent))
    write_file("m.argmap")
    result = run_argmap("build", "m.argmap", "-f", "json,svg", "--fit", "none")
    assert result.code == 2
    assert result.err.startswith("error: cannot draw `m.argmap`: no layout engine works here")
    assert result.err.endswith("; not written: `out/m.svg`\nwrote out/m.json\n")
    assert list_files(tmp_path) == ["m.argmap", "out/m.json"]
    assert run_argmap("build", "m.argmap", "-f", "json,dot").code == 0


@pytest.mark.slow
def test_the_system_engine_draws_too(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    graphviz_cli.version()
    write_file("m.argmap")
    result = run_argmap("build", "m.argmap", "--engine", "dot", "-o", "-")
    assert result.code == 0
    assert 'id="s-goal"' in result.out


def test_the_embedded_engine_draws(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    assert graphviz_wasm.version()
    write_file("m.argmap")
    assert (
        run_argmap("build", "m.argmap", "--engine", "embedded", "--fit", "none", "-o", "-").out
        == run_argmap("build", "m.argmap", "--fit", "none", "-o", "-").out
    )


def test_quiet_prints_only_diagnostics(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("m.argmap")
    write_file("broken.argmap", INVALID)
    assert run_argmap("build", "m.argmap", "-q").err == ""
    assert "E1" in run_argmap("build", "broken.argmap", "-q").err


def test_reports_for_programs_are_whole_documents(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("m.argmap")
    write_file("broken.argmap", INVALID)
    assert json.loads(run_argmap("build", "m.argmap", "--format", "json").out) == []
    assert json.loads(run_argmap("build", "m.argmap", "--format", "json", "-o", "-").err) == []
    result = run_argmap("build", "m.argmap", "broken.argmap", "absent.argmap", "--format", "json")
    assert result.err.count("\n") == 1
    output_text = json.loads(result.out)
    assert [entry["range"]["file"] for entry in output_text] == ["broken.argmap"]


def test_an_output_that_cannot_be_written_is_one_sentence(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap")
    write_file("out", "a file in the way")
    result = run_argmap("build", "m.argmap")
    assert result.code == 2
    assert re.fullmatch(r"error: cannot write `out.m\.svg`: .*\n", result.err)
    assert list_files(tmp_path) == ["m.argmap", "out"]


def test_the_same_map_gives_the_same_bytes(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap")
    first = [run_argmap("build", "m.argmap", "-o", "-", "-f", form).raw for form in ("svg", "dot", "json")]
    again = [run_argmap("build", "m.argmap", "-o", "-", "-f", form).raw for form in ("svg", "dot", "json")]
    assert first == again
    assert str(tmp_path).encode() not in b"".join(first)


def test_pictures_of_fixed_text_go_to_files_and_pipes(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap", "thesis a: b\n")
    assert run_argmap("build", "m.argmap", "-f", "svg,png,pdf").code == 0
    assert list_files(tmp_path / "out") == ["m.pdf", "m.png", "m.svg"]
    assert run_argmap("build", "m.argmap", "-o", "x.png", "--width", "320").code == 0
    assert (tmp_path / "x.png").read_bytes()[16:20] == (320).to_bytes(4)
    assert (
        run_argmap("build", "m.argmap", "-o", "-", "-f", "pdf").raw == (tmp_path / "out/m.pdf").read_bytes()
    )


def test_the_text_of_an_svg_is_what_was_asked_for(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap", "thesis a: b\n")
    drawn = {
        form: run_argmap("build", "m.argmap", "-o", "-", "--text", form, "--id-prefix", "q-").out
        for form in ("font", "embed", "paths")
    }
    assert drawn["font"] == run_argmap("build", "m.argmap", "-o", "-", "--id-prefix", "q-").out
    assert "@font-face" in drawn["embed"]
    assert "<text" in drawn["embed"]
    assert "<text" not in drawn["paths"]
    assert 'xlink:href="#q-g0"' in drawn["paths"]
    write_file("argmap.toml", 'text = "paths"\n')
    assert run_argmap("build", "m.argmap", "-o", "-", "--id-prefix", "q-").out == drawn["paths"]
    assert (
        run_argmap("build", "m.argmap", "-o", "-", "--id-prefix", "q-", "--text", "font").out == drawn["font"]
    )
    assert argmap.read("m.argmap").svg() == run_argmap("build", "m.argmap", "-o", "-", "--fit", "none").out
    assert run_argmap("build", "m.argmap", "-f", "dot,png").code == 0


def test_without_a_font_only_what_needs_one_is_not_written(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("argmap.fonts.system_fonts._list_font_files", lambda: ())
    write_file("m.argmap")
    for stale in ("out/m.png", "out/m.pdf"):
        write_file(stale, "old")
    result = run_argmap("build", "m.argmap", "-f", "svg,png,pdf", "--depfile", "m.d")
    assert result.code == 2
    assert result.err.startswith("error: cannot draw `m.argmap`: no font here has Hangul")
    assert "; not written: `out/m.png`, `out/m.pdf`\nwrote out/m.svg (" in result.err
    assert result.err.count("\n") == 2
    assert (tmp_path / "m.d").read_text() == "out/m.svg: m.argmap\nm.argmap:\n"
    assert (tmp_path / "out/m.png").read_text() == "old"
    for form in ("embed", "paths"):
        again = run_argmap("build", "m.argmap", "--text", form)
        assert (again.code, again.err) == (2, result.err.partition("; not written")[0] + "\n")
    assert run_argmap("build", "m.argmap").code == 0


def test_verbose_names_the_layout(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("small.argmap", "thesis: T\n  premise: P\n")
    write_file("large.argmap", "thesis: T\n" + "".join(f"  premise: Premise {i}\n" for i in range(12)))
    output_text = run_argmap("build", "small.argmap", "-v", "--engine", "embedded", "-o", "columns.svg").err
    assert "slide; in columns by depth, by a layout engine)" in output_text
    output_text = run_argmap("build", "small.argmap", "large.argmap", "--verbose").err
    assert output_text.count("slide; fitted to the page, without an engine)") == 2
    assert "엔진 없이" in run_argmap("build", "large.argmap", "-v", "--ui", "ko").err
    assert "engine" not in run_argmap("build", "large.argmap").err


def test_warnings_are_counted_and_shown_by_check(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("my map.argmap", "thesis: Is it so?\n  premise: Is it not?\n")
    for command in ("build", "slides"):
        result = run_argmap(command, "my map.argmap", "-f", "pdf" if command == "slides" else "svg")
        assert result.err.splitlines()[0] == '2 warnings: `argmap check "my map.argmap"`'
        assert "W301" not in result.err
    assert run_argmap("build", "--ui", "ko").err.startswith('경고 2건: `argmap check "my map.argmap"`\n')
    assert "W301" in run_argmap("build", "--format", "json").out
    write_file("broken.argmap", "premis: x\n")
    err = run_argmap("build").err
    assert err.startswith("error[E110]")
    assert "\n1 error\n2 warnings: `argmap check" in err
