"""Documents with maps in the programs they are for: each must show them, whole and with their words."""

import json
import os
import re
import sys
import zipfile
from pathlib import Path

import pytest

from argmap.diagnostics.source import Source
from argmap.documents.markdown_maps import find_embedded_maps
from tests.manual.markdown_pages import DOCUMENTS
from tests.render.test_svg_viewers import BROWSER, find_program, png_size, run_program

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
TALK = """\
---
title: A talk
---

# Steps

``` {.argmap #why reveal=order}
thesis: The town centre should be closed to cars
  premise: Streets without traffic have cleaner air
  objection: Shops lose the customers who come by car
```

# Whole

![](trains.argmap#price)
"""
PAGED = """
const seen = [];
const shown = () => [...Reveal.getCurrentSlide().querySelectorAll('g.statement')]
  .filter(g => getComputedStyle(g).visibility === 'visible').length;
const place = () => JSON.stringify([...Reveal.getCurrentSlide().querySelectorAll('g.statement > rect')]
  .map(r => [r.getBBox().x, r.getBBox().y]));
const within = () => { const box = Reveal.getCurrentSlide().querySelector('svg')?.getBoundingClientRect();
  return !box || (box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight); };
const page = () => {
  const at = Reveal.getIndices();
  seen.push([at.h, shown(), place(), within()]);
  const ended = Reveal.isLastSlide() && !Reveal.availableFragments().next;
  if (ended) document.body.textContent = JSON.stringify(seen);
  else { Reveal.next(); setTimeout(page, 600); }
};
Reveal.on('ready', () => setTimeout(page, 50));
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a talk and a map, and the filter as pandoc finds it."""
    (tmp_path / "talk.md").write_text(TALK, "utf-8")
    maps = Path(__file__).parent / "cases" / "maps"
    (tmp_path / "trains.argmap").write_bytes((maps / "trains.argmap").read_bytes())
    filter_ = tmp_path / "argmap-pandoc"
    call = "import sys; sys.path.insert(0, {!r}); from argmap.cli.entry import pandoc_main as f; f()"
    filter_.write_text(f"#!{sys.executable}\n{call.format(str(ROOT))}\n", "utf-8")
    filter_.chmod(0o755)
    return tmp_path


def run_pandoc(folder: Path, *arguments: str) -> None:
    run_program(find_program("pandoc"), "talk.md", "--filter", "./argmap-pandoc", *arguments, folder=folder)


def find_node_package(name: str) -> Path:
    """A folder of npm's that the environment names; the test is skipped (in CI: fails) without it."""
    found = Path(os.environ.get("ARGMAP_NODE_MODULES", "")) / name
    if not found.is_dir():
        pytest.skip(f"{name} is not installed (ARGMAP_NODE_MODULES names the folder of npm's packages)")
    return found


def test_reveal_shows_step_after_step(folder: Path) -> None:
    reveal = find_node_package("reveal.js")
    run_pandoc(folder, "-t", "revealjs", "-s", "-V", f"revealjs-url={reveal.as_uri()}", "-o", "talk.html")
    page = folder / "talk.html"
    text = page.read_text("utf-8").replace("transition: 'slide'", "transition: 'none'")
    page.write_text(
        text.replace(
            "</body>", f"<style>* {{ transition: none !important }}</style><script>{PAGED}</script></body>"
        ),
        "utf-8",
    )
    browser = [find_program(BROWSER[0]), *BROWSER[1:]]
    options = [
        f"--user-data-dir={folder / 'profile'}",
        "--virtual-time-budget=20000",
        "--window-size=1280,720",
    ]
    dom = run_program(*browser, *options, "--dump-dom", page.as_uri(), folder=folder)
    found = re.search(r"\[\[.*\]\]", dom)
    assert found, dom[-2000:]
    seen = json.loads(found[0])
    assert [(slide, statements) for slide, statements, *_ in seen] == [
        (0, 0),
        (1, 1),
        (1, 2),
        (1, 3),
        (2, 1),
        (2, 2),
    ]
    assert len({place for slide, _, place, _ in seen if slide == 1}) == 1
    assert all(within for *_, within in seen)


def test_beamer_has_an_overlay_for_each_step(folder: Path) -> None:
    find_program("pdflatex")
    run_pandoc(folder, "-t", "beamer", "--pdf-engine=pdflatex", "-o", "talk.pdf")
    text = run_program(find_program("pdftotext"), "-layout", "talk.pdf", "-", folder=folder)
    pages = text.split("\f")[:-1]
    assert [page.count("Premise") + page.count("Objection") for page in pages] == [0, 0, 1, 2, 1, 1]


def test_latex_takes_a_page_of_a_picture(folder: Path) -> None:
    sys_call = [
        sys.executable,
        "-c",
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from argmap.cli.entry import main; main()",
    ]
    run_program(*sys_call, "build", "trains.argmap", "--view", "price", "-f", "pdf", folder=folder)
    example = next(block.text for block in DOCUMENTS.blocks if block.language == "latex")
    document = example.replace("out/debate.prices.pdf", "out/trains.price.pdf")
    (folder / "x.tex").write_text(document, "utf-8")
    run_program(
        find_program("pdflatex"), "-interaction=nonstopmode", "-halt-on-error", "x.tex", folder=folder
    )
    assert "A bed costs" in run_program(find_program("pdftotext"), "x.pdf", "-", folder=folder)


@pytest.mark.parametrize(
    ("name", "part", "mark"),
    [
        ("talk.docx", "word/document.xml", 'descr="Argument map'),
        ("talk.pptx", "ppt/slides/slide2.xml", 'descr="Argument map'),
        ("talk.odt", "content.xml", "Pictures/0.png"),
        ("talk.epub", "EPUB/text/ch001.xhtml", 'alt="Argument map'),
    ],
)
def test_office_programs_get_a_picture(folder: Path, name: str, part: str, mark: str) -> None:
    run_pandoc(folder, "-o", name)
    with zipfile.ZipFile(folder / name) as archive:
        assert mark in archive.read(part).decode()
        pictures = [each for each in archive.namelist() if re.search(r"(?<!thumbnail)\.png$", each)]
        assert [png_size(archive.read(each))[0] for each in pictures] == [1920, 1920]


def test_marp_shows_the_pictures(folder: Path) -> None:
    marp = find_node_package("@marp-team/marp-cli") / "marp-cli.js"
    (folder / "slides.md").write_text(
        TALK.replace("{.argmap #why reveal=order}", "argmap width=900").replace("# Whole", "---"), "utf-8"
    )
    call = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from argmap.cli.entry import main; main()"
    run_program(sys.executable, "-c", call, "md", "slides.md", folder=folder)
    run_program(
        find_program("node"),
        marp,
        "--allow-local-files",
        "--no-stdin",
        "slides.out.md",
        "-o",
        "slides.pdf",
        folder=folder,
    )
    text = run_program(find_program("pdftotext"), "slides.pdf", "-", folder=folder)
    assert "Shops lose the customers" in " ".join(text.split())
    assert "A bed costs more" in " ".join(text.split())


def test_the_blocks_that_the_page_shows_are_maps() -> None:
    example = re.findall(r"^````markdown\n(.*?)^````$", DOCUMENTS.text, re.MULTILINE | re.DOTALL)
    assert [len(find_embedded_maps(Source("documents.md", text))) for text in example] == [3]
