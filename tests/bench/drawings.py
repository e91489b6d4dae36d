"""A standing check: made maps of all shapes and scripts, drawn in every format and judged.

`python -m tests.bench.drawings` draws 200 maps, in two to three minutes on two cores. It fails if a drawing
breaks a rule of geometry, where a text is not read back whole from PDF, PowerPoint or HTML, and where
drawings differ from those kept in `drawings.txt`; it shows each of these. `--write` keeps those of now: the
commit that moves them says why.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from pathlib import Path
from unicodedata import normalize

from argmap.config.drawing_choices import DirectionChoice, ReferenceChoice
from argmap.diagnostics.user_error import UserError
from argmap.layout.fit_page import FittedScene
from argmap.model.map import ArgMap
from argmap.model.subset import SubsetMap
from argmap.pipeline.draw import draw, lay_out_view
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import OutputFormat, TalkFormat
from argmap.pipeline.slides import TalkChoices, build_map_talk, write_talk
from argmap.scene.mirror import mirror_scene
from argmap.theme.pages import PAGE_SIZES
from tests.layout.generated_maps import generate_map
from tests.layout.geometry import find_faults
from tests.layout.map_from_text import build_test_map
from tests.render.pptx_reader import read_slides
from tests.render.script_maps import SCRIPT_MAPS

KEPT = Path(__file__).with_name("drawings.txt")
SIZES = (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 18, 20, 24, 28, 34, 42, 60)
"""The numbers of statements of generated maps; eight maps of each."""
PAGES = tuple(PAGE_SIZES)
DIRECTIONS, REFERENCES = tuple(DirectionChoice), tuple(ReferenceChoice)
_DIRECTION_MARKS = dict.fromkeys(
    map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)


@dataclass(frozen=True)
class Sample:
    """A made map and the choices to draw it by. `travels` is true if every machine draws the same bytes."""

    name: str
    text: str
    options: DrawOptions
    travels: bool = True


@dataclass(frozen=True)
class Result:
    """The line of a sample for `drawings.txt`, empty if it does not travel, and all that is wrong."""

    line: str
    faults: tuple[str, ...]


def list_samples() -> Iterator[Sample]:
    """Yield all samples: generated maps with each choice in turn, then the maps in eight scripts."""
    for size in SIZES:
        for number in range(8):
            text = generate_map(size * 100 + number, size, references=number % 4 != 0, groups=number % 2 == 0)
            options = DrawOptions(
                page=PAGE_SIZES[PAGES[(size + number) % len(PAGES)]] if number % 2 else PAGE_SIZES["16:9"],
                direction=DIRECTIONS[number % len(DIRECTIONS)],
                references=REFERENCES[number // 3],
            )
            yield Sample(f"{size:02}-{number}", text, options)
    for number, each in enumerate(SCRIPT_MAPS):
        page = PAGE_SIZES[PAGES[number % len(PAGES)]]
        yield Sample(each.name, each.source, DrawOptions(page=page), travels=False)


def judge(sample: Sample) -> Result:
    """Draw a sample in every format, and find what is wrong."""
    argmap = build_test_map(sample.text)
    try:
        fitted = lay_out_view(argmap, SubsetMap(argmap), sample.options)
        scene = mirror_scene(fitted.scene) if fitted.scene.rtl else fitted.scene
        faults = [*find_faults(argmap, scene), *_find_lost_texts(argmap, fitted, sample.options)]
        line = _describe(argmap, fitted, sample)
    except UserError as error:
        return Result("", (f"{sample.name}: {error.phrase.en}",))
    return Result(line if sample.travels else "", tuple(f"{sample.name}: {fault}" for fault in faults))


def _describe(argmap: ArgMap, fitted: FittedScene, sample: Sample) -> str:
    """Return the sample's name, its size of text, and the digests of the formats that need no font."""
    forms = (OutputFormat.SVG, OutputFormat.DOT, OutputFormat.JSON)
    digests = (sha256(draw(argmap, form, sample.options).data).hexdigest()[:8] for form in forms)
    return f"{sample.name} {fitted.points:.2f} {' '.join(digests)}"


def _find_lost_texts(argmap: ArgMap, fitted: FittedScene, options: DrawOptions) -> Iterator[str]:
    """Yield the boxes' texts that a document has not whole, by its format."""
    shown = {box.id: _flatten("".join(line.text for line in box.lines)) for box in fitted.scene.boxes}
    pdf = _flatten(_read_pdf(draw(argmap, OutputFormat.PDF, options).data))
    yield from (f"the PDF has not {text!r}" for text in shown.values() if text not in pdf)
    if not draw(argmap, OutputFormat.PNG, options).data.startswith(b"\x89PNG"):
        yield "the PNG is none"
    choices = TalkChoices(options)
    talk = build_map_talk(argmap, choices)
    texts = {
        box.id: _flatten("".join(line.text for line in box.lines))
        for slide in talk.deck.slides
        if slide.scene
        for box in slide.scene.boxes
    }
    if texts.keys() != argmap.statements.keys():
        yield "the talk has not every statement"
    html = _flatten(unescape(re.sub(r"<[^>]*>", "", write_talk(talk, TalkFormat.HTML, choices).decode())))
    slides = read_slides(write_talk(talk, TalkFormat.PPTX, choices))
    pptx = _flatten("".join("".join(slide.itertext()) for slide in slides))
    for form, text in (("HTML", html), ("PowerPoint file", pptx)):
        yield from (f"the {form} has not {each!r}" for each in texts.values() if each not in text)


def _read_pdf(data: bytes) -> str:
    """Return the text that Poppler reads. Raises UserError for a warning of it."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        done = subprocess.run(
            ["pdftotext", file.name, "-"], capture_output=True, encoding="utf-8", timeout=60, check=True
        )
    return done.stdout + (f" {done.stderr}" if done.stderr else "")


def _flatten(text: str) -> str:
    return "".join(normalize("NFC", text).translate(_DIRECTION_MARKS).split())


def compare(kept: list[str], lines: list[str]) -> Iterator[str]:
    """Yield every sample whose line differs from the kept one, with both."""
    old, new = ({line.split()[0]: line for line in each} for each in (kept, lines))
    for name in old.keys() | new.keys():
        if old.get(name) != new.get(name):
            yield f"{name}: {old.get(name, 'none')} -> {new.get(name, 'none')}"


def main() -> int:
    """Draw all samples and compare; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="keep the drawings of now")
    write = parser.parse_args().write
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(judge, list_samples(), chunksize=4))
    faults = [fault for result in results for fault in result.faults]
    lines = [result.line for result in results if result.line]
    if write:
        KEPT.write_text("\n".join(lines) + "\n", "utf-8")
    differences = sorted(compare(KEPT.read_text("utf-8").splitlines(), lines))
    print(*faults, *differences, sep="\n")
    print(f"{len(results)} maps drawn, {len(faults)} faults, {len(differences)} differ from those kept")
    return 1 if faults or differences else 0


if __name__ == "__main__":
    sys.exit(main())
