"""The file formats that a map and its talk are written in, and all that differs between them."""

from collections.abc import Iterable
from enum import Enum
from typing import Self, TypeVar

from msgspec import Struct

from argmap.config.drawing_choices import Choice
from argmap.diagnostics.diagnostic import Phrase


class FormatTraits(Struct, frozen=True):
    """The properties of a format.

    `is_picture` is a drawing of the map, fitted to a page; without `is_web` it is made with the fonts of this
    machine. `is_web` is shown by browsers: it takes a text mode, both halves of a theme, and links to other
    files. `is_paged` holds several pages in one file. `is_in_one_language` is written in one language, chosen
    among the translations. `has_width` takes a width in pixels.
    """

    media_type: str
    is_picture: bool = False
    is_web: bool = False
    is_paged: bool = False
    is_in_one_language: bool = True
    has_width: bool = False


_NO_TRAITS = FormatTraits("")


class FileFormat(Enum):
    """A format; its value is its name for `-f` and the suffix of its files."""

    traits: FormatTraits

    # Only type checkers need the default: to them `OutputFormat("svg")` calls this.
    def __new__(cls, name: str, traits: FormatTraits = _NO_TRAITS) -> Self:
        """Make a member of a name and its traits."""
        member = object.__new__(cls)
        member._value_ = name
        member.traits = traits
        return member

    @property
    def suffix(self) -> str:
        """The end of a file's name, with the dot."""
        return f".{self.value}"


class OutputFormat(FileFormat):
    """The formats that a map is written in."""

    SVG = "svg", FormatTraits("image/svg+xml", is_picture=True, is_web=True)
    PNG = "png", FormatTraits("image/png", is_picture=True, has_width=True)
    PDF = "pdf", FormatTraits("application/pdf", is_picture=True, is_paged=True)
    DOT = "dot", FormatTraits("text/vnd.graphviz")
    JSON = "json", FormatTraits("application/json", is_in_one_language=False)


class TalkFormat(FileFormat):
    """The formats that a talk is written in."""

    PPTX = (
        "pptx",
        FormatTraits("application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    )
    HTML = "html", FormatTraits("text/html", is_web=True)
    PDF = "pdf", FormatTraits("application/pdf", is_paged=True)


F = TypeVar("F", OutputFormat, TalkFormat)
"""The formats of maps, or those of talks."""

PICTURE_FORMATS = tuple(each for each in OutputFormat if each.traits.is_picture)
"""The formats that draw the map."""


def format_choice(formats: Iterable[F]) -> Choice[F]:
    """Return the choice among some formats, by their names; a wrong one names its command."""
    by_name = {str(each.value): each for each in formats}
    names = [str(each.value) for each in (*OutputFormat, *TalkFormat)]
    elsewhere = {name: command_for(name) for name in names if name not in by_name}
    return Choice(Phrase(en="form", ko="형식"), tuple(by_name), by_name.__getitem__, elsewhere=elsewhere)


def command_for(name: str) -> str | None:
    """Return the command that writes the format of a name or suffix; None where none does."""
    if name in {each.value for each in OutputFormat}:
        return "argmap build"
    return "argmap slides" if name in {each.value for each in TalkFormat} else None


def list_names(formats: Iterable[F], conjunction: str = "") -> str:
    """Return the formats' names for a sentence: `svg, png, pdf`, with a conjunction `svg, png or pdf`."""
    names = [str(each.value) for each in formats]
    return f"{', '.join(names[:-1])} {conjunction} {names[-1]}" if conjunction else ", ".join(names)
