"""A page of Markdown taken apart: its fenced blocks, its pictures, its headings and its links."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]

_FENCE = re.compile(r"^```(\w+)(?: (\w+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SHOWN = re.compile(r"^````\w+\n.*?^````$", re.MULTILINE | re.DOTALL)
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CODE = re.compile(r"`[^`\n]+`")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Picture:
    """A picture on a page: its words and its file, as a path from the page's folder."""

    alt: str
    path: str


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the word behind that, its content, and the picture directly below."""

    language: str
    mark: str
    text: str
    line: int
    picture: Picture | None


@dataclass(frozen=True)
class Page:
    """A file of Markdown at the top level or below it."""

    path: Path

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(self._block(found) for found in _FENCE.finditer(self._own))

    @property
    def _own(self) -> str:
        """The text without the documents that it shows, each in a block of four marks."""
        return _SHOWN.sub(lambda found: "\n" * found[0].count("\n"), self.text)

    @cached_property
    def prose(self) -> str:
        """The page without its fenced blocks."""
        return _FENCE.sub("", self._own)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return tuple(Picture(*found) for found in _PICTURE.findall(self._plain))

    @property
    def links(self) -> tuple[str, ...]:
        """Where the page leads to, pictures included."""
        return tuple(_LINK.findall(self._plain))

    @property
    def _plain(self) -> str:
        """The prose without the code in its lines."""
        return _CODE.sub("", self.prose)

    @property
    def anchors(self) -> frozenset[str]:
        """The names under which the page's headings can be linked to."""
        words = (re.sub(r"[^\w\s-]", "", heading.lower()) for heading in _HEADING.findall(self.prose))
        return frozenset(word.strip().replace(" ", "-") for word in words)

    def _block(self, found: re.Match[str]) -> Block:
        below = _PICTURE.match(self._own[found.end() :].lstrip("\n"))
        line = self._own.count("\n", 0, found.start()) + 1
        picture = Picture(*below.groups()) if below else None
        return Block(found[1], found[2] or "", found[3], line, picture)


MANUAL = Page(ROOT / "grammar" / "README.md")
README = Page(ROOT / "README.md")
