"""Diagnostics to a stream, in the format that was asked for."""

import click
from msgspec import Struct

from argmap import __version__
from argmap.cli.console import Stream, has_colour, print_document, print_text, report_columns
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.rule import Rule
from argmap.reporting.report_options import ReportFormat, ReportOptions


class ReportStyle(Struct, frozen=True):
    """How a run speaks: its language, the form of its reports, where they go, and whether it says no more."""

    ui: str
    report_format: ReportFormat
    stream: Stream
    quiet: bool = False

    @property
    def has_status_lines(self) -> bool:
        """Whether more than the reports may be printed: for people, unless they asked for quiet."""
        return not self.quiet and self.report_format in (ReportFormat.HUMAN, ReportFormat.SHORT)


def choose_report_style(report_format: ReportFormat, ui: str, *, busy: bool) -> ReportStyle:
    """The manner of a command whose result is something else: it speaks to people on standard error.

    A report for programs goes to standard output, where the sentences about trouble with files are not,
    unless that is `busy` with the result itself.
    """
    for_people = report_format in (ReportFormat.HUMAN, ReportFormat.SHORT)
    return ReportStyle(ui, report_format, Stream.ERR if for_people or busy else Stream.OUT)


def print_diagnostics(diagnostics: tuple[Diagnostic, ...], report_style: ReportStyle) -> None:
    """Prints the reports; for people with a last line that counts them."""
    if not diagnostics and report_style.report_format in (ReportFormat.HUMAN, ReportFormat.SHORT):
        return
    from argmap.reporting.report import format_report

    rules: tuple[Rule, ...] = ()
    if report_style.report_format is ReportFormat.SARIF:
        from argmap.rules import all_rules

        rules = all_rules()
    colour = report_style.report_format is ReportFormat.HUMAN and has_colour(report_style.stream)
    options = ReportOptions(report_style.ui, colour, report_columns(report_style.stream), rules, __version__)
    text = format_report(diagnostics, report_style.report_format, options)
    if report_style.report_format in (ReportFormat.HUMAN, ReportFormat.SHORT):
        print_text(text, report_style.stream)
    else:
        print_document(text, report_style.stream)
    if report_style.report_format is ReportFormat.HUMAN:
        from argmap.reporting.human import summarize_counts

        count = summarize_counts(diagnostics, report_style.ui)
        print_text(f"\n{click.style(count, bold=True) if colour else count}\n", report_style.stream)
