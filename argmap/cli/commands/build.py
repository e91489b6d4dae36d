"""`argmap build`: maps to pictures."""

from collections.abc import Iterable, Iterator, Mapping

import click
from msgspec import Struct
from msgspec.structs import replace

from argmap.cli import options
from argmap.cli.console import ExitCode, ReportStyle, choose_report_style, ui_language
from argmap.cli.depfile import MakeRule, refuse_depfile, write_depfile
from argmap.cli.invocation import with_options
from argmap.cli.print_results import print_results, print_summary, results_exit_code
from argmap.cli.progress import show_progress
from argmap.config.drawing_choices import (
    ENGINE,
    TEXT,
    DirectionChoice,
    EngineChoice,
    LabelChoice,
    PlateChoice,
    ReferenceChoice,
    TextMode,
)
from argmap.diagnostics.user_error import usage_error
from argmap.jobs.build_map import build_map
from argmap.jobs.inputs import Input, find_inputs
from argmap.jobs.plan import BuildRequest, Target, TargetPlan, choose_picture_formats, plan_targets
from argmap.jobs.projects import (
    CompileOverrides,
    Project,
    project_ui_language,
    read_projects,
    settings_diagnostics,
)
from argmap.jobs.results import JobResult
from argmap.pipeline.focus import Focus
from argmap.pipeline.options import Overrides, is_id_prefix, resolve
from argmap.pipeline.output_format import OutputFormat
from argmap.reporting.report_options import ReportFormat
from argmap.theme.pages import PageChoice
from argmap.theme.themes import ThemeName


class BuildCall(Struct, frozen=True):
    """The options of `argmap build`; None where the project's settings may choose."""

    maps: tuple[str, ...]
    output: str | None
    forms: tuple[OutputFormat, ...]
    langs: tuple[str, ...]
    views: tuple[str, ...]
    root: str | None
    depth: int | None
    only: tuple[str, ...]
    split: bool
    steps: bool
    engine: EngineChoice | None
    fit: PageChoice | None
    label: LabelChoice | None
    direction: DirectionChoice | None
    references: ReferenceChoice | None
    plates: PlateChoice | None
    text: TextMode | None
    theme: ThemeName | None
    width: int | None
    number: bool | None
    id_prefix: str
    legend: bool
    form: str
    silence: tuple[str, ...]
    teach: bool | None
    timeout: float | None
    quiet: bool
    verbose: bool
    ui: str | None
    jobs: int | None = None
    fresh: bool = False
    keep: bool = False
    depfile: str | None = None
    cluster: str | None = None

    @property
    def request(self) -> BuildRequest:
        """The request to draw. Raises UsageError if options do not go together."""
        return BuildRequest(
            output=self.output,
            formats=choose_picture_formats(self.forms, self.output),
            langs=self.langs,
            focuses=options.parse_focuses(self.views, Focus(None, self.root, self.depth, self.only)),
            compile_overrides=CompileOverrides(self.teach, self.silence),
            draw_overrides=Overrides(
                engine=self.engine,
                fit=self.fit,
                label=self.label,
                direction=self.direction,
                references=self.references,
                plates=self.plates,
                text=self.text,
                theme=self.theme,
                width=self.width,
                number=self.number,
                legend=self.legend,
                id_prefix=self.id_prefix,
            ),
            is_split=self.split,
            is_stepwise=self.steps,
            seconds=self.timeout,
            is_fresh=self.fresh,
            processes=self.jobs,
            cluster=self.cluster,
            keeps_arrangement=self.keep,
        )


@click.command(epilog="Exit code: 0 drawn, 1 a map has errors, 2 usage error.")
@options.maps_argument
@options.output_option("Where to. [default: out/]")
@options.formats_option(OutputFormat, OutputFormat.SVG)
@options.langs_option("Translations to draw. [default: as first written]")
@options.focus_options
@options.split_option
@options.steps_option
@options.choice_option("--engine", ENGINE, "What lays the map out.")
@options.fit_option(f"The page to make the text largest on: {options.list_pages()}.")
@options.label_option("What boxes show; auto: short texts where only they can be read.")
@options.direction_option()
@options.references_option()
@options.plates_option()
@options.choice_option(
    "--text",
    TEXT,
    "An SVG's text: in the reader's fonts; with fonts in the file, for browsers; as outlines, alike"
    f" everywhere. [default: {TextMode.FONT.value}]",
)
@options.theme_option("Colours; auto: as readers like.")
@click.option(
    "--width",
    type=click.IntRange(1, 100_000),
    metavar="PX",
    help="A PNG's width. [default: 1920, or the page's own]",
)
@click.option("--number/--no-number", default=None, help="Number the statements.")
@click.option(
    "--id-prefix", default="", metavar="TEXT", help="Begin every id so, for pages with several maps."
)
@click.option("--legend/--no-legend", default=True, help="Explain the signs below the map. [default: yes]")
@options.keep_option
@options.timeout_option
@options.silence_option
@options.teach_option
@options.batch_options
@options.format_option
@options.quiet_option
@options.verbose_option
@options.ui_option
@with_options(BuildCall)
def build(call: BuildCall) -> ExitCode:
    """Draw maps: each MAP, all maps in a DIR, or `-` for standard input.

    Without a MAP, the maps in the current folder, else those in maps/. The pictures go to out/ in the current
    folder, named after the maps. From a map with errors nothing is written, and its last good picture stays.

    \b
    argmap build debate.argmap                draws out/debate.svg
    argmap build maps -o site/pictures        draws all maps in maps/ and below
    argmap build debate.argmap -f svg,dot     writes out/debate.dot too
    argmap build debate.argmap -o debate.png --width 3840
    argmap build debate.argmap --lang ko,en   draws out/debate.ko.svg and .en.svg
    argmap build debate.argmap --view a,b     draws its views, out/debate.a.svg and .b.svg
    argmap build debate.argmap --root jobs --depth 2     draws a part, out/debate.jobs.svg
    argmap build debate.argmap --split -f pdf     an overview and parts, a page each
    argmap build debate.argmap --view a --steps   step by step, out/debate.a.1.svg and so on
    argmap build debate.argmap --keep         moves little of what out/debate.svg has
    cat debate.argmap | argmap build - -o -   from and to a pipe

    Of several maps only those are drawn that have changed since, in themselves or in what is asked of them; a
    hidden file beside the pictures keeps what they were drawn from. `--fresh` draws all.
    """
    refuse_invalid_options(call)
    request = call.request
    inputs = find_inputs(call.maps)
    projects = read_projects(inputs)
    refuse_unsplittable(request, projects.values())
    ui = ui_language(call.ui, project_ui_language(projects))
    style = choose_report_style(ReportFormat(call.form), ui, busy=call.output == "-")
    style = replace(style, quiet=call.quiet, verbose=call.verbose)
    plan = plan_targets(request, projects)
    if call.depfile is not None:
        refuse_depfile(call.depfile, plan)
    results = _build_maps(request, projects, plan, style)
    print_results(settings_diagnostics(projects, call.silence), results, style)
    print_summary(results, style)
    if call.depfile is not None:
        rules = _make_rules(results, projects, plan, keeps_arrangement=call.keep)
        write_depfile(call.depfile, rules)
    return results_exit_code(projects.values(), results.values())


def _build_maps(
    request: BuildRequest,
    projects: Mapping[Input, Project],
    plan: TargetPlan[OutputFormat],
    style: ReportStyle,
) -> Mapping[Input, JobResult]:
    """Build a single map in this process, several as a batch."""
    if len(projects) == 1 and request.cluster is None:
        return {each: build_map(each, project, plan, request) for each, project in projects.items()}
    from argmap.jobs.batch import BatchPlan, build_all

    with show_progress(len(projects), style) as progress:
        return build_all(BatchPlan(request, projects, plan), lambda map_input: progress.step(map_input.name))


def refuse_invalid_options(call: BuildCall) -> None:
    """Raise UsageError if options do not go together."""
    options.refuse_jobs_with_cluster(call.jobs, call.cluster)
    if not is_id_prefix(call.id_prefix):
        raise usage_error(
            f"`--id-prefix {call.id_prefix}` cannot begin an id; take a letter, then letters, digits, - or _",
            f"`--id-prefix {call.id_prefix}`: 아이디 앞에 올 수 없다; 글자 뒤에 글자, 숫자, -, _를 쓴다",
        )
    if call.width and OutputFormat.PNG not in choose_picture_formats(call.forms, call.output):
        raise usage_error(
            "`--width` is for `png`, which this call does not make; add `-f png`",
            "`--width`는 `png`의 너비인데 이 명령은 `png`를 만들지 않는다; `-f png`를 덧붙인다",
        )
    if call.text and OutputFormat.SVG not in choose_picture_formats(call.forms, call.output):
        raise usage_error(
            "`--text` is for `svg`, which this call does not make; add `-f svg`",
            "`--text`는 `svg`의 글자를 정하는데 이 명령은 `svg`를 만들지 않는다; `-f svg`를 덧붙인다",
        )


def refuse_unsplittable(request: BuildRequest, projects: Iterable[Project]) -> None:
    """Raise UsageError if the request asks to split, or to draw in steps, what has no parts or steps."""
    if request.is_split:
        has_page = all(resolve(project.settings, request.draw_overrides).page for project in projects)
        options.refuse_split(request.formats, request.output, has_page=has_page)
    if request.keeps_arrangement:
        options.refuse_keep(split=request.is_split, steps=request.is_stepwise)
    if request.is_stepwise:
        options.refuse_steps(request.formats, request.output, split=request.is_split)


def _make_rules(
    results: Mapping[Input, JobResult],
    projects: Mapping[Input, Project],
    plan: TargetPlan[OutputFormat],
    *,
    keeps_arrangement: bool,
) -> Iterator[MakeRule]:
    """Yield the outputs of each map, the planned ones if it has none, and the files that they depend on.

    A picture that keeps to itself is no file that it depends on: make and ninja refuse circles.
    """
    for map_input, result in results.items():
        outputs = tuple(output.path for output in result.outputs)
        settings_file = projects[map_input].file
        sources = (map_input.path,) if map_input.path != "-" else ()
        pictures = _list_kept_pictures(plan[map_input]) if keeps_arrangement else ()
        yield (
            outputs or tuple(target.path for target in plan[map_input]),
            (*sources, *((settings_file,) if settings_file else ()), *pictures),
        )


def _list_kept_pictures(targets: tuple[Target[OutputFormat], ...]) -> tuple[str, ...]:
    from argmap.jobs.last_arrangements import list_other_pictures

    return list_other_pictures(targets)
