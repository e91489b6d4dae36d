"""`argmap slides`: maps to talks."""

from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from argmap.cli import choices
from argmap.cli.calls import gathered, verdict_of, wrong
from argmap.cli.cutting import listed, view_option
from argmap.cli.inputs import Input, inputs
from argmap.cli.judging import Asked, interface, judged, projects_of, slips_of, worst
from argmap.cli.outcomes import Outcome, Written, tell_all, write
from argmap.cli.outputs import FOLDER, Target, Wanted, forms_among, plan
from argmap.cli.reporting import beside
from argmap.cli.timing import SHORTER, timed, timeout_option
from argmap.cli.verdict import Verdict
from argmap.cli.voice import remark, ui_language
from argmap.files.reading import read_bytes
from argmap.pipeline.forms import TalkForm
from argmap.pipeline.project import Project
from argmap.text.diagnostic import Phrase
from argmap.text.report.options import Format
from argmap.text.trouble import Trouble
from argmap.theme.pages import NO_PAGE, USUAL_PAGE, page_named

if TYPE_CHECKING:
    from argmap.pipeline.presenting import Talk, TalkChoices


class SlidesCall(Struct, frozen=True):
    """The options of `argmap slides`; None where the project's settings may choose."""

    maps: tuple[str, ...]
    output: str | None
    forms: tuple[str, ...]
    langs: tuple[str, ...]
    views: tuple[str, ...]
    highlight: tuple[str, ...]
    steps: str | None
    handout: bool
    template: str | None
    fit: str | None
    label: str | None
    theme: str | None
    form: str
    silence: tuple[str, ...]
    teach: bool | None
    timeout: float | None
    quiet: bool
    ui: str | None

    @property
    def asked(self) -> Asked:
        """What the call says about judging."""
        return Asked(self.teach, self.silence)

    @property
    def kinds(self) -> tuple[TalkForm, ...]:
        """The forms to write. Raises WrongCall where that cannot be told."""
        return forms_among(self.forms, self.output, TalkForm.PDF if self.handout else TalkForm.PPTX)


def _form_names() -> tuple[str, ...]:
    return tuple(form.value for form in TalkForm)


@click.command(
    epilog="Exit code: 0 written, 1 a map has errors, 2 the call is wrong.",
)
@choices.maps_argument
@choices.output_option("Where to. [default: out/]")
@choices.forms_option("pptx, html, pdf. [default: pptx]", _form_names)
@choices.langs_option("Translations to speak. [default: as first written]")
@view_option("Show only these views of the map.")
@click.option(
    "--highlight",
    multiple=True,
    callback=listed,
    metavar="ID,...",
    help="Let all else stand back where these statements are shown.",
)
@click.option(
    "--steps",
    type=click.Choice(["clicks", "pages"]),
    help="How a PowerPoint slide appears: by clicks, or as a slide for each step. [default: clicks]",
)
@click.option("--handout", is_flag=True, help="A PDF for paper: each slide once, its notes below it.")
@click.option(
    "--template",
    type=click.Path(readable=False),
    metavar="FILE.pptx",
    help="A PowerPoint file whose layout, colours and fonts are used.",
)
@choices.fit_option("The size of the slides: 16:9, 4:3, a4, a size as 1920x1080. [default: 16:9]")
@choices.label_option("What boxes show; auto: short texts where only they can be read. [default: auto]")
@choices.theme_option("Colours; auto: as readers of the HTML like. [default: light]")
@timeout_option
@choices.silence_option
@choices.teach_option
@choices.format_option
@choices.quiet_option
@choices.ui_option
@gathered(SlidesCall)
def slides(call: SlidesCall) -> Verdict:
    """Make talks of maps: each MAP, all maps in a DIR, or `-` for standard input.

    A title, an overview, the map's views (without any, its parts), step by step with notes for the speaker,
    and the sources. What no view shows follows them, so that nothing of the map is left out.

    \b
    argmap slides debate.argmap                  writes out/debate.pptx
    argmap slides debate.argmap -f html,pdf      out/debate.html and out/debate.slides.pdf
    argmap slides debate.argmap --handout        out/debate.handout.pdf, to print
    argmap slides debate.argmap --view a,b --highlight jobs --lang en
    argmap slides debate.argmap --template corporate.pptx --steps pages
    """
    _refuse_idle(call)
    found = inputs(call.maps)
    projects = projects_of(found)
    template = read_bytes(call.template) if call.template else None
    manner = beside(Format(call.form), ui_language(call.ui, interface(projects)), busy=call.output == "-")
    targets = plan({each: _wanted(call, projects[each]) for each in found}, call.output)
    outcomes = {}
    for each in found:
        chosen = _choices(call, projects[each], template)
        order = _Order(each, projects[each], targets[each], chosen, manner.ui, call.timeout)
        outcomes[each] = _made(order, call.asked)
    slips = slips_of(projects, call.silence)
    tell_all(slips, outcomes, replace(manner, quiet=call.quiet))
    return worst(projects.values(), (each.verdict for each in outcomes.values()))


def _refuse_idle(call: SlidesCall) -> None:
    """Raises WrongCall where an option is for a form that the call does not write, or for no slides."""
    for given, form, option in (
        (call.handout, TalkForm.PDF, "--handout"),
        (call.template, TalkForm.PPTX, "--template"),
        (call.steps, TalkForm.PPTX, "--steps"),
    ):
        if given and form not in call.kinds:
            name = form.value
            raise wrong(
                f"`{option}` is for `{name}`, which this call does not make; add `-f {name}`",
                f"`{option}`: 이 명령이 만들지 않는 `{name}`에 쓰인다; `-f {name}`를 덧붙인다",
            )
    if call.fit == NO_PAGE:
        raise wrong(
            "slides need a page, and `--fit none` has none; take `16:9`",
            "슬라이드에는 지면이 있어야 하는데 `--fit none`에는 없다; `16:9` 등을 쓴다",
        )


def _wanted(call: SlidesCall, project: Project) -> Wanted[TalkForm]:
    """A PDF's name tells that it is a talk, for one of the map's picture may stand beside it."""
    names = {TalkForm.PDF.value: ".handout" if call.handout else ".slides"}
    langs = call.langs or project.settings.langs
    folder = FOLDER if call.output is not None else project.out or FOLDER
    return Wanted(call.kinds, langs, folder, names=names)


class _Order(Struct, frozen=True):
    """One map, what is to be written of it, how and in how many seconds, and the language of messages."""

    input: Input
    project: Project
    targets: tuple[Target[TalkForm], ...]
    choices: "TalkChoices"
    ui: str
    timeout: float | None


def _made(order: _Order, asked: Asked) -> Outcome:
    """One map's talks, made and written, unless it has errors; trouble leaves the other maps alone."""
    from argmap.pipeline.making import missing
    from argmap.pipeline.presenting import prepared, written

    try:
        talks = {}
        made = []
        with timed(order.input.name, order.timeout, SHORTER):
            compiled = judged(order.input, order.project, asked)
            if compiled.argmap is None or order.project.wrong:
                return Outcome(Verdict.WRONG_MAP, compiled.diagnostics)
            for target in order.targets:
                chosen = replace(order.choices, lang=target.lang)
                if target.lang not in talks:
                    talks[target.lang] = prepared(compiled.argmap, chosen)
                made.append((target.path, written(talks[target.lang], target.form, chosen)))
        for path, data in made:
            write(path, data)
        notes = dict.fromkeys(note for told in talks.values() for note in told.notes)
        for phrase in (*missing(compiled, talks), *notes):
            remark(phrase, order.ui)
    except Trouble as trouble:
        return Outcome(verdict_of(trouble), trouble=trouble.phrase)
    sizes = {target.path: _size(talks[target.lang]) for target in order.targets}
    files = (Written(path, (sizes[path],)) for path, _ in made if path != "-")
    return Outcome(Verdict.WELL, compiled.diagnostics, tuple(files))


def _size(told: "Talk") -> Phrase:
    count, points = len(told.deck.slides), told.points
    return Phrase(
        en=f"{count} slides, text from {points:.1f} pt", ko=f"슬라이드 {count}장, 글자 {points:.1f} pt부터"
    )


def _choices(call: SlidesCall, project: Project, template: bytes | None) -> "TalkChoices":
    from argmap.pipeline.fitting import label_of
    from argmap.pipeline.presenting import TalkChoices
    from argmap.theme.chosen import themed

    settings = project.settings
    fit = call.fit or settings.fit or USUAL_PAGE
    return TalkChoices(
        engine=settings.engine or "auto",
        number=settings.number,
        page=page_named(USUAL_PAGE if fit == NO_PAGE else fit),
        label=label_of(call.label or settings.label),
        theme=themed(settings.theme, call.theme),
        views=call.views,
        highlight=call.highlight,
        steps=call.steps or "clicks",
        template=template,
        handout=call.handout,
    )
