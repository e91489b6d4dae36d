"""The options of a report: format, language, and what the terminal can show."""

from enum import Enum

from msgspec import Struct

from argmap.diagnostics.rule import Rule


class ReportFormat(Enum):
    """The formats of reports; the values are those of `--format`."""

    HUMAN = "human"
    SHORT = "short"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


class ReportOptions(Struct, frozen=True):
    """The options of a report: `ui` is `en` or `ko`, `columns` the most columns of a map's line.

    `rules` and `version` are for SARIF, which describes the tool beside its results.
    """

    ui: str = "en"
    colour: bool = False
    columns: int = 100
    rules: tuple[Rule, ...] = ()
    version: str = "0"
