"""`argmap alt`: what a map's picture shows, in words."""

import click
from msgspec import Struct
from msgspec.structs import replace

from argmap.cli import options
from argmap.cli.command import with_options
from argmap.cli.console import Stream, print_lines
from argmap.cli.diagnostics_output import choose_report_style, print_diagnostics
from argmap.cli.exit_code import ExitCode
from argmap.cli.part_options import focus_options, parse_focuses
from argmap.cli.projects import (
    CompileOverrides,
    compile_input,
    project_ui_language,
    read_projects,
    settings_diagnostics,
)
from argmap.cli.timeout_option import SLOW_TALK_HINT, limit_drawing_time, timeout_option
from argmap.cli.ui_language import print_error, ui_language
from argmap.diagnostics.deadline import OutOfTime
from argmap.diagnostics.diagnostic import Severity
from argmap.jobs.inputs import Input, find_inputs
from argmap.jobs.projects import Project
from argmap.pipeline.focus import Focus
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
    epilog="Exit code: 0 well, 1 a map has errors, 2 the call is wrong.",
)
@options.maps_argument
@focus_options
@options.langs_option("Translations to say.")
@click.option("--long", is_flag=True, help="The whole argument as an outline.")
@timeout_option
@options.ui_option
@with_options(AltCall)
def alt(call: AltCall) -> ExitCode:
    """Print the words that stand for a map's picture where it is not seen.

    One line for each map, view and language.

    \b
    argmap alt debate.argmap --view a,b
    argmap alt debate.argmap --long       all of it, a line a statement
    """
    found = find_inputs(call.maps)
    projects = read_projects(found)
    manner = choose_report_style(
        ReportFormat.HUMAN, ui_language(call.ui, project_ui_language(projects)), busy=False
    )
    print_diagnostics(settings_diagnostics(projects), replace(manner, quiet=True))
    return max(_print_alt_text_in_time(each, projects[each], call, manner.ui) for each in found)


def _print_alt_text_in_time(each: Input, project: Project, call: AltCall, ui: str) -> ExitCode:
    """One map, said; one that takes too long leaves the others alone."""
    try:
        with limit_drawing_time(each.name, call.timeout, SLOW_TALK_HINT):
            return _print_alt_text(each, project, call, ui)
    except OutOfTime as late:
        print_error(late.phrase, ui)
        return ExitCode.MAP_ERROR


def _print_alt_text(each: Input, project: Project, call: AltCall, ui: str) -> ExitCode:
    from argmap.pipeline.summary import alt_text

    compiled = compile_input(each, project, CompileOverrides())
    if compiled.argmap is None:
        errors = tuple(told for told in compiled.diagnostics if told.severity is Severity.ERROR)
        print_diagnostics(errors, choose_report_style(ReportFormat.HUMAN, ui, busy=True))
        return ExitCode.MAP_ERROR
    langs = call.langs or project.settings.langs or (None,)
    views = parse_focuses(call.views, Focus(None, call.root, call.depth, call.only))
    for focus in views or (None,):
        for lang in langs:
            print_lines(alt_text(compiled.argmap, focus, lang, with_outline=call.long) + "\n", Stream.OUT)
    return ExitCode.MAP_ERROR if project.has_errors else ExitCode.OK
