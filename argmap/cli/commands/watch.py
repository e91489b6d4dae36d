"""`argmap watch`: maps to pictures, again whenever one is saved."""

import time
from collections.abc import Mapping

import click
from msgspec import Struct
from msgspec.structs import replace

from argmap.cli import options
from argmap.cli.batch_options import BATCH_OPTION_NAMES
from argmap.cli.command import UsageError, usage_error, with_options
from argmap.cli.commands.build import (
    BuildCall,
    build,
    output_spec,
    refuse_invalid_options,
    refuse_unsplittable,
)
from argmap.cli.console import Stream, is_terminal, print_text
from argmap.cli.diagnostics_output import ReportStyle
from argmap.cli.exit_code import ExitCode
from argmap.cli.projects import project_ui_language, read_projects, settings_diagnostics
from argmap.cli.ui_language import print_error, print_note, ui_language
from argmap.diagnostics.diagnostic import Diagnostic, Phrase
from argmap.diagnostics.user_error import UserError
from argmap.files.finding import exists, is_folder
from argmap.files.named_pipes import is_pipe
from argmap.files.watching import FolderWatch, open_watch
from argmap.jobs.build_map import build_map
from argmap.jobs.inputs import Input, find_inputs
from argmap.jobs.plan import OutputSpec, plan_targets
from argmap.jobs.projects import Project
from argmap.jobs.results import MapResult, print_results
from argmap.jobs.watch_state import WatchedMaps, folders_to_watch, map_folders, read_contents
from argmap.pipeline.output_format import OutputFormat
from argmap.reporting.report_options import ReportFormat
from argmap.reporting.terminal_columns import escape_for_terminal

REAPPEAR_SECONDS = 0.1
"""Seconds in which a map that has gone may come back: some editors save so."""
_OMITTED_OPTIONS = frozenset({"maps", "form"}) | BATCH_OPTION_NAMES
_TIME_MESSAGE = Phrase(en="{name}: {ms} ms", ko="{name}: {ms} ms")
_OLD_PICTURE_MESSAGE = Phrase(
    en="{name}: {ms} ms; its last picture stays", ko="{name}: {ms} ms; 앞서 그린 그림이 남아 있다"
)
_WATCHING_MESSAGE = Phrase(en="watching {count} (Ctrl-C ends)", ko="지켜보는 지도 {count} (끝내기: Ctrl-C)")


@click.command(
    epilog="Exit code: 0 ended by Ctrl-C or SIGTERM, 2 the call is wrong.",
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
    """What a map was last drawn from, and whether that failed though its text may be sound."""

    contents: bytes
    project: Project
    has_failed: bool


class _WatchRun:
    """Draws what a call asks for, over and over; `room` is what it knows of the maps, `drawn` what each was
    last drawn from.
    """

    def __init__(self, call: BuildCall) -> None:
        self.call = call
        self.watched_maps = WatchedMaps({}, {})
        self.last_drawings: dict[Input, _LastDrawing] = {}
        self.roots = map_folders(call.maps)
        self.folders = frozenset(path for path in call.maps if is_folder(path))
        self.has_begun = False
        self.last_diagnostics: tuple[Diagnostic, ...] = ()

    def run(self, changes: FolderWatch) -> None:
        """Draws all there is, then what changes, until an interrupt.

        Raises Trouble where the call is wrong from the start.
        """
        room = self._scan_maps()
        for each in room.projects:
            _refuse_pipe(each)
            each.read()
        refuse_unsplittable(self.call, room.projects.values())
        plan_targets(self._output_specs(room), self.call.output)
        self.has_begun = True
        changes.set_paths(folders_to_watch(self.roots, room))
        self._draw_changed(self._scan_maps())
        if not self.call.quiet:
            print_text(
                f"{_WATCHING_MESSAGE.in_language(self._report_style.ui).format(count=len(self.watched_maps.projects))}\n",
                Stream.ERR,
            )
        while True:
            self._handle_changes(changes, changes.wait_for_changes())

    def _handle_changes(self, changes: FolderWatch, paths: frozenset[str]) -> None:
        """Draws what a burst of changes calls for; trouble is told, and the watch goes on."""
        paths = self.watched_maps.select_relevant(paths)
        if not paths:
            return
        self._forget_failed(paths)
        try:
            room = self._scan_maps(paths)
            if None in room.contents.values() or self.watched_maps.projects.keys() - room.projects:
                time.sleep(REAPPEAR_SECONDS)
                room = self._scan_maps(paths)
            while changes.set_paths(folders_to_watch(self.roots, room)):
                room = self._scan_maps()
            self._draw_changed(room)
        except UserError as trouble:
            print_error(trouble.phrase, self._report_style.ui)

    def _forget_failed(self, paths: frozenset[str]) -> None:
        """Counts a map as not drawn that failed, where it or its settings were touched now."""
        again = {
            each
            for each, last in self.last_drawings.items()
            if last.has_failed and paths & self.watched_maps.source_files(each)
        }
        self.last_drawings = {each: last for each, last in self.last_drawings.items() if each not in again}

    def _scan_maps(self, paths: frozenset[str] | None = None) -> WatchedMaps:
        """What there is now. Where only known maps are among `paths`, nothing else is looked at."""
        known = self.watched_maps.paths
        if paths is not None and all(path in known and exists(path) for path in paths):
            return replace(
                self.watched_maps,
                contents={**self.watched_maps.contents, **{known[p]: read_contents(known[p]) for p in paths}},
            )
        found = self._find_inputs()
        return WatchedMaps(read_projects(found), {each: read_contents(each) for each in found})

    def _find_inputs(self) -> tuple[Input, ...]:
        """The maps there are now; none in a folder that has gone. Raises WrongCall where none ever was."""
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
        """Draws the maps that are not as they were when last drawn, or whose settings are not.

        Raises Trouble where the call as a whole has become wrong; then nothing counts as drawn that was not.
        """
        old, self.watched_maps = self.watched_maps, watched_maps
        self._print_missing_maps(old)
        self._print_settings_diagnostics()
        planned = plan_targets(self._output_specs(watched_maps), self.call.output)
        for each, project in watched_maps.projects.items():
            text, last = watched_maps.contents[each], self.last_drawings.get(each)
            if text is None or (last and (last.contents, last.project) == (text, project)):
                continue
            start = time.perf_counter()
            outcome = build_map(each, project, planned, self.call)
            self.last_drawings[each] = _LastDrawing(text, project, outcome.error is not None)
            self._print_result(each, outcome, time.perf_counter() - start)

    def _print_settings_diagnostics(self) -> None:
        """Says what is wrong with the settings, where that is not what was said before."""
        slips = settings_diagnostics(self.watched_maps.projects, self.call.silence)
        if slips and slips != self.last_diagnostics:
            print_results(slips, {}, self._report_style)
        self.last_diagnostics = slips

    def _print_result(self, each: Input, result: MapResult, seconds: float) -> None:
        manner = self._report_style
        print_results((), {each: result}, manner)
        if manner.has_status_lines:
            line = (_TIME_MESSAGE if result.exit_code is ExitCode.OK else _OLD_PICTURE_MESSAGE).in_language(
                manner.ui
            )
            print_text(
                f"{line.format(name=escape_for_terminal(each.name), ms=round(seconds * 1000))}\n",
                manner.stream,
            )

    def _print_missing_maps(self, old: WatchedMaps) -> None:
        """Says which maps can be read no more, and forgets what they were drawn from."""
        self.last_drawings = {
            each: last
            for each, last in self.last_drawings.items()
            if self.watched_maps.contents.get(each) is not None
        }
        for each, text in old.contents.items():
            if text is not None and self.watched_maps.contents.get(each) is None:
                print_note(_missing_map_message(each), self._report_style.ui)

    def _output_specs(self, watched_maps: WatchedMaps) -> Mapping[Input, OutputSpec[OutputFormat]]:
        return {each: output_spec(self.call, project) for each, project in watched_maps.projects.items()}

    @property
    def _report_style(self) -> ReportStyle:
        ui = ui_language(self.call.ui, project_ui_language(self.watched_maps.projects))
        return ReportStyle(ui, ReportFormat(self.call.form), Stream.ERR, self.call.quiet)


def _missing_map_message(each: Input) -> Phrase:
    """That a map has gone, or that what is in its place cannot be read."""
    if exists(each.path):
        return Phrase(
            en=f"`{each.name}` cannot be read now; its last picture stays",
            ko=f"`{each.name}`: 지금은 읽을 수 없다; 앞서 그린 그림이 남아 있다",
        )
    return Phrase(
        en=f"`{each.name}` is gone; its last picture stays",
        ko=f"`{each.name}`: 사라졌다; 앞서 그린 그림이 남아 있다",
    )


def _refuse_pipe(each: Input) -> None:
    """Raises WrongCall for a pipe: it can be read once only."""
    if is_pipe(each.path):
        raise usage_error(
            f"`{each.name}` is a pipe and cannot be watched; name a file",
            f"`{each.name}`: 파이프라서 지켜볼 수 없다; 파일을 지정한다",
        )
