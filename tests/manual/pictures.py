"""The manual's pictures, each with the block that it is drawn from."""

from dataclasses import dataclass
from pathlib import Path

from argmap.pipeline.forms import Form
from argmap.pipeline.trip import CompileOptions, DrawOptions, compile_bytes, draw
from tests.manual.pages import MANUAL

FOLDER = MANUAL.path.parent / "pictures"


@dataclass(frozen=True)
class Illustration:
    """A picture's file, the map it shows, and the language it shows it in; None for the map's own."""

    path: Path
    text: str
    lang: str | None

    def svg(self) -> bytes:
        """The picture as it should be."""
        compiled = compile_bytes(self.text.encode(), self.path.stem, CompileOptions())
        assert compiled.argmap is not None, self.text
        return draw(compiled.argmap, Form.SVG, DrawOptions(self.lang, engine="embedded"))


def illustrations() -> tuple[Illustration, ...]:
    """Every picture that the manual shows.

    A block's picture stands directly below it. One that is called after it and a language, such as
    `trains.en.svg` after `trains.svg`, is the same block drawn in that language.
    """
    texts = {Path(block.picture.path).stem: block.text for block in MANUAL.blocks if block.picture}
    found = []
    for picture in MANUAL.pictures:
        name, _, lang = Path(picture.path).stem.partition(".")
        found.append(Illustration(MANUAL.path.parent / picture.path, texts[name], lang or None))
    return tuple(found)
