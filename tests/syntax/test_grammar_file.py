"""The grammar is found wherever argmap is: in a checkout, in an installed wheel, in a zip."""

import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns, make_archive

import pytest

import argmap
from argmap.files.package_data import read_own_text
from tests.unmeasured import unmeasured_environment

PACKAGE = Path(argmap.__file__).parent
READS = "from argmap.syntax import parse; from argmap.diagnostics.source import Source; "
READS += "print(parse.__file__, len(parse.parse(Source('x', 'thesis: x'))[0].entries))"


def _copy_as_wheel(folder: Path) -> Path:
    copytree(PACKAGE, folder / "argmap", ignore=ignore_patterns("__pycache__"))
    grammar = folder / "argmap" / "grammar" / "argmap.lark"
    grammar.parent.mkdir(exist_ok=True)
    grammar.write_text(read_own_text("grammar", "argmap.lark"), "utf-8")
    return folder


@pytest.mark.parametrize("zipped", [False, True])
def test_an_installed_copy_finds_its_grammar(tmp_path: Path, zipped: bool) -> None:
    place = str(_copy_as_wheel(tmp_path / "wheel"))
    if zipped:
        place = make_archive(str(tmp_path / "argmap"), "zip", place)
    found = subprocess.run(
        [sys.executable, "-c", READS],
        env=unmeasured_environment(PYTHONPATH=place, PYTHONDONTWRITEBYTECODE="1"),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.startswith(place)
    assert found.stdout.endswith(" 1\n")


def test_what_does_not_ship_is_not_found() -> None:
    with pytest.raises(FileNotFoundError):
        read_own_text("grammar", "none.lark")
