"""`argmap slides`: maps to talks."""

from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from argmap.cli import options
from argmap.cli.console import ExitCode, choose_report_style, ui_language
from argmap.cli.invocation import with_options
from argmap.cli.option_values import parse_words
from argmap.cli.print_results import print_results, results_exit_code
from argmap.config.drawing_choices import (
    STEPS,
    DirectionChoice,
    LabelChoice,
    PlateChoice,
    ReferenceChoice,
    StepMode,
)
from argmap.diagnostics.user_error import usage_error
from argmap.files.reading import read_bytes
from argmap.jobs.inputs import find_inputs
from argmap.jobs.plan import OutputRequest, choose_formats, plan_targets
from argmap.jobs.projects import (
    CompileOverrides,
    Project,
    project_ui_language,
    read_projects,
    settings_diagnostics,
)
from argmap.pipeline.options import Overrides, resolve
from argmap.pipeline.output_format import TalkFormat
from argmap.reporting.report_options import ReportFormat
from argmap.theme.pages import PageChoice
from argmap.theme.themes import ThemeName

if TYPE_CHECKING:
    from argmap.pipeline.slides import TalkChoices


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
    direction: DirectionChoice | None
    references: ReferenceChoice | None
    plates: PlateChoice | None
    theme: ThemeName | None
    form: str
    silence: tuple[str, ...]
    teach: bool | None
    timeout: float | None
    quiet: bool
    ui: str | None

    @property
    def compile_overrides(self) -> CompileOverrides:
        """The options for compiling."""
        return CompileOverrides(self.teach, self.silence)

    @property
    def talk_formats(self) -> tuple[TalkFormat, ...]:
        """The formats to write. Raises UsageError if the output's suffix is that of none."""
        return choose_formats(self.forms, self.output, TalkFormat.PDF if self.handout else TalkFormat.PPTX)


@click.command(
    epilog="Exit code: 0 written, 1 a map has errors, 2 usage error.",
)
@options.maps_argument
@options.output_option("Where to. [default: out/]")
@options.formats_option(TalkFormat, TalkFormat.PPTX)
@options.langs_option("Translations to speak. [default: as first written]")
@options.view_option("Show only these views of the map.")
@click.option(
    "--highlight",
    multiple=True,
    callback=parse_words,
    metavar="ID,...",
    help="Make everything else paler on the slides that show these statements.",
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
@options.direction_option()
@options.references_option()
@options.plates_option()
@options.theme_option("Colours; auto: as readers of the HTML like.")
@options.timeout_option
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
    from argmap.jobs.talk_job import TalkJob, write_talks

    _refuse_unused_options(call)
    inputs = find_inputs(call.maps)
    projects = read_projects(inputs)
    template = read_bytes(call.template) if call.template else None
    ui = ui_language(call.ui, project_ui_language(projects))
    style = choose_report_style(ReportFormat(call.form), ui, busy=call.output == "-")
    plan = plan_targets(_output_request(call), projects)
    results = {}
    for each in inputs:
        talk_options = _talk_options(call, projects[each], template)
        job = TalkJob(each, projects[each], plan[each], talk_options, call.timeout)
        results[each] = write_talks(job, call.compile_overrides)
    print_results(settings_diagnostics(projects, call.silence), results, replace(style, quiet=call.quiet))
    return results_exit_code(projects.values(), results.values())


def _refuse_unused_options(call: SlidesCall) -> None:
    """Raise UsageError if an option is for a format that is not written, or leaves no page for slides."""
    for value, talk_format, option in (
        (call.handout, TalkFormat.PDF, "--handout"),
        (call.template, TalkFormat.PPTX, "--template"),
        (call.steps, TalkFormat.PPTX, "--steps"),
    ):
        if value and talk_format not in call.talk_formats:
            name = talk_format.value
            raise usage_error(
                f"`{option}` is for `{name}`, which this call does not make; add `-f {name}`",
                f"`{option}`: 이 명령이 만들지 않는 `{name}`에 쓰인다; `-f {name}`를 덧붙인다",
            )
    if call.fit and call.fit.size is None:
        raise usage_error(
            "slides need a page, and `--fit none` has none; take `16:9`",
            "슬라이드에는 페이지가 있어야 하는데 `--fit none`에는 없다; `16:9` 등을 쓴다",
        )


def _output_request(call: SlidesCall) -> OutputRequest[TalkFormat]:
    """Return the outputs; a PDF's name says that it is a talk, as the map's picture may be a PDF too."""
    infixes = {TalkFormat.PDF: ".handout" if call.handout else ".slides"}
    return OutputRequest(output=call.output, formats=call.talk_formats, langs=call.langs, infixes=infixes)


def _talk_options(call: SlidesCall, project: Project, template: bytes | None) -> "TalkChoices":
    from argmap.pipeline.slides import TalkChoices

    return TalkChoices(
        drawing=resolve(
            project.settings,
            Overrides(
                fit=call.fit,
                label=call.label,
                direction=call.direction,
                references=call.references,
                plates=call.plates,
                theme=call.theme,
            ),
        ),
        views=call.views,
        highlight=call.highlight,
        steps=call.steps or StepMode.CLICKS,
        template=template,
        handout=call.handout,
    )
