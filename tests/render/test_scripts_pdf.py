"""Every text of maps in eight scripts, read back from their pages by Poppler."""

import subprocess
import sys
from pathlib import Path
from unicodedata import normalize

import pytest

import argmap
from argmap.diagnostics.user_error import UserError
from tests.render.script_maps import SCRIPT_MAPS, ScriptMap
from tests.render.shaped_maps import SHAPED_MAPS
from tests.render.test_svg_viewers import find_program, run_program

pytestmark = pytest.mark.slow

_DIRECTION_MARKS = dict.fromkeys(
    map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)


def draw_pdf(source: str) -> bytes:
    """The page of a map. The test is skipped (in CI: fails) where no font here has its script."""
    try:
        return argmap.parse(source).pdf()
    except UserError as error:
        if "no font here has" not in error.phrase.en:
            raise
        pytest.skip(error.phrase.en)


def read_text(pdf: bytes, folder: Path) -> str:
    """What Poppler reads in a document, without blanks and marks of direction; it must not warn."""
    (folder / "page.pdf").write_bytes(pdf)
    reader = [find_program("pdftotext"), "page.pdf", "-"]
    done = subprocess.run(reader, cwd=folder, capture_output=True, encoding="utf-8", timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    return flatten(done.stdout)


def flatten(text: str) -> str:
    return "".join(normalize("NFC", text).translate(_DIRECTION_MARKS).split())


@pytest.mark.parametrize("drawn", [*SCRIPT_MAPS, *SHAPED_MAPS], ids=lambda each: each.name)
def test_every_statement_is_read_back_whole(drawn: ScriptMap, tmp_path: Path) -> None:
    text = read_text(draw_pdf(drawn.source), tmp_path)
    assert [shown for shown in drawn.shown if flatten(shown) not in text] == []


SPEAKERS = [each for each in SHAPED_MAPS if each.name.endswith("-speakers")]


@pytest.mark.parametrize("drawn", SPEAKERS, ids=lambda each: each.name)
@pytest.mark.parametrize("command", ["slides", "slides --handout", "build --steps", "build --split"])
def test_every_document_is_read_back_whole(command: str, drawn: ScriptMap, tmp_path: Path) -> None:
    draw_pdf(drawn.source)
    (tmp_path / "m.argmap").write_text(drawn.source, "utf-8")
    run_program(sys.executable, "-m", "argmap", *command.split(), "m.argmap", "-f", "pdf", folder=tmp_path)
    (document,) = (tmp_path / "out").glob("*.pdf")
    text = read_text(document.read_bytes(), tmp_path)
    assert [shown for shown in drawn.shown if flatten(shown) not in text] == []
