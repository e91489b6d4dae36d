"""`argmap md`: pictures in place of the maps in Markdown documents."""

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from argmap.cli import option_values, options
from argmap.cli.console import (
    WROTE_MESSAGE,
    ExitCode,
    choose_report_style,
    exit_code_for,
    print_diagnostics,
    print_error,
    print_text,
    ui_language,
    worst_exit_code,
)
from argmap.cli.invocation import with_options
from argmap.config.drawing_choices import DirectionChoice, LabelChoice, PlateChoice, ReferenceChoice
from argmap.diagnostics.diagnostic import Diagnostic, Phrase
from argmap.diagnostics.user_error import UserError, usage_error
from argmap.files.file_state import is_same_file
from argmap.files.finding import exists, is_folder
from argmap.files.reading import read_bytes
from argmap.files.writing import write_files
from argmap.jobs.inputs import Input
from argmap.jobs.plan import file_key
from argmap.jobs.projects import (
    Project,
    document_context,
    find_project,
    project_ui_language,
    settings_diagnostics,
)
from argmap.pipeline.options import Overrides
from argmap.pipeline.output_format import PICTURE_FORMATS, OutputFormat, format_choice
from argmap.pipeline.time_limit import SLOW_DOCUMENT_HINT, limit_drawing_time
from argmap.reporting.report_options import ReportFormat
from argmap.reporting.terminal_columns import escape_for_terminal
from argmap.theme.pages import PageChoice
from argmap.theme.themes import ThemeName

if TYPE_CHECKING:
    from argmap.documents.markdown_writer import MarkdownResult
    from argmap.documents.resolved_maps import DocumentContext

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
    direction: DirectionChoice | None
    references: ReferenceChoice | None
    plates: PlateChoice | None
    theme: ThemeName | None
    silence: tuple[str, ...]
    report: str
    timeout: float | None
    quiet: bool
    ui: str | None


class _DocumentResult(Struct, frozen=True):
    """The result of one document, with a line for each file that was written."""

    exit_code: ExitCode
    diagnostics: tuple[Diagnostic, ...] = ()
    lines: tuple[str, ...] = ()


@click.command(
    epilog="Exit code: 0 written, 1 a map has errors, 2 usage error.",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(readable=False), metavar="FILE.md...")
@options.output_option("Where to. [default: NAME.out.md beside it]", "FILE|DIR")
@click.option(
    "-f",
    "--form",
    "form",
    type=option_values.ChoiceParam(format_choice(PICTURE_FORMATS)),
    default=OutputFormat.SVG,
    help=f"What the pictures are. [default: {OutputFormat.SVG.value}]",
)
@options.lang_option("Translation to draw.")
@options.fit_option("The page to make the text largest on.")
@options.label_option("What boxes show.")
@options.direction_option()
@options.references_option()
@options.plates_option()
@options.theme_option("Colours.")
@options.timeout_option
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
    a map has errors, they are reported at their lines in the document, and nothing is written.

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
    paths = _plan_documents(call)
    projects = {Input(file, ""): find_project(file) for file in paths}
    ui = ui_language(call.ui, project_ui_language(projects))
    style = replace(choose_report_style(ReportFormat(call.report), ui, busy=False), quiet=call.quiet)
    results = [
        _convert_document(each.path, paths[each.path], project, call, ui)
        for each, project in projects.items()
    ]
    diagnostics = (each for result in results for each in result.diagnostics)
    print_diagnostics((*settings_diagnostics(projects, call.silence), *diagnostics), style)
    if style.has_status_lines:
        for result in results:
            print_text("".join(result.lines), style.stream)
    return worst_exit_code(projects.values(), (result.exit_code for result in results))


def _plan_documents(call: MdCall) -> Mapping[str, str]:
    """Plan the output of each document. Raises UsageError if two have one, or if one is a document itself."""
    single = call.output is not None and not _is_output_folder(call.output)
    files = tuple(dict.fromkeys(call.files))
    if single and len(files) > 1:
        raise usage_error(
            f"`-o {call.output}` holds one document; name a folder",
            f"`-o {call.output}`에는 문서가 하나만 들어간다; 폴더를 지정한다",
        )
    paths = {file: _output_path(file, call.output, single=single) for file in files}
    stems = {file: file_key(os.path.splitext(path)[0]) for file, path in paths.items()}
    for file, path in paths.items():
        others = [other for other in files if other != file and stems[other] == stems[file]]
        if others:
            raise usage_error(
                f"`{file}` and `{others[0]}` would both go to `{path}`; convert them apart",
                f"`{file}`, `{others[0]}` 둘 다 `{path}`에 쓰인다; 따로 바꾼다",
            )
        if any(file_key(path) == file_key(each) or is_same_file(path, each) for each in files):
            raise usage_error(
                f"`{path}` is a document itself; name another with -o",
                f"`{path}`: 원래 문서 자신이다; -o로 다른 이름을 정한다",
            )
    return paths


def _is_output_folder(output: str) -> bool:
    if is_folder(output) or output.endswith((os.sep, "/")):
        return True
    return not exists(output) and not os.path.splitext(output)[1]


def _output_path(file: str, output: str | None, *, single: bool) -> str:
    if output is None:
        stem, suffix = os.path.splitext(file)
        return f"{stem}{_OUTPUT_INFIX}{suffix or '.md'}"
    return output if single else os.path.join(output, os.path.basename(file))


def _convert_document(file: str, path: str, project: Project, call: MdCall, ui: str) -> _DocumentResult:
    """Convert one document and write it, unless it has errors; if that fails, the others are still done."""
    from argmap.documents.markdown_writer import convert_markdown

    try:
        stem = os.path.splitext(os.path.basename(path))[0]
        context = _override_context(file, project, call)
        with limit_drawing_time(file, call.timeout, SLOW_DOCUMENT_HINT):
            result = convert_markdown(read_bytes(file), file, context, call.form, stem)
        if result.data is None or project.has_errors:
            line = f"{escape_for_terminal(file)}: {_NOT_WRITTEN_MESSAGE.in_language(ui)}\n"
            return _DocumentResult(ExitCode.MAP_ERROR, result.diagnostics, (line,))
        folder = os.path.dirname(path)
        pictures = {os.path.join(folder, name): drawing.data for name, drawing in result.pictures.items()}
        write_files({**pictures, path: result.data})
    except UserError as error:
        print_error(error.phrase, ui)
        return _DocumentResult(exit_code_for(error))
    return _DocumentResult(ExitCode.OK, result.diagnostics, tuple(_output_lines(result, path, ui)))


def _override_context(file: str, project: Project, call: MdCall) -> "DocumentContext":
    from argmap.documents.markdown_writer import PNG_WIDTH

    overrides = Overrides(
        lang=call.lang,
        fit=call.fit,
        label=call.label,
        direction=call.direction,
        references=call.references,
        plates=call.plates,
        theme=call.theme,
        width=PNG_WIDTH,
    )
    return document_context(file, project, overrides, call.silence)


def _output_lines(result: "MarkdownResult", path: str, ui: str) -> Iterator[str]:
    """Yield a line for each file that was written, with the size of a picture's text on its page."""
    wrote, folder = WROTE_MESSAGE.in_language(ui), os.path.dirname(path)
    for name, drawing in result.pictures.items():
        size = f" ({drawing.points:.1f} pt)" if drawing.points else ""
        yield f"{wrote} {escape_for_terminal(os.path.join(folder, name))}{size}\n"
    yield f"{wrote} {escape_for_terminal(path)}\n"
