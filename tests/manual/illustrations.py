"""The pictures of blocks on pages, each with the block that it is drawn from."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from argmap.config.drawing_choices import EngineChoice
from argmap.pipeline.compile import CompileOptions, compile_bytes
from argmap.pipeline.draw import draw
from argmap.pipeline.focus import Focus
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import OutputFormat
from argmap.theme.pages import DEFAULT_PAGE, PAGE_SIZES, PageSize
from tests.manual.markdown_pages import DOCS, GUIDES, KOREAN_README, README, MarkdownPage

FOLDER = DOCS / "pictures"


@dataclass(frozen=True)
class Illustration:
    """A picture's file, the map it shows, the language or the view it shows it in, and its page, if any."""

    path: Path
    text: str
    part: str | None
    page: PageSize | None

    def draw_svg(self) -> bytes:
        """The picture as it should be."""
        compiled = compile_bytes(self.text.encode(), self.path.stem, CompileOptions())
        assert compiled.argmap is not None, self.text
        focus = Focus(view=self.part) if self.part in compiled.argmap.views else None
        lang = None if focus else self.part
        engine = EngineChoice.AUTO if self.page else EngineChoice.EMBEDDED
        options = DrawOptions(lang, engine=engine, focus=focus, page=self.page)
        return draw(compiled.argmap, OutputFormat.SVG, options).data


def list_illustrations() -> tuple[Illustration, ...]:
    """Every picture of a block that a page shows.

    A block's picture stands directly below it. One that is called after it and a language or a view, such
    as `trains.en.svg` after `trains.svg`, is the same block drawn in that language, or that view of it.
    """
    return tuple(each for page in GUIDES for each in _list_illustrations_of(page))


def _list_illustrations_of(page: MarkdownPage) -> Iterator[Illustration]:
    """The pictures of a page's own blocks; the others are those of maps or of the gallery.

    Those of the two READMEs have the shape of a slide, those of the manual their own.
    """
    blocks = (block for block in page.blocks if block.language == "argmap" and block.picture)
    texts = {Path(block.picture.path).stem: block.text for block in blocks if block.picture}
    size = PAGE_SIZES[DEFAULT_PAGE] if page in (README, KOREAN_README) else None
    for picture in page.pictures:
        name, _, part = Path(picture.path).stem.partition(".")
        if name in texts:
            yield Illustration(page.path.parent / picture.path, texts[name], part or None, size)
