"""`argmap build` with `--view`, `--root`, `--depth` and `--only`: what is drawn, under which name."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.cli_call import RunArgmap, WriteFile

DEBATE = """\
map: The map
  lang: en
  ko: 지도
group side: One side
thesis goal: Goal
  premise air: Air
    tag: core
    premise health: Health
      group: side
  objection shops: Shops
    rebuttal walkers: Walkers
view prices: What it costs
  ko: 드는 것
  root: shops
  depth: 0
view 핵심: The core
  tag: core
"""


def list_files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def statement_ids(svg: str) -> list[str]:
    return re.findall(r'data-id="([^"]+)"', svg)


def test_each_view_is_a_file_of_its_own(run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path) -> None:
    write_file("m.argmap", DEBATE)
    result = run_argmap("build", "m.argmap", "--view", "prices,핵심", "-f", "svg,json,dot")
    assert result.code == 0
    assert list_files(tmp_path / "out") == [
        f"m.{view}.{form}" for view in ("prices", "핵심") for form in ("dot", "json", "svg")
    ]
    svg = (tmp_path / "out/m.prices.svg").read_text("utf-8")
    assert statement_ids(svg) == ["shops"]
    assert 'class="continues" data-count="1"' in svg
    assert ">What it costs</text>" in svg
    assert '<title id="title">The map</title>' in svg
    form = json.loads((tmp_path / "out/m.prices.json").read_text("utf-8"))
    assert [(one["id"], one["continues"]) for one in form["statements"]] == [("shops", 1)]
    assert form["title"]["text"] == "What it costs"
    graph = (tmp_path / "out/m.prices.dot").read_text("utf-8")
    assert "[continues +1]" in graph
    assert "What it costs" in graph
    assert "Goal" not in graph


def test_views_and_languages_both_stand_in_the_name(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap", DEBATE)
    assert run_argmap("build", "m.argmap", "--view", "prices", "--lang", "ko,en").code == 0
    assert list_files(tmp_path / "out") == ["m.prices.en.svg", "m.prices.ko.svg"]
    assert "드는 것" in (tmp_path / "out/m.prices.ko.svg").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "name", "left"),
    [
        (("--root", "shops"), "m.shops.svg", ["shops", "walkers"]),
        (("--depth", "0"), "m.cut.svg", ["goal"]),
        (("--root", "goal", "--depth", "1"), "m.goal.svg", ["goal", "air", "shops"]),
        (("--only", "tag:core"), "m.cut.svg", ["air"]),
        (("--only", "묶음：side"), "m.cut.svg", ["health"]),
        (("--root", "air", "--only", "group:side"), "m.air.svg", ["air", "health"]),
    ],
)
def test_a_part_has_a_name_of_its_own(
    run_argmap: RunArgmap,
    write_file: WriteFile,
    tmp_path: Path,
    arguments: tuple[str, ...],
    name: str,
    left: list[str],
) -> None:
    write_file("m.argmap", DEBATE)
    assert run_argmap("build", "m.argmap", *arguments).code == 0
    assert list_files(tmp_path / "out") == [name]
    assert statement_ids((tmp_path / "out" / name).read_text("utf-8")) == left


def test_a_view_that_is_not_there_takes_no_other_with_it(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap", DEBATE)
    result = run_argmap("build", "m.argmap", "--view", "prices,../x")
    assert result.code == 2
    assert "`m.argmap` has no view `../x`" in result.err
    assert "; not written: `out/m." in result.err
    assert list_files(tmp_path) == ["m.argmap", "out/m.prices.svg"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--view", "price"), "`m.argmap` has no view `price`; did you mean `prices`?"),
        (("--root", "shop"), "`m.argmap` has no statement `shop`; did you mean `shops`?"),
        (("--only", "tag:kore"), "`m.argmap` has no tag `kore`; did you mean `core`?"),
        (("--only", "group:sid"), "`m.argmap` has no group `sid`; did you mean `side`?"),
        (("--only", "core"), "`core` is no filter; write `tag:NAME` or `group:NAME`"),
        (
            ("--only", "tag:core,group:side"),
            "in reach, no statement of `m.argmap` bears `tag:core`, `group:side`",
        ),
        (("--view", "prices", "--depth", "2"), "`--view` says by itself what is shown"),
        (("--depth", "-1"), "-1"),
        (("--view", "prices,핵심", "-o", "one.svg"), "this call makes 2"),
    ],
)
def test_what_is_not_there_is_a_wrong_call(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    write_file("m.argmap", DEBATE)
    result = run_argmap("build", "m.argmap", *arguments)
    assert result.code == 2
    assert message in result.err
    assert list_files(tmp_path) == ["m.argmap"]


def test_one_view_fits_one_file(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("m.argmap", DEBATE)
    assert statement_ids(run_argmap("build", "m.argmap", "--view", "핵심", "-o", "-").out) == ["air"]


def test_a_view_that_shows_nothing_is_an_error_at_its_place(
    run_argmap: RunArgmap, write_file: WriteFile
) -> None:
    write_file("m.argmap", f"{DEBATE}view none: Nothing\n  root: shops\n  tag: core\n")
    result = run_argmap("build", "m.argmap")
    assert result.code == 1
    assert "error[E208]" in result.err
    assert "m.argmap:18:12" in result.err
