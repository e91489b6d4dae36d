"""`argmap alt`: a map's picture in words."""

import click
from msgspec import Struct
from msgspec.structs import replace

from argmap.cli import options
from argmap.cli.console import (
    ExitCode,
    Stream,
    choose_report_style,
    print_diagnostics,
    print_error,
    print_lines,
    ui_language,
)
from argmap.cli.invocation import with_options
from argmap.diagnostics.deadline import OutOfTime
from argmap.diagnostics.diagnostic import Severity
from argmap.jobs.inputs import Input, find_inputs
from argmap.jobs.projects import (
    CompileOverrides,
    Project,
    compile_input,
    project_ui_language,
    read_projects,
    settings_diagnostics,
)
from argmap.pipeline.focus import Focus
from argmap.pipeline.time_limit import SLOW_TALK_HINT, limit_drawing_time
from argmap.reporting.report_options import ReportFormat


class AltCall(Struct, frozen=True):
    """The options of `argmap alt`."""

    maps: tuple[str, ...]
    views: tuple[str, ...]
    root: str | None
    depth: int | None
    only: tuple[str, ...]
    langs: tuple[str, ...]
    long: bool
    timeout: float | None
    ui: str | None


@click.command(
    epilog="Exit code: 0 well, 1 a map has errors, 2 usage error.",
)
@options.maps_argument
@options.focus_options
@options.langs_option("Translations to say.")
@click.option("--long", is_flag=True, help="The whole argument as an outline.")
@options.timeout_option
@options.ui_option
@with_options(AltCall)
def alt(call: AltCall) -> ExitCode:
    """Print the words that stand for a map's picture where it is not seen.

    One line for each map, view and language.

    \b
    argmap alt debate.argmap --view a,b
    argmap alt debate.argmap --long       all of it, a line a statement
    """
    inputs = find_inputs(call.maps)
    projects = read_projects(inputs)
    ui = ui_language(call.ui, project_ui_language(projects))
    style = choose_report_style(ReportFormat.HUMAN, ui, busy=False)
    print_diagnostics(settings_diagnostics(projects), replace(style, quiet=True))
    return max(_print_alt_text_in_time(each, projects[each], call, ui) for each in inputs)


def _print_alt_text_in_time(map_input: Input, project: Project, call: AltCall, ui: str) -> ExitCode:
    """Print the text of one map; if it takes too long, the others are still printed."""
    try:
        with limit_drawing_time(map_input.name, call.timeout, SLOW_TALK_HINT):
            return _print_alt_text(map_input, project, call, ui)
    except OutOfTime as error:
        print_error(error.phrase, ui)
        return ExitCode.MAP_ERROR


def _print_alt_text(map_input: Input, project: Project, call: AltCall, ui: str) -> ExitCode:
    from argmap.pipeline.summary import alt_text

    compiled = compile_input(map_input, project, CompileOverrides())
    if compiled.argmap is None:
        errors = tuple(each for each in compiled.diagnostics if each.severity is Severity.ERROR)
        print_diagnostics(errors, choose_report_style(ReportFormat.HUMAN, ui, busy=True))
        return ExitCode.MAP_ERROR
    langs = call.langs or project.settings.langs or (None,)
    focuses = options.parse_focuses(call.views, Focus(None, call.root, call.depth, call.only))
    for focus in focuses or (None,):
        for lang in langs:
            print_lines(alt_text(compiled.argmap, focus, lang, with_outline=call.long) + "\n", Stream.OUT)
    return ExitCode.MAP_ERROR if project.has_errors else ExitCode.OK
