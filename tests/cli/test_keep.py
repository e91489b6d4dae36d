"""`--keep`: pictures of `build` and `watch` keep to the last ones at their paths, and only with it."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.jobs.last_arrangements import read_last_arrangements
from argmap.jobs.plan import Target
from argmap.pipeline.output_format import OutputFormat
from tests.cli.cli_call import RunArgmap, WriteFile
from tests.layout.edited_map import AFTER, BEFORE

ATTRIBUTE = re.compile(r' data-arrangement="([^"]*)"')

Build = Callable[..., str]


@pytest.fixture
def build(run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path) -> Build:
    """Draw a text as `out/m.svg` with some options, and return the picture."""

    def run(text: str, *options: str) -> str:
        write_file("m.argmap", text)
        result = run_argmap("build", "m.argmap", *options)
        assert result.code == 0, result.err
        return (tmp_path / "out/m.svg").read_text("utf-8")

    return run


def read_record(svg: str) -> str:
    """The record in a picture, which must have one."""
    found = ATTRIBUTE.search(svg)
    assert found is not None
    return found[1]


def read_columns(svg: str) -> list[str]:
    """The statements of a picture in reading order, with the columns that they stand in."""
    digits = read_record(svg).split(" ")[-1]
    return [digits[start : start + 6] for start in range(0, len(digits), 7)]


def test_only_with_keep_a_picture_says_how_it_is_arranged(build: Build) -> None:
    plain = build(BEFORE)
    assert ATTRIBUTE.search(plain) is None
    kept = build(BEFORE, "--keep")
    assert len(read_record(kept)) <= 4096
    assert ATTRIBUTE.sub("", kept) == plain
    assert build(BEFORE, "--keep") == kept
    assert build(BEFORE) == plain


def test_boxes_stay_in_their_columns(build: Build, tmp_path: Path) -> None:
    before = read_columns(build(BEFORE, "--keep"))
    kept = build(AFTER, "--keep")
    assert read_columns(kept)[: len(before)] == before
    (tmp_path / "out/m.svg").unlink()
    assert read_columns(build(AFTER, "--keep"))[: len(before)] != before


@pytest.mark.parametrize("records", ["", "9", "1.778 auto any full " + "abcd001" * 150_000, "<svg x='"])
def test_a_record_that_is_none_is_passed_over(build: Build, tmp_path: Path, records: str) -> None:
    fresh = build(AFTER, "--keep")
    record = read_record(fresh)
    for damaged in (record[:-3], records, f'{records}" data-arrangement="{record}'):
        picture = build(BEFORE, "--keep").replace(read_record(build(BEFORE, "--keep")), damaged)
        (tmp_path / "out/m.svg").write_text(picture, "utf-8")
        assert build(AFTER, "--keep") == fresh


def test_a_record_elsewhere_than_in_the_root_is_none(tmp_path: Path) -> None:
    target = Target(str(tmp_path / "m.svg"), OutputFormat.SVG, None)
    record = 'data-arrangement="1.778 auto any full abcd001"'
    for text, is_read in (
        (f"<svg {record}>", True),
        (f"<svg><g {record}/></svg>", False),
        (f"<!-- <svg {record}> --><svg/>", False),
        (f"<svg {'x' * 20_000} {record}>", False),
    ):
        Path(target.path).write_text(text, "utf-8")
        assert bool(read_last_arrangements([target])) is is_read, text[:40]
    Path(target.path).unlink()
    Path(target.path).mkdir()
    assert read_last_arrangements([target]) == {}


def test_other_formats_keep_to_the_svg_beside_them(
    build: Build, run_argmap: RunArgmap, tmp_path: Path
) -> None:
    build(BEFORE, "--keep")
    assert run_argmap("build", "m.argmap", "--keep", "-f", "pdf,svg", "--depfile", "d").code == 0
    assert (tmp_path / "d").read_text("utf-8") == "out/m.pdf out/m.svg: m.argmap\nm.argmap:\n"
    assert run_argmap("build", "m.argmap", "--keep", "-f", "pdf", "--depfile", "d").code == 0
    expected = "out/m.pdf: m.argmap out/m.svg\nm.argmap:\nout/m.svg:\n"
    assert (tmp_path / "d").read_text("utf-8") == expected
    assert run_argmap("build", "m.argmap", "-f", "pdf", "--depfile", "d").code == 0
    assert (tmp_path / "d").read_text("utf-8") == "out/m.pdf: m.argmap\nm.argmap:\n"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext")
def test_a_pdf_has_its_boxes_where_the_svg_has_them(build: Build, tmp_path: Path) -> None:
    def read_words() -> str:
        command = ["pdftotext", "-bbox", str(tmp_path / "out/m.pdf"), "-"]
        return subprocess.run(command, capture_output=True, check=True).stdout.decode()

    build(BEFORE, "--keep")
    build(AFTER, "--keep", "-f", "svg,pdf")
    kept = read_words()
    build(AFTER, "-f", "svg,pdf")
    assert read_words() != kept


def test_the_arrangement_is_part_of_the_cache_key(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("maps/a.argmap", BEFORE)
    write_file("maps/b.argmap")
    assert "0 unchanged" in run_argmap("build", "maps", "--keep").err
    assert "2 unchanged" in run_argmap("build", "maps", "--keep").err
    write_file("maps/a.argmap", AFTER)
    assert "1 unchanged" in run_argmap("build", "maps", "--keep").err
    assert "2 unchanged" in run_argmap("build", "maps", "--keep").err
    assert "0 unchanged" in run_argmap("build", "maps").err


@pytest.mark.parametrize("option", ["--split", "--steps"])
def test_several_pictures_of_a_map_are_refused(
    run_argmap: RunArgmap, write_file: WriteFile, option: str
) -> None:
    write_file("m.argmap")
    for command in ("build", "watch"):
        result = run_argmap(command, "m.argmap", "--keep", option)
        assert result.code == 2
        assert f"`{option}`" in result.err
