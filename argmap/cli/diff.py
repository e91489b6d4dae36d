"""`argmap diff`: what has changed from one map to another."""

import os
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from argmap.cli import choices
from argmap.cli.calls import gathered, wrong
from argmap.cli.outputs import suffix_of
from argmap.cli.printer import Stream, colourful, put, put_lines
from argmap.cli.reporting import Manner, tell
from argmap.cli.verdict import Verdict
from argmap.cli.voice import remark, ui_language
from argmap.files.finding import spelled
from argmap.files.reading import STDIN, read_bytes
from argmap.files.revisions import is_revision, read_revision
from argmap.files.writing import write_stdout, write_whole
from argmap.pipeline.forms import Form
from argmap.text.diagnostic import Diagnostic, Phrase, Severity
from argmap.text.report.columns import visible
from argmap.text.report.options import Format
from argmap.theme.pages import USUAL_PAGE
from argmap.theme.themes import THEMES

if TYPE_CHECKING:
    from argmap.pipeline.comparing import Difference
    from argmap.pipeline.trip import Compiled

_WROTE = Phrase(en="wrote", ko="완성")
_DRAWN = (Form.SVG.value, Form.PNG.value, Form.PDF.value)
_PAINTS = {
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
    fit: str
    theme: str
    label: str
    quiet: bool
    ui: str | None


@click.command(
    epilog="Exit code: 0 they say the same, 1 they differ, 2 trouble.",
)
@click.argument("old", type=click.Path(readable=False))
@click.argument("new", type=click.Path(readable=False))
@choices.output_option("Draw the changes too, as svg, png or pdf by the name.", "FILE|-")
@click.option("--lang", metavar="LANG", help="The picture's language. [default: as first written]")
@choices.fit_option("The picture's page. [default: 16:9]", USUAL_PAGE)
@choices.theme_option("Colours. [default: light]", "light")
@choices.label_option("What boxes show. [default: full]", "full")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing; the exit code tells.")
@choices.ui_option
@gathered(DiffCall)
def diff(call: DiffCall) -> Verdict:
    """Show which statements were added, removed, reworded or moved from OLD to NEW, and which steps changed.

    Each is a file, `-` for standard input, or a file in a revision that git keeps, as git names it. A
    statement is known by its id, else by its text, even where that was reworded. Order and comments make no
    difference.

    \b
    argmap diff old.argmap new.argmap
    argmap diff HEAD~1:maps/debate.argmap maps/debate.argmap
    argmap diff HEAD:./debate.argmap debate.argmap -o changes.svg
    """
    form = _form(call)
    if call.old == call.new == "-":
        raise wrong(
            "standard input is one map; name the other", "표준 입력은 지도 하나다; 다른 하나를 지정한다"
        )
    ui = ui_language(call.ui)
    old, new = _read(call.old), _read(call.new)
    tell((*_errors(old), *_errors(new)), Manner(ui, Format.HUMAN, Stream.ERR))
    if old.argmap is None or new.argmap is None:
        return Verdict.WRONG_CALL
    from argmap.pipeline.comparing import difference

    found = difference(old.argmap, new.argmap)
    if form is not None:
        _remark_lacking(call, new if new.argmap.statements else old, ui)
        _draw(call, form, found, ui)
    if not call.quiet and call.output != "-" and not found.same:
        _show(call, found, ui)
    return Verdict.WELL if found.same else Verdict.WRONG_MAP


def _form(call: DiffCall) -> Form | None:
    if call.output is None:
        return None
    suffix = suffix_of(call.output) or Form.SVG.value
    if suffix not in _DRAWN:
        raise wrong(
            f"`-o {call.output}`: changes are drawn as svg, png or pdf",
            f"`-o {call.output}`: 변경은 svg, png, pdf로 그린다",
        )
    return Form(suffix)


def _read(name: str) -> "Compiled":
    """A map, or its errors. What git hands over for a file that is not there (the null device) is no map."""
    from argmap.pipeline.comparing import no_map
    from argmap.pipeline.trip import CompileOptions, compile_bytes

    shown = STDIN if name == "-" else name
    if name == os.devnull:
        return no_map(shown)
    data = read_revision(name) if is_revision(name) else read_bytes(spelled(name))
    return compile_bytes(data, shown, CompileOptions())


def _errors(compiled: "Compiled") -> tuple[Diagnostic, ...]:
    return tuple(told for told in compiled.diagnostics if told.severity is Severity.ERROR)


def _show(call: DiffCall, found: "Difference", ui: str) -> None:
    from argmap.pipeline.comparing import counted, difference_lines

    head = [f"--- {visible(call.old)}", f"+++ {visible(call.new)}"]
    lines = [*head, *difference_lines(found, ui), counted(found, ui)]
    if not colourful(Stream.OUT):
        put_lines("\n".join(lines) + "\n", Stream.OUT)
        return
    put("".join(f"{_painted(visible(line))}\n" for line in lines), Stream.OUT)


def _painted(line: str) -> str:
    if line.startswith(("---", "+++")):
        return click.style(line, bold=True)
    paint = _PAINTS.get(line.lstrip()[:1])
    return click.style(line, fg=paint) if paint else line


def _remark_lacking(call: DiffCall, drawn: "Compiled", ui: str) -> None:
    """Says where nothing of the map that is drawn is in the language asked for."""
    from argmap.pipeline.making import missing

    if not call.quiet:
        for phrase in missing(drawn, (call.lang,)):
            remark(phrase, ui)


def _draw(call: DiffCall, form: Form, found: "Difference", ui: str) -> None:
    from argmap.pipeline.comparing import draw_difference
    from argmap.pipeline.fitting import label_of, page_of
    from argmap.pipeline.trip import DrawOptions

    assert call.output is not None
    options = DrawOptions(
        lang=call.lang, page=page_of(call.fit), label=label_of(call.label), theme=THEMES[call.theme]
    )
    data = draw_difference(found, form, options).data
    if call.output == "-":
        write_stdout(data)
        return
    write_whole(call.output, data)
    if not call.quiet:
        put(f"{_WROTE.say(ui)} {visible(call.output)}\n", Stream.ERR)
