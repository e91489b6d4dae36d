"""One report, in the format asked for."""

from argmap.text.diagnostic import Diagnostic
from argmap.text.report.human import human
from argmap.text.report.options import Format, ReportOptions
from argmap.text.report.short import short


def report(diagnostics: tuple[Diagnostic, ...], form: Format, options: ReportOptions) -> str:
    """All diagnostics of a run in one text. JSON and SARIF say so in a document even where there are none."""
    # What only a program asks for is imported when it does.
    match form:
        case Format.HUMAN:
            return human(diagnostics, options)
        case Format.SHORT:
            return short(diagnostics, options.ui)
        case Format.JSON:
            from argmap.text.report.as_json import as_json

            return as_json(diagnostics, options.ui)
        case Format.GITHUB:
            from argmap.text.report.github import github

            return github(diagnostics, options.ui)
        case Format.SARIF:
            from argmap.text.report.sarif import sarif

            return sarif(diagnostics, options)
