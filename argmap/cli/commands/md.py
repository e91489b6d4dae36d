"""`argmap md`: the maps in Markdown documents to pictures."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from argmap.cli import options
from argmap.cli.command import exit_code_for, usage_error, with_options
from argmap.cli.console import print_text
from argmap.cli.diagnostics_output import ReportStyle, choose_report_style, print_diagnostics
from argmap.cli.document_options import (
    document_context,
    document_fit_option,
    document_label_option,
    document_theme_option,
)
from argmap.cli.exit_code import ExitCode
from argmap.cli.projects import settings_diagnostics, worst_exit_code
from argmap.cli.timeout_option import SLOW_DOCUMENT_HINT, limit_drawing_time, timeout_option
from argmap.cli.ui_language import print_error, ui_language
from argmap.config.choices import LabelChoice
from argmap.diagnostics.diagnostic import Diagnostic, Phrase
from argmap.diagnostics.user_error import UserError
from argmap.files.file_state import is_same_file
from argmap.files.finding import exists, is_folder
from argmap.files.reading import read_bytes
from argmap.files.writing import write_atomically
from argmap.jobs.inputs import Input
from argmap.jobs.plan import file_key
from argmap.jobs.projects import Project, find_project
from argmap.pipeline.output_format import OutputFormat
from argmap.reporting.report_options import ReportFormat
from argmap.reporting.terminal_columns import escape_for_terminal
from argmap.theme.pages import PageChoice
from argmap.theme.themes import ThemeName

if TYPE_CHECKING:
    from argmap.documents.embedded_maps import DocumentContext
    from argmap.documents.markdown_writer import MarkdownResult

_WROTE_MESSAGE = Phrase(en="wrote", ko="완성")
_NOT_WRITTEN_MESSAGE = Phrase(en="not written, for there are errors", ko="오류가 있어 쓰지 않음")
_OUTPUT_INFIX = ".out"


class MdCall(Struct, frozen=True):
    """The options of `argmap md`; None where the project's settings may choose."""

    files: tuple[str, ...]
    output: str | None
    form: OutputFormat
    lang: str | None
    fit: PageChoice | None
    label: LabelChoice | None
    theme: ThemeName | None
    silence: tuple[str, ...]
    report: str
    timeout: float | None
    quiet: bool
    ui: str | None


class _DocumentResult(Struct, frozen=True):
    """What became of one document: the verdict, what is to be said, and the lines on what was written."""

    exit_code: ExitCode
    diagnostics: tuple[Diagnostic, ...] = ()
    lines: tuple[str, ...] = ()


@click.command(
    epilog="Exit code: 0 written, 1 a map has errors, 2 the call is wrong.",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(readable=False), metavar="FILE.md...")
@options.output_option("Where to. [default: NAME.out.md beside it]", "FILE|DIR")
@click.option(
    "-f",
    "--form",
    "form",
    type=options.ChoiceParam(format_choice(PICTURE_FORMATS)),
    default=OutputFormat.SVG,
    help=f"What the pictures are. [default: {OutputFormat.SVG.value}]",
)
@options.lang_option("Translation to draw.")
@document_fit_option
@document_label_option
@document_theme_option
@timeout_option
@options.silence_option
@click.option(
    "--format",
    "report",
    type=click.Choice([form.value for form in ReportFormat]),
    default=ReportFormat.HUMAN.value,
    help="How reports look. [default: human]",
)
@options.quiet_option
@options.ui_option
@with_options(MdCall)
def md(call: MdCall) -> ExitCode:
    """Put pictures into Markdown documents, for Marp, Slidev, Quarto, MkDocs and others, in place of maps.

    A map is a block that begins with ```argmap, or an image whose file ends in .argmap. The document goes to
    NAME.out.md beside it, and the pictures beside that. All else in it stays as it is, byte for byte. Where
    a map has errors, they are told at their lines in the document, and nothing is written.

    \b
    argmap md talk.md                     writes talk.out.md, talk.out-1.svg, ...
    argmap md talk.md -o build/           writes build/talk.md, build/talk-1.svg, ...
    argmap md talk.md -o talk.png.md -f png

    \b
    ```argmap view=jobs theme=dark        a block and its attributes
    ```{.argmap #jobs width=60%}          in braces, for other programs too
    ![](maps/talk.argmap){view=jobs}      a file in the document's folder or below it
    ![](maps/talk.argmap#jobs)            the same

    `argmap explain E601` lists the attributes.
    """
    outs = _plan_documents(call)
    projects = {file: find_project(file) for file in outs}
    setting = next((each.settings.ui for each in projects.values() if each.settings.ui), None)
    manner = replace(
        choose_report_style(ReportFormat(call.report), ui_language(call.ui, setting), busy=False),
        quiet=call.quiet,
    )
    outcomes = {
        file: _convert_document(file, out, projects[file], call, manner) for file, out in outs.items()
    }
    slips = settings_diagnostics({Input(file, ""): each for file, each in projects.items()}, call.silence)
    print_diagnostics((*slips, *(told for each in outcomes.values() for told in each.diagnostics)), manner)
    if manner.has_status_lines:
        for outcome in outcomes.values():
            print_text("".join(outcome.lines), manner.stream)
    return worst_exit_code(projects.values(), (each.exit_code for each in outcomes.values()))


def _plan_documents(call: MdCall) -> Mapping[str, str]:
    """Where each document goes. Raises WrongCall where two go to one place, or one would be written over."""
    single = call.output is not None and not _is_output_folder(call.output)
    files = tuple(dict.fromkeys(call.files))
    if single and len(files) > 1:
        raise usage_error(
            f"`-o {call.output}` holds one document; name a folder",
            f"`-o {call.output}`에는 문서가 하나만 들어간다; 폴더를 지정한다",
        )
    outs = {file: _output_path(file, call.output, single=single) for file in files}
    stems = {file: file_key(os.path.splitext(out)[0]) for file, out in outs.items()}
    for file, out in outs.items():
        others = [other for other in files if other != file and stems[other] == stems[file]]
        if others:
            raise usage_error(
                f"`{file}` and `{others[0]}` would both go to `{out}`; convert them apart",
                f"`{file}`, `{others[0]}` 둘 다 `{out}`에 쓰인다; 따로 바꾼다",
            )
        if any(file_key(out) == file_key(each) or is_same_file(out, each) for each in files):
            raise usage_error(
                f"`{out}` is a document itself; name another with -o",
                f"`{out}`: 원래 문서 자신이다; -o로 다른 이름을 정한다",
            )
    return outs


def _is_output_folder(output: str) -> bool:
    if is_folder(output) or output.endswith((os.sep, "/")):
        return True
    return not exists(output) and not os.path.splitext(output)[1]


def _output_path(file: str, output: str | None, *, single: bool) -> str:
    if output is None:
        stem, suffix = os.path.splitext(file)
        return f"{stem}{_OUTPUT_INFIX}{suffix or '.md'}"
    return output if single else os.path.join(output, os.path.basename(file))


def _convert_document(
    file: str, out: str, project: Project, call: MdCall, report_style: ReportStyle
) -> _DocumentResult:
    """One document, converted and written, unless it has errors; trouble with it leaves the others alone."""
    from argmap.documents.markdown_writer import convert_markdown

    try:
        stem = os.path.splitext(os.path.basename(out))[0]
        with limit_drawing_time(file, call.timeout, SLOW_DOCUMENT_HINT):
            done = convert_markdown(
                read_bytes(file), file, _override_context(file, project, call), call.form, stem
            )
        if done.data is None or project.has_errors:
            kept = f"{escape_for_terminal(file)}: {_NOT_WRITTEN_MESSAGE.in_language(report_style.ui)}\n"
            return _DocumentResult(ExitCode.MAP_ERROR, done.diagnostics, (kept,))
        for name, drawn in done.pictures.items():
            write_atomically(os.path.join(os.path.dirname(out), name), drawn.data)
        write_atomically(out, done.data)
    except UserError as trouble:
        print_error(trouble.phrase, report_style.ui)
        return _DocumentResult(exit_code_for(trouble))
    return _DocumentResult(ExitCode.OK, done.diagnostics, tuple(_output_lines(done, out, report_style.ui)))


def _override_context(file: str, project: Project, call: MdCall) -> "DocumentContext":
    from argmap.documents.markdown_writer import PNG_WIDTH

    overrides = Overrides(lang=call.lang, fit=call.fit, label=call.label, theme=call.theme, width=PNG_WIDTH)
    return document_context(file, project, overrides, call.silence)


def _output_lines(markdown_result: "MarkdownResult", out: str, ui: str) -> list[str]:
    """What was written, and how large the text of each picture is on its page."""
    folder = os.path.dirname(out)
    lines = []
    for name, drawn in markdown_result.pictures.items():
        size = f" ({drawn.points:.1f} pt)" if drawn.points else ""
        lines.append(
            f"{_WROTE_MESSAGE.in_language(ui)} {escape_for_terminal(os.path.join(folder, name))}{size}\n"
        )
    return [*lines, f"{_WROTE_MESSAGE.in_language(ui)} {escape_for_terminal(out)}\n"]
