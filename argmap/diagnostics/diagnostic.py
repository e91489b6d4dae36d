"""What a writer is told: one slip or doubt, its place, and what to do."""

from enum import Enum

from msgspec import Struct

from argmap.diagnostics.source import Span


class Severity(Enum):
    """How much a diagnostic weighs: an error stops a build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Phrase(Struct, frozen=True):
    """The same words in each language that argmap speaks to its users."""

    en: str
    ko: str

    def in_language(self, ui: str) -> str:
        """The words in `ui` (`en` or `ko`); English for any other language."""
        return self.ko if ui == "ko" else self.en


class Note(Struct, frozen=True):
    """A second place that explains the first, such as where a name was declared before."""

    span: Span
    message: Phrase


class Fix(Struct, frozen=True):
    """One replacement that mends the slip: put `text` where `span` is."""

    span: Span
    text: str


class Diagnostic(Struct, frozen=True):
    """One thing a writer is told. The place and the code are fields, never part of the words."""

    code: str
    severity: Severity
    message: Phrase
    span: Span
    notes: tuple[Note, ...] = ()
    hint: Phrase | None = None
    fixes: tuple[Fix, ...] = ()
