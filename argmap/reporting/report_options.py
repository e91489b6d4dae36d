"""How a report is to be made: its format, the reader's language, and what the reader's screen can do."""

from enum import Enum

from msgspec import Struct

from argmap.diagnostics.rule import Rule


class ReportFormat(Enum):
    """The forms a report comes in; the value is what `--format` takes."""

    HUMAN = "human"
    SHORT = "short"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


class ReportOptions(Struct, frozen=True):
    """`ui` is `en` or `ko`; `columns` the widest line of a map shown to people.

    `rules` and `version` are for SARIF, which describes the tool beside what it found.
    """

    ui: str = "en"
    colour: bool = False
    columns: int = 100
    rules: tuple[Rule, ...] = ()
    version: str = "0"
