"""`argmap build --split`: its files, their links, and refused arguments."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.cli.cli_call import GOOD, RunArgmap, WriteFile

LONG = "a reason that needs quite some room on the page, for it says a lot"
LARGE = """\
map: 큰 지도 #1
  lang: en
  ko: 큰 지도
thesis goal: Goal, the one that all of these many reasons are about in the end
""" + "".join(
    f"  premise p{i}: {LONG} {i}\n    short: Reason {i}\n"
    + "".join(f"    objection q{i}{j}: {LONG} {i} {j}\n" for j in range(10))
    for i in range(4)
)


def list_files(folder: Path) -> list[str]:
    shown = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return sorted(path.relative_to(folder).as_posix() for path in shown)


def link_targets(path: Path) -> set[str]:
    """List the files that a picture links to."""
    return {unquote(href) for href in re.findall(r'<a xlink:href="([^"]+)"', path.read_text("utf-8"))}


def test_each_part_is_a_file_and_links_lead_both_ways(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("큰 지도 100%#.argmap", LARGE)
    result = run_argmap("build", "큰 지도 100%#.argmap", "--split")
    assert result.code == 0
    out = tmp_path / "out"
    names = list_files(out)
    assert {f"큰 지도 100%#.{name}.svg" for name in ("p0", "p1", "p2", "p3")} < set(names)
    reached = set()
    for name in names:
        assert link_targets(out / name) <= set(names)
        reached |= link_targets(out / name)
        href = re.findall(r'xlink:href="([^"]*)"', (out / name).read_text("utf-8"))
        assert all(re.fullmatch(r"[A-Za-z0-9._%-]+", each) for each in href)
    assert reached == set(names)
    overview = "큰 지도 100%#.svg"
    assert all(overview in link_targets(out / name) for name in names if name != overview)
    assert ">Reason 1</text>" in (out / overview).read_text("utf-8")
    assert ">Reason 1</text>" in (out / "큰 지도 100%#.p1.svg").read_text("utf-8")
    assert all(f"wrote out/{name} (text " in result.err for name in names)
    sizes = [float(size) for size in re.findall(r"\(text ([0-9.]+) pt", result.err)]
    assert min(sizes) >= 18


def test_a_map_that_fits_is_not_split(run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path) -> None:
    write_file("m.argmap")
    assert run_argmap("build", "m.argmap").code == 0
    plain = (tmp_path / "out/m.svg").read_bytes()
    result = run_argmap("build", "m.argmap", "--split")
    assert result.code == 0
    assert "note: `m.argmap` fits on one page, so it is not split\n" in result.err
    assert list_files(tmp_path / "out") == ["m.svg"]
    assert (tmp_path / "out/m.svg").read_bytes() == plain


def test_languages_views_and_single_files_have_parts_of_their_own(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap", f"{LARGE}view v: The view\n  root: goal\n")
    assert run_argmap("build", "m.argmap", "--split", "--lang", "ko,en", "--view", "v").code == 0
    assert {"m.v.en.svg", "m.v.ko.svg", "m.v.p0.en.svg", "m.v.p0.ko.svg"} < set(list_files(tmp_path / "out"))
    assert "m.v.ko.svg" in link_targets(tmp_path / "out/m.v.p0.ko.svg")
    assert run_argmap("build", "m.argmap", "--split", "-o", "deep/one.svg").code == 0
    assert "one.p0.svg" in link_targets(tmp_path / "deep/one.svg")
    assert "one.svg" in link_targets(tmp_path / "deep/one.p0.svg")


def test_no_part_takes_the_name_of_something_else(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    text = LARGE.replace("p0:", "ko:").replace("p1:", "P2:").replace("p3:", ":")
    more = "  premise: {LONG} after that\n" * 12
    more += "".join(f"  objection: {LONG} {i}\n    premise: {LONG}\n    rebuttal: {LONG}\n" for i in range(3))
    write_file("m.argmap", f"{text}{more}claim goal-2: Used elsewhere\nview v: V\nsource w: W\n")
    assert run_argmap("build", "m.argmap", "--split").code == 0
    names = list_files(tmp_path / "out")
    assert len({name.casefold() for name in names}) == len(names)
    assert {"m.ko-part.svg", "m.P2.svg", "m.p2-part.svg", "m.goal-2-part.svg"} < set(names)
    assert "m.ko.svg" not in names
    assert any(re.fullmatch(r"m\.[0-9]+\.svg", name) for name in names)


def test_a_name_stays_when_another_branch_changes(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap", LARGE)
    assert run_argmap("build", "m.argmap", "--split", "-o", "one/").code == 0
    write_file(
        "m.argmap", LARGE.replace("  premise p0:", f"  premise: {LONG}\n    premise: {LONG}\n  premise p0:")
    )
    assert run_argmap("build", "m.argmap", "--split", "-o", "two/").code == 0
    both = {"m.p0.svg", "m.p1.svg", "m.p2.svg", "m.p3.svg"}
    assert both < set(list_files(tmp_path / "one"))
    assert both < set(list_files(tmp_path / "two"))
    one, two = ((tmp_path / folder / "m.p3.svg").read_text("utf-8") for folder in ("one", "two"))
    assert re.findall('data-id="([^"]*)"', one) == re.findall('data-id="([^"]*)"', two)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-f", "dot"), "`dot` is none"),
        (("-f", "svg,json"), "`json` is none"),
        (("-o", "-"), "`-o -` takes one"),
        (("--fit", "none"), "needs a page"),
    ],
)
def test_what_cannot_be_split_is_a_wrong_call(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    write_file("m.argmap", LARGE)
    result = run_argmap("build", "m.argmap", "--split", *arguments)
    assert result.code == 2
    assert message in result.err
    assert list_files(tmp_path) == ["m.argmap"]


def test_no_part_is_written_over_what_another_map_makes(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap", LARGE)
    write_file("m.p1.argmap", GOOD)
    result = run_argmap("build", "m.argmap", "m.p1.argmap", "--split")
    assert result.code == 2
    assert "a part would go to `out/m.p1.svg`, where `m.p1.argmap` does" in result.err
    assert list_files(tmp_path / "out") == ["m.p1.svg"]


def test_where_a_step_needs_the_room_a_note_names_its_part(
    run_argmap: RunArgmap, write_file: WriteFile
) -> None:
    words = " ".join(f"word{i}" for i in range(44))
    huge = " ".join(f"word{i}" for i in range(90))
    steps = "".join(f"  {'and' if i else 'premise'} a{i}: {words}\n" for i in range(3))
    steps += "".join(f"  {'and' if i else 'objection'} b{i}: {huge}\n" for i in range(4))
    write_file("m.argmap", f"thesis t: The thesis\n{steps}")
    result = run_argmap("build", "m.argmap", "--split", "-q")
    tight = "where a single step needs the room, the text is under 18 pt"
    assert result.code == 0
    assert re.search(
        rf"^note: `m.argmap`: {tight}: `t` \(1[4-7]\.\d\)$",
        result.err,
        re.M,
    )
    assert re.search(
        r"^note: `m.argmap`: not even a single step fits at 14 pt, shorter texts help: `t-2` \(\d+\.\d\)$",
        result.err,
        re.M,
    )


def test_a_hint_for_a_map_that_is_too_small_names_split(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("m.argmap", LARGE)
    assert "`--split`" in run_argmap("build", "m.argmap", "-q").err


def test_parts_take_theme_and_form_of_text(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap", LARGE)
    command = ("build", "m.argmap", "--split", "-q")
    assert run_argmap(*command, "--theme", "auto", "--text", "paths", "-o", "auto/").code == 0
    pictures = [path.read_text("utf-8") for path in (tmp_path / "auto").iterdir()]
    assert len(pictures) == 5
    assert all("prefers-color-scheme" in each and "<text" not in each for each in pictures)
    assert all(link_targets(path) for path in (tmp_path / "auto").iterdir())
    assert run_argmap(*command, "--theme", "dark", "-f", "svg,pdf,png", "-o", "dark/").code == 0
    pictures = [path.read_text("utf-8") for path in (tmp_path / "dark").glob("*.svg")]
    assert len(pictures) == len([*(tmp_path / "dark").glob("*.png")]) == 5
    assert all('fill="#14171C"/>' in each and "prefers-color" not in each for each in pictures)
    from tests.render.test_png_pdf import png_size

    assert png_size((tmp_path / "dark/m.p1.png").read_bytes())[0] > 700
    assert (tmp_path / "dark/m.pdf").exists()


def test_several_forms_are_split_once(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argmap.pipeline import split as split_module

    split, done = split_module.split, []
    monkeypatch.setattr(
        split_module,
        "split",
        lambda *command: done.append(command[2].lang) or split(*command),
    )
    write_file("m.argmap", LARGE)
    assert run_argmap("build", "m.argmap", "--split", "-f", "svg,pdf", "--lang", "ko,en").code == 0
    assert done == ["ko", "en"]
    assert {"m.ko.pdf", "m.en.pdf", "m.p0.ko.svg", "m.p0.en.svg"} < set(list_files(tmp_path / "out"))
