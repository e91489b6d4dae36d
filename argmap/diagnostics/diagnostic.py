"""The record of one error or warning: message, place, hint and fixes."""

from enum import Enum

from msgspec import Struct

from argmap.diagnostics.source import Span


class Severity(Enum):
    """The weight of a diagnostic: an error stops a build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Phrase(Struct, frozen=True):
    """One message in each language of the user interface."""

    en: str
    ko: str

    def in_language(self, ui: str) -> str:
        """The message in `ui` (`en` or `ko`); in English for any other language."""
        return self.ko if ui == "ko" else self.en


class Note(Struct, frozen=True):
    """A second place that explains the first, such as where a name was declared before."""

    span: Span
    message: Phrase


class Fix(Struct, frozen=True):
    """One replacement: `text` in place of `span`. Those of one diagnostic are made together.

    A safe one is the only thing that the writer can have meant, so it may be made unasked; any other is a
    guess, for the writer to look at.
    """

    span: Span
    text: str
    is_safe: bool = False


class Diagnostic(Struct, frozen=True):
    """One error or warning in a text. Place and code are fields, never part of the message.

    `fix_title` says in words what the fixes change, where their old and new text would not. `place_count` is
    the number of places that the diagnostic stands for, of which its span is one.
    """

    code: str
    severity: Severity
    message: Phrase
    span: Span
    notes: tuple[Note, ...] = ()
    hint: Phrase | None = None
    fixes: tuple[Fix, ...] = ()
    fix_title: Phrase | None = None
    place_count: int = 1

    @property
    def has_safe_fixes(self) -> bool:
        """True if there are fixes, and all are safe."""
        return bool(self.fixes) and all(fix.is_safe for fix in self.fixes)
