"""The drawings in programs that people really use: each must read them whole, with every text in its box."""

import json
import re
import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from argmap.layout.columns.column_layout import lay_out_columns
from tests.layout.map_from_text import build_test_map
from tests.render.pictures import write_scene

pytestmark = pytest.mark.slow

MAPS = sorted(Path(__file__).parents[2].glob("maps/*.argmap"))
BROWSER = [
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
]

MEASURE = """
const wrong = [];
for (const g of document.querySelectorAll('g.statement')) {
  const box = g.querySelector('rect').getBBox();
  const plates = [...g.querySelectorAll('rect.plate')].map(r => r.getBBox());
  for (const t of g.querySelectorAll('text')) {
    const b = t.getBBox();
    const inside = r => r.x <= b.x + .6 && b.x + b.width <= r.x + r.width + .6;
    if (![box, ...plates].some(inside)) wrong.push(t.textContent);
  }
}
document.body.textContent = JSON.stringify({wrong, texts: document.querySelectorAll('text').length});
"""


def run_program(*command: str | Path, folder: Path) -> str:
    """The output of an outside program. Fails with what it said where it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def find_program(name: str) -> str:
    """Where an outside program is; the test is skipped (in CI: fails) without it."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.fixture(params=MAPS, ids=lambda path: path.stem)
def picture(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """One of our maps, drawn."""
    file = tmp_path / "picture.svg"
    file.write_text(write_scene(lay_out_columns(build_test_map(request.param.read_text("utf-8")))), "utf-8")
    return file


def png_size(png: bytes) -> tuple[int, int]:
    """Width and height from a PNG's header (its first chunk, IHDR)."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def expected_size(picture: Path) -> tuple[int, int]:
    width, height = re.findall(r'(?:width|height)="(\d+)"', picture.read_text("utf-8"))[:2]
    return int(width), int(height)


def test_rsvg(picture: Path) -> None:
    run_program(find_program("rsvg-convert"), picture, "-o", "out.png", folder=picture.parent)
    assert png_size((picture.parent / "out.png").read_bytes()) == expected_size(picture)


def test_resvg(picture: Path) -> None:
    resvg_py = pytest.importorskip("resvg_py")
    assert png_size(bytes(resvg_py.svg_to_bytes(svg_path=str(picture)))) == expected_size(picture)


def test_libreoffice_keeps_the_text(picture: Path) -> None:
    profile = f"-env:UserInstallation={(picture.parent / 'profile').as_uri()}"
    run_program(
        find_program("soffice"), profile, "--headless", "--convert-to", "pdf", picture, folder=picture.parent
    )
    text = run_program(find_program("pdftotext"), "picture.pdf", "-", folder=picture.parent)
    flat = "".join(text.split())
    lines = re.findall(r"<text [^>]*>([^<&]+)</text>", picture.read_text("utf-8"))
    missing = [line for line in lines if "".join(line.split()) not in flat]
    assert missing == []


def test_a_browser_keeps_every_text_in_its_box(picture: Path) -> None:
    page = picture.parent / "page.html"
    page.write_text(
        f"<!doctype html><meta charset=utf-8><body>{picture.read_text('utf-8')}<script>{MEASURE}</script>",
        "utf-8",
    )
    profile = f"--user-data-dir={picture.parent / 'profile'}"
    browser = [find_program(BROWSER[0]), *BROWSER[1:]]
    dom = run_program(*browser, profile, "--dump-dom", page.as_uri(), folder=picture.parent)
    found = json.loads(
        re.sub(r"<[^>]+>", "", dom).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    )
    assert found["texts"] > 8
    assert found["wrong"] == []
