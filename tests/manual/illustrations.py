"""The manual's pictures, each with the block that it is drawn from."""

from dataclasses import dataclass
from pathlib import Path

from argmap.config.drawing_choices import EngineChoice
from argmap.pipeline.compile import CompileOptions, compile_bytes
from argmap.pipeline.draw import draw
from argmap.pipeline.focus import Focus
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import OutputFormat
from tests.manual.markdown_pages import MANUAL

FOLDER = MANUAL.path.parent / "pictures"


@dataclass(frozen=True)
class Illustration:
    """A picture's file, the map it shows, and the language or the view it shows it in, if any."""

    path: Path
    text: str
    part: str | None

    def draw_svg(self) -> bytes:
        """The picture as it should be."""
        compiled = compile_bytes(self.text.encode(), self.path.stem, CompileOptions())
        assert compiled.argmap is not None, self.text
        focus = Focus(view=self.part) if self.part in compiled.argmap.views else None
        lang = None if focus else self.part
        return draw(
            compiled.argmap, OutputFormat.SVG, DrawOptions(lang, engine=EngineChoice.EMBEDDED, focus=focus)
        ).data


def list_illustrations() -> tuple[Illustration, ...]:
    """Every picture that the manual shows.

    A block's picture stands directly below it. One that is called after it and a language or a view, such
    as `trains.en.svg` after `trains.svg`, is the same block drawn in that language, or that view of it.
    """
    texts = {Path(block.picture.path).stem: block.text for block in MANUAL.blocks if block.picture}
    found = []
    for picture in MANUAL.pictures:
        name, _, part = Path(picture.path).stem.partition(".")
        found.append(Illustration(MANUAL.path.parent / picture.path, texts[name], part or None))
    return tuple(found)
