"""`argmap stats`: counts of what maps hold."""

import click
from msgspec import Struct

from argmap.cli import options
from argmap.cli.console import (
    ExitCode,
    ReportStyle,
    Stream,
    print_diagnostics,
    print_document,
    print_error,
    print_lines,
    ui_language,
)
from argmap.cli.invocation import with_options
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.user_error import UserError
from argmap.jobs.inputs import find_inputs
from argmap.jobs.projects import CompileOverrides, compile_input, project_ui_language, read_projects
from argmap.reporting.report_options import ReportFormat


class StatsCall(Struct, frozen=True):
    """The options of `argmap stats`."""

    maps: tuple[str, ...]
    form: str
    ui: str | None


@click.command(
    epilog="Exit code: 0 counted, 1 a map has errors, 2 usage error.",
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
    from argmap.pipeline.summary import compute_stats, format_stats_json, format_stats_text

    inputs = find_inputs(call.maps)
    projects = read_projects(inputs)
    ui = ui_language(call.ui, project_ui_language(projects))
    exit_code, maps, errors = ExitCode.OK, [], list[Diagnostic]()
    for map_input in inputs:
        try:
            compiled = compile_input(map_input, projects[map_input], CompileOverrides())
        except UserError as error:
            print_error(error.phrase, ui)
            exit_code = ExitCode.USAGE
            continue
        errors.extend(compiled.errors)
        if compiled.argmap is not None:
            maps.append(compiled.argmap)
    print_diagnostics(tuple(errors), ReportStyle(ui, ReportFormat.HUMAN, Stream.ERR))
    if call.form == "json":
        print_document(format_stats_json((each, compute_stats(each)) for each in maps), Stream.OUT)
    else:
        print_lines("\n".join(format_stats_text(each, compute_stats(each), ui) for each in maps), Stream.OUT)
    return max(exit_code, ExitCode.MAP_ERROR if errors else ExitCode.OK)
