"""`argmap diff`: the changes from one map to another."""

import os
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from argmap.cli import options
from argmap.cli.console import (
    WROTE_MESSAGE,
    ExitCode,
    ReportStyle,
    Stream,
    has_colour,
    print_diagnostics,
    print_lines,
    print_note,
    print_text,
    ui_language,
)
from argmap.cli.invocation import with_options
from argmap.config.drawing_choices import DirectionChoice, LabelChoice, PlateChoice, ReferenceChoice
from argmap.diagnostics.user_error import usage_error
from argmap.files.finding import on_disk_path
from argmap.files.git_revisions import is_revision, read_revision
from argmap.files.reading import STDIN, read_bytes
from argmap.files.writing import write_atomically, write_stdout
from argmap.jobs.plan import suffix_of
from argmap.jobs.projects import Project, find_project
from argmap.pipeline.options import DrawOptions, Overrides, resolve
from argmap.pipeline.output_format import PICTURE_FORMATS, OutputFormat, list_names
from argmap.reporting.report_options import ReportFormat
from argmap.reporting.terminal_columns import escape_for_terminal
from argmap.theme.pages import PageChoice
from argmap.theme.themes import ThemeName

if TYPE_CHECKING:
    from argmap.pipeline.compare import Difference
    from argmap.pipeline.compile import CompileResult

_PICTURE_NAMES = list_names(PICTURE_FORMATS, "or")
_DEFAULTS = Overrides(label=LabelChoice.FULL)
"""A statement that was reworded is shown in full, unless the project or the call says otherwise."""
_LINE_COLOURS = {
    "-": "red",
    "+": "green",
    "~": "yellow",
    ">": "cyan",
    "*": "magenta",
    "=": "magenta",
    "@": "magenta",
}


class DiffCall(Struct, frozen=True):
    """The options of `argmap diff`."""

    old: str
    new: str
    output: str | None
    lang: str | None
    fit: PageChoice | None
    theme: ThemeName | None
    label: LabelChoice | None
    direction: DirectionChoice | None
    references: ReferenceChoice | None
    plates: PlateChoice | None
    quiet: bool
    ui: str | None


@click.command(
    epilog="Exit code: 0 they say the same, 1 they differ, 2 they could not be compared.",
)
@click.argument("old", type=click.Path(readable=False))
@click.argument("new", type=click.Path(readable=False))
@options.output_option(f"Draw the changes too, as {_PICTURE_NAMES} by the name.", "FILE|-")
@options.lang_option("The picture's language. [default: as first written]")
@options.fit_option("The picture's page.")
@options.theme_option("Colours.")
@options.label_option("What boxes show.", LabelChoice.FULL)
@options.direction_option()
@options.references_option()
@options.plates_option()
@click.option("-q", "--quiet", is_flag=True, help="Print nothing; the exit code tells.")
@options.ui_option
@with_options(DiffCall)
def diff(call: DiffCall) -> ExitCode:
    """Show which statements were added, removed, reworded or moved from OLD to NEW, and which steps changed.

    Each is a file, `-` for standard input, or a file in a revision that git keeps, as git names it. A
    statement is known by its id, else by its text, even where that was reworded. Order and comments make no
    difference.

    \b
    argmap diff old.argmap new.argmap
    argmap diff HEAD~1:maps/debate.argmap maps/debate.argmap
    argmap diff HEAD:./debate.argmap debate.argmap -o changes.svg
    """
    output_format = _output_format(call)
    if call.old == call.new == "-":
        raise usage_error(
            "standard input is one map; name the other", "표준 입력은 지도 하나다; 다른 하나를 지정한다"
        )
    project = _find_project(call)
    ui = ui_language(call.ui, project.settings.ui)
    old, new = (_compile_argument(each, project) for each in (call.old, call.new))
    diagnostics = (*project.diagnostics, *old.errors, *new.errors)
    print_diagnostics(diagnostics, ReportStyle(ui, ReportFormat.HUMAN, Stream.ERR))
    cannot_draw = output_format is not None and project.has_errors
    if old.argmap is None or new.argmap is None or cannot_draw:
        return ExitCode.USAGE
    from argmap.pipeline.compare import compare_maps

    difference = compare_maps(old.argmap, new.argmap)
    if output_format is not None:
        overrides = Overrides(
            lang=call.lang,
            fit=call.fit,
            theme=call.theme,
            label=call.label,
            direction=call.direction,
            references=call.references,
            plates=call.plates,
        )
        draw_options = resolve(project.settings, overrides, _DEFAULTS)
        if not call.quiet:
            _note_missing_language(draw_options.lang, new if new.argmap.statements else old, ui)
        _draw_changes(call, output_format, draw_options, difference, ui)
    if not call.quiet and call.output != "-" and not difference.is_empty:
        _print_difference(call, difference, ui)
    return ExitCode.OK if difference.is_empty else ExitCode.MAP_ERROR


def _find_project(call: DiffCall) -> Project:
    """Find the project of the newer map that is a file; that of the current folder if neither is one."""
    files = (each for each in (call.new, call.old) if each not in ("-", os.devnull) and not is_revision(each))
    return find_project(next(files, "-"))


def _output_format(call: DiffCall) -> OutputFormat | None:
    if call.output is None:
        return None
    suffix = suffix_of(call.output) or OutputFormat.SVG.value
    for each in PICTURE_FORMATS:
        if each.value == suffix:
            return each
    raise usage_error(
        f"`-o {call.output}`: changes are drawn as {_PICTURE_NAMES}",
        f"`-o {call.output}`: 변경은 {list_names(PICTURE_FORMATS)}로 그린다",
    )


def _compile_argument(name: str, project: Project) -> "CompileResult":
    """Compile an argument. The null device, which git passes for a missing file, is an empty map."""
    from argmap.pipeline.compare import empty_map
    from argmap.pipeline.compile import CompileOptions, compile_bytes

    label = STDIN if name == "-" else name
    if name == os.devnull:
        return empty_map(label)
    data = read_revision(name) if is_revision(name) else read_bytes(on_disk_path(name))
    return compile_bytes(data, label, CompileOptions(role_names=project.settings.theme.role_names))


def _print_difference(call: DiffCall, difference: "Difference", ui: str) -> None:
    from argmap.pipeline.compare import format_change_counts, format_difference

    head = [f"--- {escape_for_terminal(call.old)}", f"+++ {escape_for_terminal(call.new)}"]
    lines = [*head, *format_difference(difference, ui), format_change_counts(difference, ui)]
    if not has_colour(Stream.OUT):
        print_lines("\n".join(lines) + "\n", Stream.OUT)
        return
    print_text("".join(f"{_colour_line(escape_for_terminal(line))}\n" for line in lines), Stream.OUT)


def _colour_line(line: str) -> str:
    if line.startswith(("---", "+++")):
        return click.style(line, bold=True)
    colour = _LINE_COLOURS.get(line.lstrip()[:1])
    return click.style(line, fg=colour) if colour else line


def _note_missing_language(lang: str | None, compiled: "CompileResult", ui: str) -> None:
    """Print a note if the map that is drawn has nothing in the language asked for."""
    from argmap.jobs.job import missing_languages

    if compiled.argmap is not None:
        for note in missing_languages(compiled.argmap, (lang,)):
            print_note(note, ui)


def _draw_changes(
    call: DiffCall,
    output_format: OutputFormat,
    draw_options: DrawOptions,
    difference: "Difference",
    ui: str,
) -> None:
    from argmap.pipeline.compare import draw_difference

    assert call.output is not None
    data = draw_difference(difference, output_format, draw_options).data
    if call.output == "-":
        write_stdout(data)
        return
    write_atomically(call.output, data)
    if not call.quiet:
        print_text(f"{WROTE_MESSAGE.in_language(ui)} {escape_for_terminal(call.output)}\n", Stream.ERR)
