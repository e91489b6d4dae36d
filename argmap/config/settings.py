"""The record of a project's settings."""

from msgspec import Struct, field

from argmap.config.drawing_choices import (
    DirectionChoice,
    EngineChoice,
    LabelChoice,
    PlateChoice,
    ReferenceChoice,
    TextMode,
)
from argmap.diagnostics.node import SourceNode
from argmap.diagnostics.source import Span
from argmap.theme.overrides import ThemeOverrides
from argmap.theme.pages import PageChoice


class SilencedCode(SourceNode, frozen=True):
    """The code of a warning to leave out of reports, and its place in the settings file."""

    code: str
    span: Span


class Settings(Struct, frozen=True):
    """A project's settings for all its maps; None, or an empty tuple, for what it does not set.

    `langs` are the languages to draw in; `out` is a folder, relative to that of the settings file.
    """

    silence: tuple[SilencedCode, ...] = ()
    langs: tuple[str, ...] = ()
    ui: str | None = None
    teach: bool = False
    number: bool = False
    engine: EngineChoice | None = None
    out: str | None = None
    fit: PageChoice | None = None
    label: LabelChoice | None = None
    direction: DirectionChoice | None = None
    references: ReferenceChoice | None = None
    plates: PlateChoice | None = None
    text: TextMode | None = None
    theme: ThemeOverrides = field(default_factory=ThemeOverrides)
