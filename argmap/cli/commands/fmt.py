"""`argmap fmt`: maps formatted in one style."""

from collections.abc import Iterator

import click
from msgspec import Struct
from msgspec.structs import replace

from argmap.cli import option_values, options
from argmap.cli.console import (
    ExitCode,
    Stream,
    choose_report_style,
    print_diagnostics,
    print_error,
    print_lines,
    print_text,
    ui_language,
)
from argmap.cli.invocation import with_options
from argmap.cli.write_back import format_diff, write_back
from argmap.config.drawing_choices import KEYWORDS, KeywordStyle
from argmap.diagnostics.diagnostic import Diagnostic, Phrase
from argmap.diagnostics.user_error import UserError
from argmap.jobs.inputs import Input, find_inputs
from argmap.jobs.projects import project_ui_language, read_projects
from argmap.reporting.report_options import ReportFormat
from argmap.reporting.terminal_columns import escape_for_terminal

_DONE_MESSAGE = Phrase(en="tidied", ko="정리함")
_DUE_MESSAGE = Phrase(en="would tidy", ko="정리 필요")


class FmtCall(Struct, frozen=True):
    """The options of `argmap fmt`."""

    maps: tuple[str, ...]
    check: bool
    diff: bool
    keywords: KeywordStyle
    form: str
    quiet: bool
    ui: str | None

    @property
    def is_dry_run(self) -> bool:
        """True if nothing may be written."""
        return self.check or self.diff


class _FmtResult(Struct, frozen=True):
    """The result of one map: whether formatting changes it, and why it could not be formatted."""

    exit_code: ExitCode
    has_changes: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()


@click.command(
    epilog="Exit code: 0 well, 1 a map has errors (with --check or --diff: is untidy), 2 usage error.",
)
@options.maps_argument
@click.option("--check", is_flag=True, help="Write nothing; exit 1 where a map is not tidy.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option(
    "--keywords",
    type=option_values.ChoiceParam(KEYWORDS),
    default=KeywordStyle.AS_WRITTEN,
    help="Spelling of keywords.",
)
@options.format_option
@options.quiet_option
@options.ui_option
@with_options(FmtCall)
def fmt(call: FmtCall) -> ExitCode:
    """Bring maps into the one style, in place: each MAP, all in a DIR; `-` is standard input to output.

    Comments stay. A map with errors, or one that would come to mean something else, is left as it is.

    \b
    argmap fmt                                all maps here
    argmap fmt debate.argmap --diff           only shows the changes
    argmap fmt maps --check                   for a commit hook
    argmap fmt debate.argmap --keywords ko    with Korean keywords
    """
    inputs = find_inputs(call.maps)
    ui = ui_language(call.ui, project_ui_language(read_projects(inputs)))
    busy = call.diff or any(each.path == "-" for each in inputs)
    style = replace(choose_report_style(ReportFormat(call.form), ui, busy=busy), quiet=call.quiet)
    results = {each: _format_input(each, call, ui) for each in inputs}
    print_diagnostics(tuple(each for result in results.values() for each in result.diagnostics), style)
    if style.has_status_lines:
        for line in _change_lines(results, call, ui):
            print_text(line, style.stream)
    return max(result.exit_code for result in results.values())


def _format_input(map_input: Input, call: FmtCall, ui: str) -> _FmtResult:
    """Format one map in place; if that fails, the others are still formatted."""
    from argmap.pipeline.formatting import format_bytes

    try:
        data = map_input.read()
        formatted = format_bytes(data, map_input.name, call.keywords)
        if formatted.data is None:
            return _FmtResult(ExitCode.MAP_ERROR, diagnostics=formatted.diagnostics)
        has_changes = formatted.data != data
        if call.diff:
            print_lines(format_diff(map_input.name, formatted.before, formatted.after or ""), Stream.OUT)
        elif not call.is_dry_run:
            write_back(map_input, data, formatted.data)
    except UserError as error:
        print_error(error.phrase, ui)
        return _FmtResult(ExitCode.USAGE)
    exit_code = ExitCode.MAP_ERROR if has_changes and call.is_dry_run else ExitCode.OK
    return _FmtResult(exit_code, has_changes, formatted.diagnostics)


def _change_lines(results: dict[Input, _FmtResult], call: FmtCall, ui: str) -> Iterator[str]:
    word = (_DUE_MESSAGE if call.is_dry_run else _DONE_MESSAGE).in_language(ui)
    for each, result in results.items():
        if result.has_changes and (each.path != "-" or call.is_dry_run):
            yield f"{word}: {escape_for_terminal(each.name)}\n"
