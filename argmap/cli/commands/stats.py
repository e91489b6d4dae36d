"""`argmap stats`: maps in numbers."""

from typing import TYPE_CHECKING

import click
from msgspec import Struct

from argmap.cli import options
from argmap.cli.command import with_options
from argmap.cli.console import Stream, print_document, print_lines
from argmap.cli.diagnostics_output import ReportStyle, print_diagnostics
from argmap.cli.exit_code import ExitCode
from argmap.cli.projects import CompileOverrides, compile_input, project_ui_language, read_projects
from argmap.cli.ui_language import print_error, ui_language
from argmap.diagnostics.diagnostic import Diagnostic, Severity
from argmap.diagnostics.user_error import UserError
from argmap.jobs.inputs import find_inputs
from argmap.reporting.report_options import ReportFormat

if TYPE_CHECKING:
    from argmap.pipeline.compile import CompileResult


class StatsCall(Struct, frozen=True):
    """The options of `argmap stats`."""

    maps: tuple[str, ...]
    form: str
    ui: str | None


@click.command(
    epilog="Exit code: 0 counted, 1 a map has errors, 2 the call is wrong.",
)
@options.maps_argument
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or programs."
)
@options.ui_option
@with_options(StatsCall)
def stats(call: StatsCall) -> ExitCode:
    """Count what maps hold: statements, depth, steps, what stands open, and how the sides are balanced.

    Each MAP, all in a DIR, or `-` for standard input; without a MAP, the maps in the current folder, else
    those in maps/. The balance counts the statements that speak for what stands at the top of their branch,
    and those against it.

    \b
    argmap stats debate.argmap
    argmap stats maps --format json
    """
    from argmap.pipeline.summary import compute_stats as counted
    from argmap.pipeline.summary import format_stats_json, format_stats_text

    found = find_inputs(call.maps)
    projects = read_projects(found)
    ui = ui_language(call.ui, project_ui_language(projects))
    verdict, maps, errors = ExitCode.OK, [], list[Diagnostic]()
    for each in found:
        try:
            compiled = compile_input(each, projects[each], CompileOverrides())
        except UserError as trouble:
            print_error(trouble.phrase, ui)
            verdict = ExitCode.USAGE
            continue
        errors.extend(_errors(compiled))
        if compiled.argmap is not None:
            maps.append(compiled.argmap)
    print_diagnostics(tuple(errors), ReportStyle(ui, ReportFormat.HUMAN, Stream.ERR))
    if call.form == "json":
        print_document(format_stats_json((each, counted(each)) for each in maps), Stream.OUT)
    else:
        print_lines("\n".join(format_stats_text(each, counted(each), ui) for each in maps), Stream.OUT)
    return max(verdict, ExitCode.MAP_ERROR if errors else ExitCode.OK)


def _errors(compiled: "CompileResult") -> tuple[Diagnostic, ...]:
    return tuple(told for told in compiled.diagnostics if told.severity is Severity.ERROR)
