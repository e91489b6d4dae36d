"""The closed sets that a drawing's options, settings and attributes choose from."""

from enum import Enum


class EngineChoice(Enum):
    """The layout engine to use; `auto` takes the first that works."""

    AUTO = "auto"
    EMBEDDED = "embedded"
    DOT = "dot"


class LabelChoice(Enum):
    """The form of its text that a statement shows; `auto` is the short one where only that can be read."""

    FULL = "full"
    SHORT = "short"
    AUTO = "auto"


class TextMode(Enum):
    """The form of an SVG's texts: named fonts, a font that comes along, or outlines."""

    FONT = "font"
    EMBED = "embed"
    PATHS = "paths"
