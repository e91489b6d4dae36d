"""The gallery's pictures: what commands draw, and pages as a browser shows them.

`python -m tests.manual.gallery` takes the photographs of pages anew, with the system's Chromium.
"""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep

from PIL import Image

from argmap.pipeline.starter_map import starter_map
from tests.chromium import Chromium, ChromiumPage, start_chromium
from tests.manual.illustrations import FOLDER
from tests.manual.markdown_pages import ROOT
from tests.serve.live_page import SHOWN

PHOTOGRAPHS = (FOLDER / "talk.png", FOLDER / "serve.png")
DRAWINGS: Mapping[str, tuple[str, ...]] = {
    "dark.svg": ("build", "school-phones.argmap", "--theme", "dark", "-o"),
    "diff.svg": ("diff", "debate.argmap", "changed.argmap", "-o"),
}
"""Each picture that a command draws, and the command; the file's name follows."""
_CHANGES = (
    ("Streets without traffic have cleaner air", "Streets without traffic have cleaner air and less noise"),
    ("  and health: Clean air keeps the people who live there healthy\n", ""),
    ("than drivers do\n", "than drivers do\n      premise: Counts in three towns show it\n"),
)
SIZE = (1120, 630)


@cache
def draw_gallery() -> dict[Path, bytes]:
    """Draw the pictures that commands draw, each by its path."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        _write_maps(folder)
        for picture, command in DRAWINGS.items():
            _run(folder, *command, picture)
        return {FOLDER / picture: (folder / picture).read_bytes() for picture in DRAWINGS}


def photograph_pages() -> dict[Path, bytes]:
    """Photograph a slide of a talk, and the page of `argmap serve`, as PNG."""
    with TemporaryDirectory() as name, start_chromium(reachable_host="127.0.0.1") as chromium:
        folder = Path(name)
        _write_maps(folder)
        return {
            FOLDER / "talk.png": _photograph_talk(folder, chromium),
            FOLDER / "serve.png": _photograph_server(folder, chromium),
        }


def _write_maps(folder: Path) -> None:
    """Write the maps of the gallery: the first map, a later state of it, and two of `maps/`."""
    text = starter_map("en")
    (folder / "debate.argmap").write_text(text, "utf-8")
    for old, new in _CHANGES:
        assert old in text, old
        text = text.replace(old, new)
    (folder / "changed.argmap").write_text(text, "utf-8")
    for name in ("school-phones", "four-day-week"):
        shutil.copy(ROOT / "maps" / f"{name}.argmap", folder)


def _photograph_talk(folder: Path, chromium: Chromium) -> bytes:
    """Photograph the third step of a slide."""
    _run(folder, "slides", "four-day-week.argmap", "-f", "html", "-o", "talk.html")
    page = chromium.open_page(f"{(folder / 'talk.html').as_uri()}#4.3", SIZE)
    return _photograph(page, "document.querySelectorAll('g.statement').length > 0")


def _photograph_server(folder: Path, chromium: Chromium) -> bytes:
    """Photograph the page that shows a map while it is written."""
    command = [sys.executable, "-m", "argmap", "serve", "school-phones.argmap"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        address = server.stdout.readline().split(" at ")[1].strip()
        photograph = _photograph(chromium.open_page(address, SIZE), f"{SHOWN} > 0")
        server.terminate()
    return photograph


def _photograph(page: ChromiumPage, condition: str) -> bytes:
    """Photograph a page when a condition is true and nothing moves, in few colours."""
    page.wait_for(condition)
    sleep(2)
    with Image.open(BytesIO(page.screenshot())) as picture, BytesIO() as smaller:
        picture.convert("RGB").quantize(64, dither=Image.Dither.NONE).save(smaller, "PNG", optimize=True)
        return smaller.getvalue()


def _run(folder: Path, *arguments: str) -> None:
    """Run argmap in a folder; a difference between maps is no failure."""
    command = [sys.executable, "-m", "argmap", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == (arguments[0] == "diff"), done.stderr


if __name__ == "__main__":
    for path, photograph in photograph_pages().items():
        path.write_bytes(photograph)
        print("took", path.name, len(photograph))
