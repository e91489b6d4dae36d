"""`argmap watch`: maps to pictures, again whenever one is saved."""

import time

import click
from msgspec import Struct
from msgspec.structs import replace

from argmap.cli import options
from argmap.cli.commands.build import BuildCall, build, refuse_invalid_options, refuse_unsplittable
from argmap.cli.console import (
    ExitCode,
    ReportStyle,
    Stream,
    is_terminal,
    print_error,
    print_note,
    print_text,
    ui_language,
)
from argmap.cli.invocation import with_options
from argmap.cli.print_results import print_results
from argmap.diagnostics.diagnostic import Diagnostic, Phrase
from argmap.diagnostics.user_error import UsageError, UserError, usage_error
from argmap.files.finding import exists, is_folder
from argmap.files.named_pipes import is_pipe
from argmap.files.watching import FolderWatch, open_watch
from argmap.jobs.build_map import build_map
from argmap.jobs.inputs import Input, find_inputs
from argmap.jobs.plan import plan_targets
from argmap.jobs.projects import Project, project_ui_language, read_projects, settings_diagnostics
from argmap.jobs.results import JobResult, JobStatus
from argmap.jobs.watch_state import WatchedMaps, folders_to_watch, map_folders, read_contents
from argmap.reporting.report_options import ReportFormat
from argmap.reporting.terminal_columns import escape_for_terminal

REAPPEAR_SECONDS = 0.1
"""Seconds in which a map that is gone may reappear: some editors save by removing and writing a file."""
_OMITTED_OPTIONS = {"maps", "form", *options.BATCH_OPTION_NAMES}
_TIME_MESSAGE = Phrase(en="{name}: {ms} ms", ko="{name}: {ms} ms")
_OLD_PICTURE_MESSAGE = Phrase(
    en="{name}: {ms} ms; its last picture stays", ko="{name}: {ms} ms; 앞서 그린 그림이 남아 있다"
)
_WATCHING_MESSAGE = Phrase(en="watching {count} (Ctrl-C ends)", ko="지켜보는 지도 {count} (끝내기: Ctrl-C)")


@click.command(
    epilog="Exit code: 0 ended by Ctrl-C or SIGTERM, 2 usage error.",
    params=[option for option in build.params if option.name not in _OMITTED_OPTIONS],
)
@options.map_files_argument
@click.option(
    "--format",
    "form",
    type=click.Choice([ReportFormat.HUMAN.value, ReportFormat.SHORT.value]),
    default=ReportFormat.HUMAN.value,
    help="How reports look. [default: human]",
)
@with_options(BuildCall)
def watch(call: BuildCall) -> ExitCode:
    """Draw maps as `argmap build` does, then again whenever one is saved: each MAP, all maps in a DIR.

    Without a MAP, the maps in the current folder, else those in maps/. What is drawn again is the map that
    changed, all maps of an argmap.toml when that changes, and new maps in a folder. A map with errors keeps
    its last good picture, and what is wrong is said.

    \b
    argmap watch debate.argmap                draws out/debate.svg at each save
    argmap watch maps -o site/pictures        all maps in maps/ and below
    argmap watch debate.argmap -f svg,pdf --fit a4
    """
    if "-" in (*call.maps, call.output):
        raise usage_error(
            "`-` cannot be watched; name files or folders", "`-`: 지켜볼 수 없다; 파일이나 폴더를 지정한다"
        )
    refuse_invalid_options(call)
    try:
        with open_watch() as changes:
            _WatchRun(call).run(changes)
    except KeyboardInterrupt:
        if is_terminal(Stream.ERR):
            print_text("\n", Stream.ERR)
    return ExitCode.OK


class _LastDrawing(Struct, frozen=True):
    """The content and settings that a map was last drawn from, and whether that failed for other reasons."""

    contents: bytes
    project: Project
    has_failed: bool


class _WatchRun:
    """The state of a watch: the maps as they were last seen, and the last drawing of each."""

    def __init__(self, call: BuildCall) -> None:
        self.call = call
        self.request = call.request
        self.watched_maps = WatchedMaps({}, {})
        self.last_drawings: dict[Input, _LastDrawing] = {}
        self.roots = map_folders(call.maps)
        self.folders = frozenset(path for path in call.maps if is_folder(path))
        self.has_begun = False
        self.last_diagnostics: tuple[Diagnostic, ...] = ()

    def run(self, changes: FolderWatch) -> None:
        """Draw all maps, then those that change, until an interrupt.

        Raises UserError if nothing can be drawn as asked for from the start.
        """
        maps = self._scan_maps()
        for map_input in maps.projects:
            _refuse_pipe(map_input)
            map_input.read()
        refuse_unsplittable(self.request, maps.projects.values())
        plan_targets(self.request, maps.projects)
        self.has_begun = True
        changes.set_paths(folders_to_watch(self.roots, maps))
        self._draw_changed(self._scan_maps())
        if not self.call.quiet:
            message = _WATCHING_MESSAGE.in_language(self._report_style.ui)
            print_text(f"{message.format(count=len(self.watched_maps.projects))}\n", Stream.ERR)
        while True:
            self._handle_changes(changes, changes.wait_for_changes())

    def _handle_changes(self, changes: FolderWatch, paths: frozenset[str]) -> None:
        """Draw the maps that changes concern; print an error, and go on."""
        paths = self.watched_maps.select_relevant(paths)
        if not paths:
            return
        self._forget_failed(paths)
        try:
            maps = self._scan_maps(paths)
            if None in maps.contents.values() or self.watched_maps.projects.keys() - maps.projects:
                time.sleep(REAPPEAR_SECONDS)
                maps = self._scan_maps(paths)
            while changes.set_paths(folders_to_watch(self.roots, maps)):
                maps = self._scan_maps()
            self._draw_changed(maps)
        except UserError as error:
            print_error(error.phrase, self._report_style.ui)

    def _forget_failed(self, paths: frozenset[str]) -> None:
        """Forget the drawings that failed, if the map or its settings were written now."""
        self.last_drawings = {
            each: last
            for each, last in self.last_drawings.items()
            if not (last.has_failed and paths & self.watched_maps.source_files(each))
        }

    def _scan_maps(self, paths: frozenset[str] | None = None) -> WatchedMaps:
        """Scan the maps. If `paths` are all known maps, read only these."""
        known = self.watched_maps.paths
        if paths is not None and all(path in known and exists(path) for path in paths):
            return replace(
                self.watched_maps,
                contents={**self.watched_maps.contents, **{known[p]: read_contents(known[p]) for p in paths}},
            )
        inputs = self._find_inputs()
        return WatchedMaps(read_projects(inputs), {each: read_contents(each) for each in inputs})

    def _find_inputs(self) -> tuple[Input, ...]:
        """Find the maps, none in a folder that is gone. Raises UsageError if there never were any."""
        named = tuple(path for path in self.call.maps if path not in self.folders or is_folder(path))
        if self.call.maps and not named:
            return ()
        try:
            return find_inputs(named, allow_empty=True)
        except UsageError:
            if not self.has_begun:
                raise
            return ()

    def _draw_changed(self, watched_maps: WatchedMaps) -> None:
        """Draw the maps that have changed since they were last drawn, or whose settings have.

        Raises UserError if the targets cannot be planned any more; what was not drawn is drawn later then.
        """
        old, self.watched_maps = self.watched_maps, watched_maps
        self._print_missing_maps(old)
        self._print_settings_diagnostics()
        plan = plan_targets(self.request, watched_maps.projects)
        for map_input, project in watched_maps.projects.items():
            contents, last = watched_maps.contents[map_input], self.last_drawings.get(map_input)
            if contents is None or (last and (last.contents, last.project) == (contents, project)):
                continue
            start = time.perf_counter()
            result = build_map(map_input, project, plan, self.request)
            self.last_drawings[map_input] = _LastDrawing(contents, project, bool(result.errors))
            self._print_result(map_input, result, time.perf_counter() - start)

    def _print_settings_diagnostics(self) -> None:
        """Print the diagnostics of the settings, if they are not those that were printed last."""
        diagnostics = settings_diagnostics(self.watched_maps.projects, self.call.silence)
        if diagnostics and diagnostics != self.last_diagnostics:
            print_results(diagnostics, {}, self._report_style)
        self.last_diagnostics = diagnostics

    def _print_result(self, map_input: Input, result: JobResult, seconds: float) -> None:
        style = self._report_style
        print_results((), {map_input: result}, style)
        if style.has_status_lines:
            message = _TIME_MESSAGE if result.status is JobStatus.DONE else _OLD_PICTURE_MESSAGE
            name, ms = escape_for_terminal(map_input.name), round(seconds * 1000)
            print_text(f"{message.in_language(style.ui).format(name=name, ms=ms)}\n", style.stream)

    def _print_missing_maps(self, old: WatchedMaps) -> None:
        """Print which maps cannot be read any more, and forget their last drawings."""
        self.last_drawings = {
            each: last
            for each, last in self.last_drawings.items()
            if self.watched_maps.contents.get(each) is not None
        }
        for each, text in old.contents.items():
            if text is not None and self.watched_maps.contents.get(each) is None:
                print_note(_missing_map_message(each), self._report_style.ui)

    @property
    def _report_style(self) -> ReportStyle:
        ui = ui_language(self.call.ui, project_ui_language(self.watched_maps.projects))
        return ReportStyle(ui, ReportFormat(self.call.form), Stream.ERR, self.call.quiet, self.call.verbose)


def _missing_map_message(map_input: Input) -> Phrase:
    """Return the message that a map is gone, or cannot be read."""
    if exists(map_input.path):
        return Phrase(
            en=f"`{map_input.name}` cannot be read now; its last picture stays",
            ko=f"`{map_input.name}`: 지금은 읽을 수 없다; 앞서 그린 그림이 남아 있다",
        )
    return Phrase(
        en=f"`{map_input.name}` is gone; its last picture stays",
        ko=f"`{map_input.name}`: 사라졌다; 앞서 그린 그림이 남아 있다",
    )


def _refuse_pipe(map_input: Input) -> None:
    """Raise UsageError for a pipe: it can be read only once."""
    if is_pipe(map_input.path):
        raise usage_error(
            f"`{map_input.name}` is a pipe and cannot be watched; name a file",
            f"`{map_input.name}`: 파이프라서 지켜볼 수 없다; 파일을 지정한다",
        )
