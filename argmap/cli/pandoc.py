"""`argmap pandoc`: a filter that puts pictures in place of the maps in a document of pandoc's."""

import click
from msgspec import Struct

from argmap.cli import choices
from argmap.cli.calls import gathered
from argmap.cli.hosting import surroundings
from argmap.cli.printer import Stream
from argmap.cli.reporting import Manner, tell
from argmap.cli.timing import FEWER, timed, timeout_option
from argmap.cli.verdict import Verdict
from argmap.cli.voice import ui_language
from argmap.files.reading import STDIN, read_stdin
from argmap.files.writing import write_stdout, write_whole
from argmap.pipeline.project import project_near
from argmap.text.report.options import Format


class PandocCall(Struct, frozen=True):
    """The options of `argmap pandoc`."""

    target: str
    timeout: float | None
    ui: str | None


@click.command()
@click.argument("target", default="html", metavar="[TARGET]")
@timeout_option
@choices.ui_option
@gathered(PandocCall)
def pandoc(call: PandocCall) -> Verdict:
    """Put pictures in place of the maps in a document of pandoc's, from standard input to standard output.

    pandoc calls it by itself, with the TARGET it writes. Maps are blocks of the class argmap, and images
    whose file ends in .argmap. HTML gets them inline, and reveal.js their steps as fragments, where a view or
    the block has `reveal`; LaTeX gets PDF, and Beamer a page a step; docx, pptx, odt and EPUB get PNG; others
    SVG. What holds for all maps stands in the metadata: `argmap: {theme: dark}`, and as `pictures` the folder
    of the files.

    \b
    pandoc talk.md --filter argmap-pandoc -t revealjs -s -o talk.html
    pandoc talk.md --filter argmap-pandoc -t beamer -o talk.pdf
    pandoc talk.md --filter argmap-pandoc -o talk.pptx
    """
    from argmap.pipeline.filtering import filtered

    project = project_near("-")
    manner = Manner(ui_language(call.ui, project.settings.ui), Format.HUMAN, Stream.ERR)
    with timed(STDIN, call.timeout, FEWER):
        done = filtered(read_stdin(), call.target, surroundings("-", project))
    tell((*project.diagnostics, *done.diagnostics), manner)
    if done.data is None or project.wrong:
        return Verdict.WRONG_MAP
    for path, data in done.pictures.items():
        write_whole(path, data)
    write_stdout(done.data)
    return Verdict.WELL
