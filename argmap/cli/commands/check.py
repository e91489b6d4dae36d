"""`argmap check`: the errors and warnings of maps."""

import click
from msgspec import Struct

from argmap.cli import options
from argmap.cli.console import (
    ExitCode,
    ReportStyle,
    Stream,
    print_diagnostics,
    print_error,
    print_text,
    ui_language,
)
from argmap.cli.invocation import with_options
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.user_error import UserError
from argmap.jobs.inputs import find_inputs
from argmap.jobs.projects import (
    CompileOverrides,
    compile_input,
    project_ui_language,
    read_projects,
    settings_diagnostics,
)
from argmap.reporting.report_options import ReportFormat


class CheckCall(Struct, frozen=True):
    """The options of `argmap check`."""

    maps: tuple[str, ...]
    strict: bool
    form: str
    silence: tuple[str, ...]
    teach: bool | None
    quiet: bool
    ui: str | None


@click.command(epilog="Exit code: 0 no errors, 1 errors, 2 the call is wrong.")
@options.maps_argument
@click.option("--strict", is_flag=True, help="Let warnings fail the check too.")
@options.silence_option
@options.teach_option
@options.format_option
@options.quiet_option
@options.ui_option
@with_options(CheckCall)
def check(call: CheckCall) -> ExitCode:
    """Report errors and warnings of maps, without drawing: each MAP, all in a DIR, or `-` for standard input.

    Without a MAP, the maps in the current folder, else those in maps/.

    \b
    argmap check                              all maps here
    argmap check debate.argmap --teach        with the classroom rules
    argmap check maps --format github         annotations for a pull request
    argmap check - --format json <debate.argmap
    """
    inputs = find_inputs(call.maps)
    projects = read_projects(inputs)
    ui = ui_language(call.ui, project_ui_language(projects))
    style = ReportStyle(ui, ReportFormat(call.form), Stream.OUT, call.quiet)
    overrides = CompileOverrides(call.teach, call.silence)
    diagnostics = list(settings_diagnostics(projects, call.silence))
    exit_code = ExitCode.OK
    for map_input in inputs:
        try:
            diagnostics.extend(compile_input(map_input, projects[map_input], overrides).diagnostics)
        except UserError as error:
            print_error(error.phrase, ui)
            exit_code = ExitCode.USAGE
    print_diagnostics(tuple(diagnostics), style)
    if not diagnostics and exit_code is ExitCode.OK and style.has_status_lines:
        print_text(f"{_no_findings_message(len(inputs)).in_language(ui)}\n", style.stream)
    return max(exit_code, _diagnostics_exit_code(diagnostics, strict=call.strict))


def _diagnostics_exit_code(diagnostics: list[Diagnostic], *, strict: bool) -> ExitCode:
    has_failed = any(strict or each.severity is Severity.ERROR for each in diagnostics)
    return ExitCode.MAP_ERROR if has_failed else ExitCode.OK


def _no_findings_message(count: int) -> Phrase:
    maps = "1 map" if count == 1 else f"{count} maps"
    return Phrase(en=f"{maps}, nothing to report", ko=f"지도 {count}개, 지적할 것 없음")
