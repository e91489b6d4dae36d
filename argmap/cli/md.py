"""`argmap md`: the maps in Markdown documents to pictures."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from argmap.cli import choices
from argmap.cli.calls import gathered, verdict_of, wrong
from argmap.cli.hosting import fit_option, label_option, surroundings, theme_option
from argmap.cli.inputs import Input
from argmap.cli.judging import slips_of, worst
from argmap.cli.outputs import file_key
from argmap.cli.printer import put
from argmap.cli.reporting import Manner, beside, tell
from argmap.cli.timing import FEWER, timed, timeout_option
from argmap.cli.verdict import Verdict
from argmap.cli.voice import refuse, ui_language
from argmap.files.finding import exists, is_folder, same_file
from argmap.files.reading import read_bytes
from argmap.files.writing import write_whole
from argmap.pipeline.forms import Form
from argmap.pipeline.project import Project, project_near
from argmap.text.diagnostic import Diagnostic, Phrase
from argmap.text.report.columns import visible
from argmap.text.report.options import Format
from argmap.text.trouble import Trouble

if TYPE_CHECKING:
    from argmap.pipeline.document import Converted
    from argmap.pipeline.hosting import Surroundings

_WROTE = Phrase(en="wrote", ko="완성")
_KEPT = Phrase(en="not written, for there are errors", ko="오류가 있어 쓰지 않음")
_OUT = ".out"


class MdCall(Struct, frozen=True):
    """The options of `argmap md`; None where the project's settings may choose."""

    files: tuple[str, ...]
    output: str | None
    form: str
    lang: str | None
    fit: str | None
    label: str | None
    theme: str | None
    silence: tuple[str, ...]
    report: str
    timeout: float | None
    quiet: bool
    ui: str | None


class _Outcome(Struct, frozen=True):
    """What became of one document: the verdict, what is to be said, and the lines on what was written."""

    verdict: Verdict
    diagnostics: tuple[Diagnostic, ...] = ()
    lines: tuple[str, ...] = ()


def _language(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    found = choices.languages(ctx, param, (value,) if value else ())
    if len(found) > 1:
        raise wrong("`--lang` takes one language here", "여기서 `--lang`에는 언어 하나만 쓴다")
    return found[0] if found else None


@click.command(
    epilog="Exit code: 0 written, 1 a map has errors, 2 the call is wrong.",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(readable=False), metavar="FILE.md...")
@choices.output_option("Where to. [default: NAME.out.md beside it]", "FILE|DIR")
@click.option(
    "-f",
    "--form",
    "form",
    type=click.Choice(["svg", "png", "pdf"]),
    default="svg",
    help="What the pictures are. [default: svg]",
)
@click.option("--lang", callback=_language, metavar="LANG", help="Translation to draw.")
@fit_option
@label_option
@theme_option
@timeout_option
@choices.silence_option
@click.option(
    "--format",
    "report",
    type=click.Choice([form.value for form in Format]),
    default=Format.HUMAN.value,
    help="How reports look. [default: human]",
)
@choices.quiet_option
@choices.ui_option
@gathered(MdCall)
def md(call: MdCall) -> Verdict:
    """Put pictures into Markdown documents, for Marp, Slidev, Quarto, MkDocs and others, in place of maps.

    A map is a block that begins with ```argmap, or an image whose file ends in .argmap. The document goes to
    NAME.out.md beside it, and the pictures beside that. All else in it stays as it is, byte for byte. Where
    a map has errors, they are told at their lines in the document, and nothing is written.

    \b
    argmap md talk.md                     writes talk.out.md, talk.out-1.svg, ...
    argmap md talk.md -o build/           writes build/talk.md, build/talk-1.svg, ...
    argmap md talk.md -o talk.png.md -f png

    \b
    ```argmap view=jobs theme=dark        a block and its attributes: view, root, depth, only, lang,
    ```{.argmap #jobs width=60%}          theme, fit, label, number, legend, reveal, width, alt, #id
    ![](maps/talk.argmap){view=jobs}      a file in the document's folder or below it
    ![](maps/talk.argmap#jobs)            the same
    """
    outs = _planned(call)
    projects = {file: project_near(file) for file in outs}
    setting = next((each.settings.ui for each in projects.values() if each.settings.ui), None)
    manner = replace(beside(Format(call.report), ui_language(call.ui, setting), busy=False), quiet=call.quiet)
    outcomes = {file: _converted(file, out, projects[file], call, manner) for file, out in outs.items()}
    slips = slips_of({Input(file, ""): each for file, each in projects.items()}, call.silence)
    tell((*slips, *(told for each in outcomes.values() for told in each.diagnostics)), manner)
    if manner.chatty:
        for outcome in outcomes.values():
            put("".join(outcome.lines), manner.stream)
    return worst(projects.values(), (each.verdict for each in outcomes.values()))


def _planned(call: MdCall) -> Mapping[str, str]:
    """Where each document goes. Raises WrongCall where two go to one place, or one would be written over."""
    single = call.output is not None and not _is_folder(call.output)
    files = tuple(dict.fromkeys(call.files))
    if single and len(files) > 1:
        raise wrong(
            f"`-o {call.output}` holds one document; name a folder",
            f"`-o {call.output}`에는 문서가 하나만 들어간다; 폴더를 지정한다",
        )
    outs = {file: _out(file, call.output, single=single) for file in files}
    stems = {file: file_key(os.path.splitext(out)[0]) for file, out in outs.items()}
    for file, out in outs.items():
        others = [other for other in files if other != file and stems[other] == stems[file]]
        if others:
            raise wrong(
                f"`{file}` and `{others[0]}` would both go to `{out}`; convert them apart",
                f"`{file}`, `{others[0]}` 둘 다 `{out}`에 쓰인다; 따로 바꾼다",
            )
        if any(file_key(out) == file_key(each) or same_file(out, each) for each in files):
            raise wrong(
                f"`{out}` is a document itself; name another with -o",
                f"`{out}`: 원래 문서 자신이다; -o로 다른 이름을 정한다",
            )
    return outs


def _is_folder(output: str) -> bool:
    if is_folder(output) or output.endswith((os.sep, "/")):
        return True
    return not exists(output) and not os.path.splitext(output)[1]


def _out(file: str, output: str | None, *, single: bool) -> str:
    if output is None:
        stem, suffix = os.path.splitext(file)
        return f"{stem}{_OUT}{suffix or '.md'}"
    return output if single else os.path.join(output, os.path.basename(file))


def _converted(file: str, out: str, project: Project, call: MdCall, manner: Manner) -> _Outcome:
    """One document, converted and written, unless it has errors; trouble with it leaves the others alone."""
    from argmap.pipeline.document import convert

    try:
        stem = os.path.splitext(os.path.basename(out))[0]
        with timed(file, call.timeout, FEWER):
            done = convert(read_bytes(file), file, _around(file, project, call), Form(call.form), stem)
        if done.data is None or project.wrong:
            kept = f"{visible(file)}: {_KEPT.say(manner.ui)}\n"
            return _Outcome(Verdict.WRONG_MAP, done.diagnostics, (kept,))
        for name, drawn in done.pictures.items():
            write_whole(os.path.join(os.path.dirname(out), name), drawn.data)
        write_whole(out, done.data)
    except Trouble as trouble:
        refuse(trouble.phrase, manner.ui)
        return _Outcome(verdict_of(trouble))
    return _Outcome(Verdict.WELL, done.diagnostics, tuple(_lines(done, out, manner.ui)))


def _around(file: str, project: Project, call: MdCall) -> "Surroundings":
    from argmap.pipeline.document import PIXELS
    from argmap.pipeline.fitting import label_of, page_of
    from argmap.theme.chosen import themed

    around = surroundings(file, project, call.silence)
    draw = replace(around.draw, lang=call.lang or around.draw.lang, width=PIXELS)
    if call.fit:
        draw = replace(draw, page=page_of(call.fit))
    if call.label:
        draw = replace(draw, label=label_of(call.label))
    if call.theme:
        draw = replace(draw, theme=themed(around.chosen, call.theme))
    return replace(around, draw=draw)


def _lines(done: "Converted", out: str, ui: str) -> list[str]:
    """What was written, and how large the text of each picture is on its page."""
    folder = os.path.dirname(out)
    lines = []
    for name, drawn in done.pictures.items():
        size = f" ({drawn.points:.1f} pt)" if drawn.points else ""
        lines.append(f"{_WROTE.say(ui)} {visible(os.path.join(folder, name))}{size}\n")
    return [*lines, f"{_WROTE.say(ui)} {visible(out)}\n"]
