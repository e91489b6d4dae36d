"""`argmap build`: maps to pictures."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from argmap.cli import choices
from argmap.cli.calls import gathered, wrong
from argmap.cli.inputs import Input, inputs
from argmap.cli.judging import Asked, interface, judged, projects_of, slips_of
from argmap.cli.outputs import FOLDER, Target, Wanted, forms_of, plan
from argmap.cli.printer import put
from argmap.cli.reporting import Manner, beside, tell
from argmap.cli.verdict import Verdict
from argmap.cli.voice import refuse, remark, ui_language
from argmap.files.writing import write_stdout, write_whole
from argmap.pipeline.forms import Form
from argmap.pipeline.project import Project
from argmap.text.diagnostic import Diagnostic, Phrase
from argmap.text.report.columns import visible
from argmap.text.report.options import Format
from argmap.text.trouble import Trouble

if TYPE_CHECKING:
    from argmap.pipeline.trip import Compiled, DrawOptions

_WROTE = Phrase(en="wrote", ko="완성")
_KEPT = Phrase(en="not drawn, for there are errors", ko="오류가 있어 그리지 않음")


@dataclass(frozen=True, slots=True)
class BuildCall:
    """The options of `argmap build`; None where the project's settings may choose."""

    maps: tuple[str, ...]
    output: str | None
    forms: tuple[str, ...]
    langs: tuple[str, ...]
    engine: str | None
    width: int | None
    number: bool | None
    id_prefix: str
    legend: bool
    form: str
    silence: tuple[str, ...]
    teach: bool | None
    quiet: bool
    ui: str | None

    @property
    def asked(self) -> Asked:
        """What the call says about judging."""
        return Asked(self.teach, self.silence)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of one map: the verdict, what is to be said, and the files written."""

    verdict: Verdict
    diagnostics: tuple[Diagnostic, ...] = ()
    written: tuple[str, ...] = ()


def _form_names() -> tuple[str, ...]:
    return tuple(form.value for form in Form)


@click.command(short_help="Draw maps.", epilog="Exit code: 0 drawn, 1 a map has errors, 2 the call is wrong.")
@choices.maps_argument
@click.option("-o", "--output", type=click.Path(), metavar="FILE|DIR|-", help="Where to. [default: out/]")
@click.option(
    "-f",
    "--forms",
    multiple=True,
    callback=choices.words_of("form", _form_names),
    shell_complete=choices.completing(_form_names),
    metavar="FORM,...",
    help="svg, png, pdf, dot, json. [default: svg]",
)
@click.option(
    "--lang",
    "langs",
    multiple=True,
    callback=choices.languages,
    metavar="LANG,...",
    help="Translations to draw. [default: as first written]",
)
@click.option("--engine", type=click.Choice(["auto", "embedded", "dot"]), help="What lays the map out.")
@click.option(
    "--width", type=click.IntRange(1, 100_000), metavar="PX", help="A PNG's width. [default: its own]"
)
@click.option("--number/--no-number", default=None, help="Number the statements.")
@click.option(
    "--id-prefix", default="", metavar="TEXT", help="Begin every id so, for pages with several maps."
)
@click.option("--legend/--no-legend", default=True, help="Explain the signs below the map. [default: yes]")
@choices.silence_option
@choices.teach_option
@choices.format_option
@choices.quiet_option
@choices.ui_option
@gathered(BuildCall)
def build(call: BuildCall) -> Verdict:
    """Draw maps: each MAP, all maps in a DIR, or `-` for standard input.

    Without a MAP, the maps in the current folder, else those in maps/. The pictures go to out/ in the current
    folder, named after the maps. From a map with errors nothing is written, and its last good picture stays.

    \b
    argmap build debate.argmap                draws out/debate.svg
    argmap build maps -o site/pictures        draws all maps in maps/ and below
    argmap build debate.argmap -f svg,dot     writes out/debate.dot too
    argmap build debate.argmap -o debate.png --width 1920
    argmap build debate.argmap --lang ko,en   draws out/debate.ko.svg and .en.svg
    cat debate.argmap | argmap build - -o -   from and to a pipe
    """
    if not _is_id(call.id_prefix):
        raise wrong(
            f"`--id-prefix {call.id_prefix}` cannot begin an id; take a letter, then letters, digits, - or _",
            f"`--id-prefix {call.id_prefix}`: 아이디 앞에 올 수 없다; 글자 뒤에 글자, 숫자, -, _를 쓴다",
        )
    if call.width and Form.PNG not in forms_of(call.forms, call.output):
        raise wrong(
            "`--width` is for `png`, which this call does not make; add `-f png`",
            "`--width`는 `png`의 너비인데 이 명령은 `png`를 만들지 않는다; `-f png`를 덧붙인다",
        )
    found = inputs(call.maps)
    projects = projects_of(found)
    manner = beside(Format(call.form), ui_language(call.ui, interface(projects)), busy=call.output == "-")
    targets = plan({each: _wanted(call, projects[each]) for each in found}, call.output)
    outcomes = {each: _built(each, projects[each], targets[each], call, manner.ui) for each in found}
    slips = slips_of(projects)
    _tell_all(slips, outcomes, replace(manner, quiet=call.quiet))
    return max([Verdict.WRONG_MAP if slips else Verdict.WELL, *(each.verdict for each in outcomes.values())])


def _is_id(prefix: str) -> bool:
    return not prefix or (prefix[0].isalpha() and prefix.replace("-", "_").replace(".", "_").isidentifier())


def _wanted(call: BuildCall, project: Project) -> Wanted:
    langs = call.langs or project.settings.langs
    return Wanted(forms_of(call.forms, call.output), langs, project.out or FOLDER)


def _built(each: Input, project: Project, targets: tuple[Target, ...], call: BuildCall, ui: str) -> _Outcome:
    """One map, drawn and written, unless it has errors; trouble with it leaves the other maps alone."""
    try:
        compiled = judged(each, project, call.asked)
        if compiled.argmap is None or project.diagnostics:
            return _Outcome(Verdict.WRONG_MAP, compiled.diagnostics)
        for target, data in list(_drawn(compiled, targets, call, project)):
            _write(target.path, data)
        for phrase in _missing(compiled, targets):
            remark(phrase, ui)
    except Trouble as trouble:
        refuse(trouble.phrase, ui)
        return _Outcome(Verdict.WRONG_CALL)
    written = tuple(target.path for target in targets if target.path != "-")
    return _Outcome(Verdict.WELL, compiled.diagnostics, written)


def _drawn(
    compiled: "Compiled", targets: tuple[Target, ...], call: BuildCall, project: Project
) -> Iterator[tuple[Target, bytes]]:
    from argmap.pipeline.trip import draw

    assert compiled.argmap is not None
    for target in targets:
        yield target, draw(compiled.argmap, target.form, _options(call, project, target.lang))


def _options(call: BuildCall, project: Project, lang: str | None) -> "DrawOptions":
    from argmap.pipeline.trip import DrawOptions

    settings = project.settings
    number = settings.number if call.number is None else call.number
    engine = call.engine or settings.engine or "auto"
    return DrawOptions(lang, engine, number, call.legend, call.id_prefix, call.width)


def _missing(compiled: "Compiled", targets: tuple[Target, ...]) -> Iterator[Phrase]:
    """The languages asked for that the map does not have."""
    from argmap.pipeline.trip import speaks

    assert compiled.argmap is not None
    name = compiled.source.name
    for lang in dict.fromkeys(target.lang for target in targets if target.lang):
        if not speaks(compiled.argmap, lang):
            yield Phrase(
                en=f"`{name}` has nothing in `{lang}`; it is drawn as first written",
                ko=f"`{name}`: `{lang}` 글이 없어 처음 쓰인 대로 그렸다",
            )


def _write(path: str, data: bytes) -> None:
    if path == "-":
        write_stdout(data)
    else:
        write_whole(path, data)


def _tell_all(slips: tuple[Diagnostic, ...], outcomes: dict[Input, _Outcome], manner: Manner) -> None:
    told = tuple(diagnostic for outcome in outcomes.values() for diagnostic in outcome.diagnostics)
    tell((*slips, *told), manner)
    if not manner.chatty:
        return
    for each, outcome in outcomes.items():
        if outcome.verdict is Verdict.WRONG_MAP:
            put(f"{visible(each.name)}: {_KEPT.say(manner.ui)}\n", manner.stream)
        for path in outcome.written:
            put(f"{_WROTE.say(manner.ui)} {visible(path)}\n", manner.stream)
