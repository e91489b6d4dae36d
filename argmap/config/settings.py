"""One project's choices for all its maps."""

from msgspec import Struct, field

from argmap.diagnostics.node import SourceNode
from argmap.diagnostics.source import Span
from argmap.theme.overrides import ThemeOverrides


class SilencedCode(SourceNode, frozen=True):
    """A warning's code that is not to be reported, and where that is written."""

    code: str
    span: Span


class Settings(Struct, frozen=True):
    """What a project sets for all its maps. None, or an empty tuple, where it leaves the choice open.

    `langs` are the languages to draw in; `out` is a folder, relative to the settings file's own.
    """

    silence: tuple[SilencedCode, ...] = ()
    langs: tuple[str, ...] = ()
    ui: str | None = None
    teach: bool = False
    number: bool = False
    engine: str | None = None
    out: str | None = None
    fit: str | None = None
    label: str | None = None
    text: str | None = None
    theme: ThemeOverrides = field(default_factory=ThemeOverrides)
