"""The forms a map can be turned into."""

from enum import Enum


class OutputFormat(Enum):
    """An output form; the value is its name in `-f` and its file's suffix."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    DOT = "dot"
    JSON = "json"

    @property
    def is_in_one_language(self) -> bool:
        """Whether the output is in one language, chosen among the translations. JSON holds all of them."""
        return self is not OutputFormat.JSON


class TalkFormat(Enum):
    """The forms that a talk can be written in; the value is its name in `-f` and its file's suffix."""

    PPTX = "pptx"
    HTML = "html"
    PDF = "pdf"

    @property
    def is_in_one_language(self) -> bool:
        """Whether the output is in one language: each is."""
        return True
