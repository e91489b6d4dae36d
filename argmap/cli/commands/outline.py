"""`argmap outline`: what maps argue, as indented text or Markdown."""

import click
from msgspec import Struct

from argmap.cli import options
from argmap.cli.command import with_options
from argmap.cli.console import Stream, print_lines
from argmap.cli.diagnostics_output import ReportStyle, print_diagnostics
from argmap.cli.exit_code import ExitCode
from argmap.cli.part_options import focus_options, parse_focuses
from argmap.cli.projects import CompileOverrides, compile_input, project_ui_language, read_projects
from argmap.cli.ui_language import print_error, ui_language
from argmap.diagnostics.diagnostic import Diagnostic, Severity
from argmap.diagnostics.user_error import UserError
from argmap.jobs.inputs import Input, find_inputs
from argmap.jobs.projects import Project
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
    """What became of one map: its outline, and its errors."""

    exit_code: ExitCode
    text: str = ""
    errors: tuple[Diagnostic, ...] = ()


@click.command(
    epilog="Exit code: 0 printed, 1 a map has errors, 2 the call is wrong.",
)
@options.maps_argument
@click.option(
    "-f", "--form", type=click.Choice(["text", "md"]), default="text", help="Indented text, or Markdown."
)
@options.langs_option("Translations, one after the other. [default: as first written]")
@focus_options
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
    parts = parse_focuses(call.views, Focus(None, call.root, call.depth, call.only)) or (None,)
    found = find_inputs(call.maps)
    projects = read_projects(found)
    ui = ui_language(call.ui, project_ui_language(projects))
    outcomes = [_outline_input(each, projects[each], call, parts, ui) for each in found]
    print_diagnostics(
        tuple(told for outcome in outcomes for told in outcome.errors),
        ReportStyle(ui, ReportFormat.HUMAN, Stream.ERR),
    )
    print_lines("\n".join(outcome.text for outcome in outcomes if outcome.text), Stream.OUT)
    return max(outcome.exit_code for outcome in outcomes)


def _outline_input(
    each: Input, project: Project, call: OutlineCall, focuses: tuple[Focus | None, ...], ui: str
) -> _OutlineResult:
    from argmap.pipeline.summary import OutlineFormat, OutlineOptions, outline_map

    try:
        compiled = compile_input(each, project, CompileOverrides())
        if compiled.argmap is None and call.or_text:
            return _OutlineResult(ExitCode.OK, compiled.source.text)
        if compiled.argmap is None:
            errors = (told for told in compiled.diagnostics if told.severity is Severity.ERROR)
            return _OutlineResult(ExitCode.MAP_ERROR, errors=tuple(errors))
        outlines = []
        for part in focuses:
            for lang in call.langs or (None,):
                options = OutlineOptions(OutlineFormat(call.form), lang, call.ids, call.sources, call.notes)
                outlines.append(outline_map(compiled.argmap, options, part))
    except UserError as trouble:
        print_error(trouble.phrase, ui)
        return _OutlineResult(ExitCode.USAGE)
    return _OutlineResult(ExitCode.OK, "\n".join(outlines))
