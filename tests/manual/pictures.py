"""The manual's pictures, each drawn from the block it belongs to."""

from collections.abc import Iterator
from pathlib import Path

from argmap.pipeline.forms import Form
from argmap.pipeline.trip import CompileOptions, DrawOptions, compile_bytes, draw
from tests.manual.pages import MANUAL

FOLDER = MANUAL.path.parent / "pictures"


def drawn() -> Iterator[tuple[Path, bytes]]:
    """Every picture of the manual, as it should be: its file and its bytes.

    A block's picture stands directly below it. One that is called after it and a language, such as
    `trains.en.svg` after `trains.svg`, is the same block drawn in that language.
    """
    blocks = {Path(block.picture.path).stem: block.text for block in MANUAL.blocks if block.picture}
    for picture in MANUAL.pictures:
        name, _, lang = Path(picture.path).stem.partition(".")
        yield MANUAL.path.parent / picture.path, _svg(blocks[name], lang or None)


def _svg(text: str, lang: str | None) -> bytes:
    compiled = compile_bytes(text.encode(), "snippet", CompileOptions())
    assert compiled.argmap is not None, text
    return draw(compiled.argmap, Form.SVG, DrawOptions(lang, engine="embedded")).encode()
