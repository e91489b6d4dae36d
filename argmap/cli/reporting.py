"""Diagnostics to a stream, in the format that was asked for."""

import click
from msgspec import Struct

from argmap import __version__
from argmap.cli.printer import Stream, colourful, put, put_document, room
from argmap.text.diagnostic import Diagnostic
from argmap.text.report.options import Format, ReportOptions
from argmap.text.rule import Rule


class Manner(Struct, frozen=True):
    """How a run speaks: its language, the form of its reports, where they go, and whether it says no more."""

    ui: str
    form: Format
    stream: Stream
    quiet: bool = False

    @property
    def chatty(self) -> bool:
        """Whether more than the reports may be printed: for people, unless they asked for quiet."""
        return not self.quiet and self.form in (Format.HUMAN, Format.SHORT)


def beside(form: Format, ui: str, *, busy: bool) -> Manner:
    """The manner of a command whose result is something else: it speaks to people on standard error.

    A report for programs goes to standard output, where the sentences about trouble with files are not,
    unless that is `busy` with the result itself.
    """
    for_people = form in (Format.HUMAN, Format.SHORT)
    return Manner(ui, form, Stream.ERR if for_people or busy else Stream.OUT)


def tell(diagnostics: tuple[Diagnostic, ...], manner: Manner) -> None:
    """Prints the reports; for people with a last line that counts them."""
    if not diagnostics and manner.form in (Format.HUMAN, Format.SHORT):
        return
    from argmap.text.report.dispatch import report

    rules: tuple[Rule, ...] = ()
    if manner.form is Format.SARIF:
        from argmap.pipeline.rules import all_rules

        rules = all_rules()
    colour = manner.form is Format.HUMAN and colourful(manner.stream)
    options = ReportOptions(manner.ui, colour, room(manner.stream), rules, __version__)
    text = report(diagnostics, manner.form, options)
    if manner.form in (Format.HUMAN, Format.SHORT):
        put(text, manner.stream)
    else:
        put_document(text, manner.stream)
    if manner.form is Format.HUMAN:
        from argmap.text.report.human import summary

        count = summary(diagnostics, manner.ui)
        put(f"\n{click.style(count, bold=True) if colour else count}\n", manner.stream)
