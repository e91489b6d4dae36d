"""A page of Markdown taken apart: its fenced blocks, its pictures, its headings and its links."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]

_FENCE = re.compile(r"^```(\w+)(?: (\w+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"^````\w+\n.*?^````$", re.MULTILINE | re.DOTALL)
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CODE = re.compile(r"`[^`\n]+`")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class PageImage:
    """A picture on a page: its words and its file, as a path from the page's folder."""

    alt: str
    path: str


@dataclass(frozen=True)
class FencedBlock:
    """A fenced block: its language, the word behind that, its content, and the picture directly below."""

    language: str
    marker: str
    text: str
    line: int
    picture: PageImage | None


@dataclass(frozen=True)
class MarkdownPage:
    """A file of Markdown."""

    path: Path

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def blocks(self) -> tuple[FencedBlock, ...]:
        return tuple(self._build_block(found) for found in _FENCE.finditer(self._text_without_examples))

    @property
    def _text_without_examples(self) -> str:
        """The text without the documents that it shows, each in a block of four marks."""
        return _EXAMPLE.sub(lambda found: "\n" * found[0].count("\n"), self.text)

    @cached_property
    def prose(self) -> str:
        """The page without its fenced blocks."""
        return _FENCE.sub("", self._text_without_examples)

    @property
    def pictures(self) -> tuple[PageImage, ...]:
        return tuple(PageImage(*found) for found in _PICTURE.findall(self._prose_without_code))

    @property
    def links(self) -> tuple[str, ...]:
        """The targets of the page's links, pictures included."""
        return tuple(_LINK.findall(self._prose_without_code))

    @property
    def _prose_without_code(self) -> str:
        """The prose without the code in its lines."""
        return _CODE.sub("", self.prose)

    @property
    def anchors(self) -> frozenset[str]:
        """The names under which the page's headings can be linked to."""
        words = (re.sub(r"[^\w\s-]", "", heading.lower()) for heading in _HEADING.findall(self.prose))
        return frozenset(word.strip().replace(" ", "-") for word in words)

    def _build_block(self, match: re.Match[str]) -> FencedBlock:
        below = _PICTURE.match(self._text_without_examples[match.end() :].lstrip("\n"))
        line = self._text_without_examples.count("\n", 0, match.start()) + 1
        picture = PageImage(*below.groups()) if below else None
        return FencedBlock(match[1], match[2] or "", match[3], line, picture)


DOCS = ROOT / "docs"
README = MarkdownPage(ROOT / "README.md")
LANGUAGE = MarkdownPage(DOCS / "language.md")
KOREAN_README = MarkdownPage(DOCS / "README.ko.md")
KOREAN_LANGUAGE = MarkdownPage(DOCS / "language.ko.md")
COMMANDS = MarkdownPage(DOCS / "commands.md")
SETTINGS = MarkdownPage(DOCS / "settings.md")
FORMATS = MarkdownPage(DOCS / "formats.md")
DOCUMENTS = MarkdownPage(DOCS / "documents.md")
MANY_MAPS = MarkdownPage(DOCS / "many-maps.md")
PYTHON = MarkdownPage(DOCS / "python.md")
GUIDES = (README, *(MarkdownPage(path) for path in sorted(DOCS.glob("*.md"))))
"""The pages for those who use argmap, in every language."""
PAGES = (
    *GUIDES,
    *(MarkdownPage(path) for path in sorted((ROOT / ".github").glob("*.md"))),
    *(MarkdownPage(ROOT / "grammar" / name) for name in ("README.md", "editors.md", "vscode/README.md")),
    MarkdownPage(ROOT / "CHANGELOG.md"),
)
"""Every page of the project."""


def name_page(page: MarkdownPage) -> str:
    """The page's path from the top level."""
    return page.path.relative_to(ROOT).as_posix()
