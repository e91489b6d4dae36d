"""`argmap outline`: the argument of maps as indented text or Markdown."""

import click
from msgspec import Struct

from argmap.cli import options
from argmap.cli.console import (
    ExitCode,
    ReportStyle,
    Stream,
    print_diagnostics,
    print_error,
    print_lines,
    ui_language,
)
from argmap.cli.invocation import with_options
from argmap.diagnostics.diagnostic import Diagnostic, Severity
from argmap.diagnostics.user_error import UserError
from argmap.jobs.inputs import Input, find_inputs
from argmap.jobs.projects import CompileOverrides, Project, compile_input, project_ui_language, read_projects
from argmap.pipeline.focus import Focus
from argmap.reporting.report_options import ReportFormat


class OutlineCall(Struct, frozen=True):
    """The options of `argmap outline`."""

    maps: tuple[str, ...]
    form: str
    langs: tuple[str, ...]
    views: tuple[str, ...]
    root: str | None
    depth: int | None
    only: tuple[str, ...]
    ids: bool
    sources: bool
    notes: bool
    or_text: bool
    ui: str | None


class _OutlineResult(Struct, frozen=True):
    """The outline of one map, and its errors."""

    exit_code: ExitCode
    text: str = ""
    errors: tuple[Diagnostic, ...] = ()


@click.command(
    epilog="Exit code: 0 printed, 1 a map has errors, 2 usage error.",
)
@options.maps_argument
@click.option(
    "-f", "--form", type=click.Choice(["text", "md"]), default="text", help="Indented text, or Markdown."
)
@options.langs_option("Translations, one after the other. [default: as first written]")
@options.focus_options
@click.option("--ids", is_flag=True, help="With the ids.")
@click.option("--sources", is_flag=True, help="With what is cited, and a list of it.")
@click.option("--notes", is_flag=True, help="With the speaker's notes.")
@click.option(
    "--or-text", is_flag=True, help="For a map with errors, its text as it is, and exit code 0: for git diff."
)
@options.ui_option
@with_options(OutlineCall)
def outline(call: OutlineCall) -> ExitCode:
    """Print what maps argue, a line for each statement: each MAP, all in a DIR, or `-` for standard input.

    Without a MAP, the maps in the current folder, else those in maps/.

    \b
    argmap outline debate.argmap              indented text
    argmap outline debate.argmap -f md --sources --notes >handout.md
    argmap outline debate.argmap --root jobs --lang en
    """
    focuses = options.parse_focuses(call.views, Focus(None, call.root, call.depth, call.only)) or (None,)
    inputs = find_inputs(call.maps)
    projects = read_projects(inputs)
    ui = ui_language(call.ui, project_ui_language(projects))
    results = [_outline_input(each, projects[each], call, focuses, ui) for each in inputs]
    print_diagnostics(
        tuple(each for result in results for each in result.errors),
        ReportStyle(ui, ReportFormat.HUMAN, Stream.ERR),
    )
    print_lines("\n".join(result.text for result in results if result.text), Stream.OUT)
    return max(result.exit_code for result in results)


def _outline_input(
    map_input: Input, project: Project, call: OutlineCall, focuses: tuple[Focus | None, ...], ui: str
) -> _OutlineResult:
    from argmap.pipeline.summary import OutlineFormat, OutlineOptions, outline_map

    try:
        compiled = compile_input(map_input, project, CompileOverrides())
        if compiled.argmap is None and call.or_text:
            return _OutlineResult(ExitCode.OK, compiled.source.text)
        if compiled.argmap is None:
            errors = (each for each in compiled.diagnostics if each.severity is Severity.ERROR)
            return _OutlineResult(ExitCode.MAP_ERROR, errors=tuple(errors))
        outlines = []
        for focus in focuses:
            for lang in call.langs or (None,):
                content = OutlineOptions(OutlineFormat(call.form), lang, call.ids, call.sources, call.notes)
                outlines.append(outline_map(compiled.argmap, content, focus))
    except UserError as error:
        print_error(error.phrase, ui)
        return _OutlineResult(ExitCode.USAGE)
    return _OutlineResult(ExitCode.OK, "\n".join(outlines))
