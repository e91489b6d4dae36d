"""`argmap check`: what is wrong with maps, and nothing else."""

import click
from msgspec import Struct

from argmap.cli import options
from argmap.cli.command import with_options
from argmap.cli.console import Stream, print_text
from argmap.cli.diagnostics_output import ReportStyle, print_diagnostics
from argmap.cli.exit_code import ExitCode
from argmap.cli.projects import (
    CompileOverrides,
    compile_input,
    project_ui_language,
    read_projects,
    settings_diagnostics,
)
from argmap.cli.ui_language import print_error, ui_language
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.user_error import UserError
from argmap.jobs.inputs import find_inputs
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
    found = find_inputs(call.maps)
    projects = read_projects(found)
    manner = ReportStyle(
        ui_language(call.ui, project_ui_language(projects)), ReportFormat(call.form), Stream.OUT, call.quiet
    )
    asked = CompileOverrides(call.teach, call.silence)
    told = list(settings_diagnostics(projects, call.silence))
    verdict = ExitCode.OK
    for each in found:
        try:
            told.extend(compile_input(each, projects[each], asked).diagnostics)
        except UserError as trouble:
            print_error(trouble.phrase, manner.ui)
            verdict = ExitCode.USAGE
    print_diagnostics(tuple(told), manner)
    if not told and verdict is ExitCode.OK and manner.has_status_lines:
        print_text(f"{_no_findings_message(len(found)).in_language(manner.ui)}\n", manner.stream)
    return max(verdict, _exit_code(told, strict=call.strict))


def _exit_code(diagnostics: list[Diagnostic], *, strict: bool) -> ExitCode:
    wrong = any(strict or diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    return ExitCode.MAP_ERROR if wrong else ExitCode.OK


def _no_findings_message(count: int) -> Phrase:
    maps = "1 map" if count == 1 else f"{count} maps"
    return Phrase(en=f"{maps}, nothing to report", ko=f"지도 {count}개, 지적할 것 없음")
