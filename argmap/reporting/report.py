"""The choice of the report's format."""

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.reporting.human import format_human_report
from argmap.reporting.report_options import ReportFormat, ReportOptions
from argmap.reporting.short import format_short_report


def format_report(
    diagnostics: tuple[Diagnostic, ...], report_format: ReportFormat, options: ReportOptions
) -> str:
    """All diagnostics of a run in one text. JSON and SARIF write a document even where there are none."""
    # The formats for programs are imported only when one asks for them: they load `json`.
    match report_format:
        case ReportFormat.HUMAN:
            return format_human_report(diagnostics, options)
        case ReportFormat.SHORT:
            return format_short_report(diagnostics, options.ui)
        case ReportFormat.JSON:
            from argmap.reporting.json_report import format_json_report

            return format_json_report(diagnostics, options.ui)
        case ReportFormat.GITHUB:
            from argmap.reporting.github import format_github_report

            return format_github_report(diagnostics, options.ui)
        case ReportFormat.SARIF:
            from argmap.reporting.sarif import format_sarif_report

            return format_sarif_report(diagnostics, options)
