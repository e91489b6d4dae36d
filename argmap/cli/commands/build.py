"""`argmap build`: maps to pictures."""

from collections.abc import Iterable, Iterator, Mapping

import click
from msgspec import Struct
from msgspec.structs import replace

from argmap.cli import options
from argmap.cli.batch_options import batch_options, refuse_jobs_with_cluster
from argmap.cli.command import usage_error, with_options
from argmap.cli.depfile import MakeRule, refuse_depfile, write_depfile
from argmap.cli.diagnostics_output import ReportStyle, choose_report_style
from argmap.cli.exit_code import ExitCode
from argmap.cli.part_options import focus_options, parse_focuses
from argmap.cli.progress import show_progress
from argmap.cli.projects import (
    CompileOverrides,
    project_ui_language,
    read_projects,
    settings_diagnostics,
    worst_exit_code,
)
from argmap.cli.split_options import refuse_split, split_option
from argmap.cli.step_options import refuse_steps, steps_option
from argmap.cli.timeout_option import timeout_option
from argmap.cli.ui_language import ui_language
from argmap.jobs.build_map import TargetPlan, build_map
from argmap.jobs.inputs import Input, find_inputs
from argmap.jobs.plan import OUTPUT_FOLDER, OutputSpec, choose_picture_formats, plan_targets
from argmap.jobs.projects import Project
from argmap.jobs.results import MapResult, print_results, print_summary
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
    depfile: str | None = None
    cluster: str | None = None

    @property
    def compile_overrides(self) -> CompileOverrides:
        """What the call says about judging."""
        return CompileOverrides(self.teach, self.silence)

    @property
    def overrides(self) -> Overrides:
        """The choices about drawings; languages and parts are chosen for each output."""
        return Overrides(
            engine=self.engine,
            number=self.number,
            legend=self.legend,
            id_prefix=self.id_prefix,
            fit=self.fit,
            label=self.label,
            width=self.width,
            text=self.text,
            theme=self.theme,
        )

    @property
    def focuses(self) -> tuple[Focus, ...]:
        """What is to be seen of each map; none for the whole. Raises WrongCall where that makes no sense."""
        return parse_focuses(self.views, Focus(None, self.root, self.depth, self.only))


@click.command(epilog="Exit code: 0 drawn, 1 a map has errors, 2 the call is wrong.")
@options.maps_argument
@options.output_option("Where to. [default: out/]")
@options.formats_option(OutputFormat, OutputFormat.SVG)
@options.langs_option("Translations to draw. [default: as first written]")
@focus_options
@split_option
@steps_option
@options.choice_option("--engine", ENGINE, "What lays the map out.")
@options.fit_option(f"The page to make the text largest on: {options.list_pages()}.")
@options.label_option("What boxes show; auto: short texts where only they can be read.")
@options.choice_option(
    "--text",
    TEXT,
    "An SVG's text: in the reader's fonts; with fonts in the file, for browsers; as outlines, alike"
    f" everywhere. [default: {TextMode.FONT.value}]",
)
@options.theme_option("Colours; auto: as readers like.")
@click.option(
    "--width", type=click.IntRange(1, 100_000), metavar="PX", help="A PNG's width. [default: its own]"
)
@click.option("--number/--no-number", default=None, help="Number the statements.")
@click.option(
    "--id-prefix", default="", metavar="TEXT", help="Begin every id so, for pages with several maps."
)
@click.option("--legend/--no-legend", default=True, help="Explain the signs below the map. [default: yes]")
@timeout_option
@options.silence_option
@options.teach_option
@batch_options
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
    argmap build debate.argmap -o debate.png --width 1920
    argmap build debate.argmap --lang ko,en   draws out/debate.ko.svg and .en.svg
    argmap build debate.argmap --view a,b     draws its views, out/debate.a.svg and .b.svg
    argmap build debate.argmap --root jobs --depth 2     draws a part, out/debate.jobs.svg
    argmap build debate.argmap --split -f pdf     an overview and parts, a page each
    argmap build debate.argmap --view a --steps   step by step, out/debate.a.1.svg and so on
    cat debate.argmap | argmap build - -o -   from and to a pipe

    Of several maps only those are drawn that have changed since, in themselves or in what is asked of them; a
    hidden file beside the pictures keeps what they were drawn from. `--fresh` draws all.
    """
    refuse_invalid_options(call)
    found = find_inputs(call.maps)
    projects = read_projects(found)
    refuse_unsplittable(call, projects.values())
    manner = choose_report_style(
        ReportFormat(call.form), ui_language(call.ui, project_ui_language(projects)), busy=call.output == "-"
    )
    targets = plan_targets({each: output_spec(call, projects[each]) for each in found}, call.output)
    if call.depfile is not None:
        refuse_depfile(call.depfile, targets)
    manner = replace(manner, quiet=call.quiet)
    outcomes = build_maps(call, projects, targets, manner)
    slips = settings_diagnostics(projects, call.silence)
    print_results(slips, outcomes, manner)
    print_summary(outcomes, manner)
    if call.depfile is not None:
        write_depfile(call.depfile, _dependency_rules(outcomes, projects, targets))
    return worst_exit_code(projects.values(), (each.exit_code for each in outcomes.values()))


def build_maps(
    call: BuildCall, projects: Mapping[Input, Project], target_plan: TargetPlan, report_style: ReportStyle
) -> Mapping[Input, MapResult]:
    """What became of each map: one is drawn here and now, several by many hands."""
    if len(projects) == 1 and call.cluster is None:
        return {each: build_map(each, project, target_plan, call) for each, project in projects.items()}
    from argmap.jobs.batch import BatchPlan, build_all

    with show_progress(len(projects), report_style) as told:
        return build_all(BatchPlan(call, projects, target_plan), told)


def refuse_invalid_options(call: BuildCall) -> None:
    """Raises WrongCall where the call's options do not go together."""
    refuse_jobs_with_cluster(call.jobs, call.cluster)
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


def refuse_unsplittable(call: BuildCall, projects: Iterable[Project]) -> None:
    """Raises WrongCall where the call asks to split what cannot be split."""
    if call.split:
        has_page = all(resolve(each.settings, call.overrides).page for each in projects)
        refuse_split(choose_picture_formats(call.forms, call.output), call.output, has_page=has_page)
    if call.steps:
        refuse_steps(choose_picture_formats(call.forms, call.output), call.output, split=call.split)


def output_spec(call: BuildCall, project: Project) -> OutputSpec[OutputFormat]:
    """What the call, or else the project, wants of a map."""
    langs = tuple(dict.fromkeys(call.langs or project.settings.langs))
    folder = OUTPUT_FOLDER if call.output is not None else project.output_folder or OUTPUT_FOLDER
    return OutputSpec(choose_picture_formats(call.forms, call.output), langs, folder, call.focuses)


def _dependency_rules(
    results: Mapping[Input, MapResult], projects: Mapping[Input, Project], target_plan: TargetPlan
) -> Iterator[MakeRule]:
    """The outputs of each map, as far as they are known, and the files that they are made of."""
    for each, outcome in results.items():
        there = (*(written.path for written in outcome.output_files), *outcome.unchanged_paths)
        project = projects[each].file
        inputs = (each.path,) if each.path != "-" else ()
        yield (
            there or tuple(target.path for target in target_plan[each]),
            inputs + ((project,) if project else ()),
        )
