"""`argmap slides`: maps to talks."""

from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from argmap.cli import options
from argmap.cli.command import exit_code_for, usage_error, with_options
from argmap.cli.diagnostics_output import choose_report_style
from argmap.cli.exit_code import ExitCode
from argmap.cli.part_options import parse_word_list, view_option
from argmap.cli.projects import (
    CompileOverrides,
    compile_input,
    project_ui_language,
    read_projects,
    settings_diagnostics,
    worst_exit_code,
)
from argmap.cli.timeout_option import SLOW_TALK_HINT, limit_drawing_time, timeout_option
from argmap.cli.ui_language import print_note, ui_language
from argmap.config.choices import STEPS, LabelChoice, StepMode
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.files.reading import read_bytes
from argmap.jobs.inputs import Input, find_inputs
from argmap.jobs.plan import OUTPUT_FOLDER, OutputSpec, Target, choose_formats, plan_targets
from argmap.jobs.projects import Project
from argmap.jobs.results import MapResult, WrittenFile, print_results, write_output
from argmap.pipeline.output_format import TalkFormat
from argmap.reporting.report_options import ReportFormat
from argmap.theme.pages import PageChoice
from argmap.theme.themes import ThemeName

if TYPE_CHECKING:
    from argmap.pipeline.slides import Talk, TalkChoices


class SlidesCall(Struct, frozen=True):
    """The options of `argmap slides`; None where the project's settings may choose."""

    maps: tuple[str, ...]
    output: str | None
    forms: tuple[TalkFormat, ...]
    langs: tuple[str, ...]
    views: tuple[str, ...]
    highlight: tuple[str, ...]
    steps: StepMode | None
    handout: bool
    template: str | None
    fit: PageChoice | None
    label: LabelChoice | None
    theme: ThemeName | None
    form: str
    silence: tuple[str, ...]
    teach: bool | None
    timeout: float | None
    quiet: bool
    ui: str | None

    @property
    def compile_overrides(self) -> CompileOverrides:
        """What the call says about judging."""
        return CompileOverrides(self.teach, self.silence)

    @property
    def talk_formats(self) -> tuple[TalkFormat, ...]:
        """The forms to write. Raises WrongCall where that cannot be told."""
        return choose_formats(self.forms, self.output, TalkFormat.PDF if self.handout else TalkFormat.PPTX)


@click.command(
    epilog="Exit code: 0 written, 1 a map has errors, 2 the call is wrong.",
)
@options.maps_argument
@options.output_option("Where to. [default: out/]")
@options.formats_option(TalkFormat, TalkFormat.PPTX)
@options.langs_option("Translations to speak. [default: as first written]")
@view_option("Show only these views of the map.")
@click.option(
    "--highlight",
    multiple=True,
    callback=parse_word_list,
    metavar="ID,...",
    help="Let all else stand back where these statements are shown.",
)
@options.choice_option(
    "--steps",
    STEPS,
    "How a PowerPoint slide appears: by clicks, or as a slide for each step."
    f" [default: {StepMode.CLICKS.value}]",
)
@click.option("--handout", is_flag=True, help="A PDF for paper: each slide once, its notes below it.")
@click.option(
    "--template",
    type=click.Path(readable=False),
    metavar="FILE.pptx",
    help="A PowerPoint file whose layout, colours and fonts are used.",
)
@options.fit_option(f"The size of the slides: {options.list_pages(with_none=False)}.")
@options.label_option("What boxes show; auto: short texts where only they can be read.")
@options.theme_option("Colours; auto: as readers of the HTML like.")
@timeout_option
@options.silence_option
@options.teach_option
@options.format_option
@options.quiet_option
@options.ui_option
@with_options(SlidesCall)
def slides(call: SlidesCall) -> ExitCode:
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
    _refuse_unused_options(call)
    found = find_inputs(call.maps)
    projects = read_projects(found)
    template = read_bytes(call.template) if call.template else None
    manner = choose_report_style(
        ReportFormat(call.form), ui_language(call.ui, project_ui_language(projects)), busy=call.output == "-"
    )
    targets = plan_targets({each: _talk_output_spec(call, projects[each]) for each in found}, call.output)
    outcomes = {}
    for each in found:
        chosen = _talk_options(call, projects[each], template)
        order = _TalkJob(each, projects[each], targets[each], chosen, manner.ui, call.timeout)
        outcomes[each] = _write_talks(order, call.compile_overrides)
    slips = settings_diagnostics(projects, call.silence)
    print_results(slips, outcomes, replace(manner, quiet=call.quiet))
    return worst_exit_code(projects.values(), (each.exit_code for each in outcomes.values()))


def _refuse_unused_options(call: SlidesCall) -> None:
    """Raises WrongCall where an option is for a form that the call does not write, or for no slides."""
    for given, form, option in (
        (call.handout, TalkFormat.PDF, "--handout"),
        (call.template, TalkFormat.PPTX, "--template"),
        (call.steps, TalkFormat.PPTX, "--steps"),
    ):
        if given and form not in call.talk_formats:
            name = form.value
            raise usage_error(
                f"`{option}` is for `{name}`, which this call does not make; add `-f {name}`",
                f"`{option}`: 이 명령이 만들지 않는 `{name}`에 쓰인다; `-f {name}`를 덧붙인다",
            )
    if call.fit and call.fit.size is None:
        raise usage_error(
            "slides need a page, and `--fit none` has none; take `16:9`",
            "슬라이드에는 지면이 있어야 하는데 `--fit none`에는 없다; `16:9` 등을 쓴다",
        )


def _talk_output_spec(call: SlidesCall, project: Project) -> OutputSpec[TalkFormat]:
    """A PDF's name tells that it is a talk, for one of the map's picture may stand beside it."""
    names = {TalkFormat.PDF.value: ".handout" if call.handout else ".slides"}
    langs = call.langs or project.settings.langs
    folder = OUTPUT_FOLDER if call.output is not None else project.output_folder or OUTPUT_FOLDER
    return OutputSpec(call.talk_formats, langs, folder, format_suffixes=names)


class _TalkJob(Struct, frozen=True):
    """One map, what is to be written of it, how and in how many seconds, and the language of messages."""

    input: Input
    project: Project
    targets: tuple[Target[TalkFormat], ...]
    talk_options: "TalkChoices"
    ui: str
    timeout: float | None


def _write_talks(talk_job: _TalkJob, overrides: CompileOverrides) -> MapResult:
    """One map's talks, made and written, unless it has errors; trouble leaves the other maps alone."""
    from argmap.jobs.job import missing_languages
    from argmap.pipeline.slides import build_map_talk, write_talk

    try:
        talks = {}
        made = []
        with limit_drawing_time(talk_job.input.name, talk_job.timeout, SLOW_TALK_HINT):
            compiled = compile_input(talk_job.input, talk_job.project, overrides)
            if compiled.argmap is None or talk_job.project.has_errors:
                return MapResult(ExitCode.MAP_ERROR, compiled.diagnostics)
            for target in talk_job.targets:
                drawing = replace(talk_job.talk_options.drawing, lang=target.lang)
                chosen = replace(talk_job.talk_options, drawing=drawing)
                if target.lang not in talks:
                    talks[target.lang] = build_map_talk(compiled.argmap, chosen)
                made.append((target.path, write_talk(talks[target.lang], target.output_format, chosen)))
        for path, data in made:
            write_output(path, data)
        notes = dict.fromkeys(note for told in talks.values() for note in told.notes)
        for phrase in (*missing_languages(compiled, talks), *notes):
            print_note(phrase, talk_job.ui)
    except UserError as trouble:
        return MapResult(exit_code_for(trouble), error=trouble.phrase)
    sizes = {target.path: _talk_size(talks[target.lang]) for target in talk_job.targets}
    files = (WrittenFile(path, (sizes[path],)) for path, _ in made if path != "-")
    return MapResult(ExitCode.OK, compiled.diagnostics, tuple(files))


def _talk_size(talk: "Talk") -> Phrase:
    count, points = len(talk.deck.slides), talk.points
    return Phrase(
        en=f"{count} slides, text from {points:.1f} pt", ko=f"슬라이드 {count}장, 글자 {points:.1f} pt부터"
    )


def _talk_options(call: SlidesCall, project: Project, template: bytes | None) -> "TalkChoices":
    from argmap.pipeline.slides import TalkChoices

    return TalkChoices(
        drawing=resolve(project.settings, Overrides(fit=call.fit, label=call.label, theme=call.theme)),
        views=call.views,
        highlight=call.highlight,
        steps=call.steps or StepMode.CLICKS,
        template=template,
        handout=call.handout,
    )
