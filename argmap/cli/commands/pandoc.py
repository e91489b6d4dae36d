"""`argmap pandoc`: a pandoc filter that puts pictures in place of maps."""

import click
from msgspec import Struct

from argmap.cli import options
from argmap.cli.console import ExitCode, ReportStyle, Stream, print_diagnostics, ui_language
from argmap.cli.invocation import with_options
from argmap.files.reading import STDIN, read_stdin
from argmap.files.writing import write_files, write_stdout
from argmap.jobs.projects import document_context, find_project
from argmap.pipeline.options import Overrides
from argmap.pipeline.time_limit import SLOW_DOCUMENT_HINT, limit_drawing_time
from argmap.reporting.report_options import ReportFormat


class PandocCall(Struct, frozen=True):
    """The options of `argmap pandoc`."""

    target: str
    timeout: float | None
    ui: str | None


@click.command()
@click.argument("target", default="html", metavar="[TARGET]")
@options.timeout_option
@options.ui_option
@with_options(PandocCall)
def pandoc(call: PandocCall) -> ExitCode:
    """Put pictures in place of the maps in a document of pandoc's, from standard input to standard output.

    pandoc calls it by itself, with the TARGET it writes. Maps are blocks of the class argmap, and images
    whose file ends in .argmap. HTML gets them inline, and reveal.js their steps as fragments, where a view or
    the block has `reveal`; LaTeX gets PDF, and Beamer a page a step; docx, pptx, odt and EPUB get PNG; others
    SVG. Put settings for all maps into the metadata: `argmap: {theme: dark}`, and as `pictures` the folder
    of the files.

    \b
    pandoc talk.md --filter argmap-pandoc -t revealjs -s -o talk.html
    pandoc talk.md --filter argmap-pandoc -t beamer -o talk.pdf
    pandoc talk.md --filter argmap-pandoc -o talk.pptx
    """
    from argmap.documents.pandoc_filter import filter_document

    project = find_project("-")
    style = ReportStyle(ui_language(call.ui, project.settings.ui), ReportFormat.HUMAN, Stream.ERR)
    with limit_drawing_time(STDIN, call.timeout, SLOW_DOCUMENT_HINT):
        result = filter_document(read_stdin(), call.target, document_context("-", project, Overrides()))
    print_diagnostics((*project.diagnostics, *result.diagnostics), style)
    if result.data is None or project.has_errors:
        return ExitCode.MAP_ERROR
    write_files(result.pictures)
    write_stdout(result.data)
    return ExitCode.OK
