"""`argmap watch`: maps to pictures, again whenever one is saved."""

import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace

from argmap.cli import choices
from argmap.cli.build import BuildCall, build, refuse_unsplit, refuse_wrong, wanted
from argmap.cli.calls import WrongCall, gathered, wrong
from argmap.cli.drawing import built
from argmap.cli.gathering import NAMES
from argmap.cli.inputs import FOLDER, Input, inputs
from argmap.cli.judging import interface, projects_of, slips_of
from argmap.cli.outcomes import Outcome, tell_all
from argmap.cli.outputs import Wanted, plan
from argmap.cli.printer import Stream, is_screen, put
from argmap.cli.reporting import Manner
from argmap.cli.verdict import Verdict
from argmap.cli.voice import refuse, remark, ui_language
from argmap.files.finding import SETTINGS, exists, is_folder, is_map, maps_in, whole
from argmap.files.trouble import FileTrouble
from argmap.files.watching import Places, Watch, watching
from argmap.pipeline.forms import Form
from argmap.pipeline.project import Project
from argmap.text.diagnostic import Diagnostic, Phrase
from argmap.text.report.columns import visible
from argmap.text.report.options import Format
from argmap.text.trouble import Trouble

RETURN = 0.1
"""Seconds in which a map that has gone may come back: some editors save so."""
_OWN = frozenset({"maps", "form"}) | NAMES
_TOOK = Phrase(en="{name}: {ms} ms", ko="{name}: {ms} ms")
_KEPT = Phrase(en="{name}: {ms} ms; its last picture stays", ko="{name}: {ms} ms; 앞서 그린 그림이 남아 있다")
_WATCHING = Phrase(en="watching {count} (Ctrl-C ends)", ko="지켜보는 지도 {count} (끝내기: Ctrl-C)")


@click.command(
    epilog="Exit code: 0 ended by Ctrl-C or SIGTERM, 2 the call is wrong.",
    params=[option for option in build.params if option.name not in _OWN],
)
@choices.watched_argument
@click.option(
    "--format",
    "form",
    type=click.Choice([Format.HUMAN.value, Format.SHORT.value]),
    default=Format.HUMAN.value,
    help="How reports look. [default: human]",
)
@gathered(BuildCall)
def watch(call: BuildCall) -> Verdict:
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
        raise wrong(
            "`-` cannot be watched; name files or folders", "`-`: 지켜볼 수 없다; 파일이나 폴더를 지정한다"
        )
    refuse_wrong(call)
    try:
        with watching() as changes:
            _Desk(call).run(changes)
    except KeyboardInterrupt:
        if is_screen(Stream.ERR):
            put("\n", Stream.ERR)
    return Verdict.WELL


class _Room(Struct, frozen=True):
    """What there is to draw: every map with its project, and what each held when it was last drawn."""

    projects: Mapping[Input, Project]
    held: Mapping[Input, bytes | None]

    @property
    def paths(self) -> Mapping[str, Input]:
        """The maps by their paths, and by those that links lead to."""
        return {path: each for each in self.projects for path in _ways(each.path)}

    @property
    def folders(self) -> frozenset[str]:
        """The folders that maps stand in, and those above."""
        return frozenset(str(folder) for path in self.paths for folder in Path(path).parents)


class _Desk:
    """Draws what a call asks for, over and over; `room` is what it knows of the maps."""

    def __init__(self, call: BuildCall) -> None:
        self.call = call
        self.room = _Room({}, {})
        self.roots = _roots(call.maps)
        self.folders = frozenset(path for path in call.maps if is_folder(path))
        self.begun = False
        self.said: tuple[Diagnostic, ...] = ()

    def run(self, changes: Watch) -> None:
        """Draws all there is, then what changes, until an interrupt.

        Raises Trouble where the call is wrong from the start.
        """
        room = self._look()
        for each in room.projects:
            each.read()
        refuse_unsplit(self.call, room.projects.values())
        plan(self._wanted(room), self.call.output)
        self.begun = True
        changes.over(_places(self.roots, room))
        self._draw(self._look())
        if not self.call.quiet:
            put(f"{_WATCHING.say(self._manner.ui).format(count=len(self.room.projects))}\n", Stream.ERR)
        while True:
            self._follow(changes, changes.changed())

    def _follow(self, changes: Watch, paths: frozenset[str]) -> None:
        """Draws what a burst of changes calls for; trouble is told, and the watch goes on."""
        paths = frozenset(path for path in paths if self._concerned(path))
        if not paths:
            return
        try:
            room = self._look(paths)
            if any(held is None for held in room.held.values()) or self.room.projects.keys() - room.projects:
                time.sleep(RETURN)
                room = self._look(paths)
            while changes.over(_places(self.roots, room)):
                room = self._look()
            self._draw(room)
        except Trouble as trouble:
            refuse(trouble.phrase, self._manner.ui)

    def _concerned(self, path: str) -> bool:
        """Whether what changed there may be a map, its settings, or a folder that holds maps."""
        name = os.path.basename(path)
        return is_map(name) or name == SETTINGS or path in self.room.folders or is_folder(path)

    def _look(self, paths: frozenset[str] | None = None) -> _Room:
        """What there is now. Where only known maps are among `paths`, nothing else is looked at."""
        known = self.room.paths
        if paths is not None and all(path in known and exists(path) for path in paths):
            return replace(self.room, held={**self.room.held, **{known[p]: _held(known[p]) for p in paths}})
        found = self._found()
        return _Room(projects_of(found), {each: _held(each) for each in found})

    def _found(self) -> tuple[Input, ...]:
        """The maps there are now; none in a folder that has gone. Raises WrongCall where none ever was."""
        named = tuple(path for path in self.call.maps if path not in self.folders or is_folder(path))
        if self.call.maps and not named:
            return ()
        try:
            return inputs(named, empty=True)
        except WrongCall:
            if not self.begun:
                raise
            return ()

    def _draw(self, room: _Room) -> None:
        """Draws the maps that are not as they were, by settings that are not as they were."""
        old, self.room = self.room, room
        self._tell_gone(old)
        slips = slips_of(room.projects, self.call.silence)
        if slips and slips != self.said:
            tell_all(slips, {}, self._manner)
        self.said = slips
        planned = plan(self._wanted(room), self.call.output)
        for each, project in room.projects.items():
            same = old.held.get(each) == room.held[each] and old.projects.get(each) == project
            if room.held[each] is None or (each in old.projects and same):
                continue
            start = time.perf_counter()
            outcome = built(each, project, planned, self.call)
            self._tell(each, outcome, time.perf_counter() - start)

    def _tell(self, each: Input, outcome: Outcome, seconds: float) -> None:
        manner = self._manner
        tell_all((), {each: outcome}, manner)
        if manner.chatty:
            line = (_TOOK if outcome.verdict is Verdict.WELL else _KEPT).say(manner.ui)
            put(f"{line.format(name=visible(each.name), ms=round(seconds * 1000))}\n", manner.stream)

    def _tell_gone(self, old: _Room) -> None:
        for each, held in old.held.items():
            if held is not None and self.room.held.get(each) is None:
                remark(
                    Phrase(
                        en=f"`{each.name}` is gone; its last picture stays",
                        ko=f"`{each.name}`: 사라졌다; 앞서 그린 그림이 남아 있다",
                    ),
                    self._manner.ui,
                )

    def _wanted(self, room: _Room) -> Mapping[Input, Wanted[Form]]:
        return {each: wanted(self.call, project) for each, project in room.projects.items()}

    @property
    def _manner(self) -> Manner:
        ui = ui_language(self.call.ui, interface(self.room.projects))
        return Manner(ui, Format(self.call.form), Stream.ERR, self.call.quiet)


def _held(each: Input) -> bytes | None:
    """What a map's file holds; None where it cannot be read."""
    try:
        return each.read()
    except FileTrouble:
        return None


def _ways(path: str) -> tuple[str, str]:
    """A path from the root of the disk, and the one that its links lead to."""
    return whole(path), os.path.realpath(path)


def _roots(maps: tuple[str, ...]) -> Places:
    """The folders in which maps may appear: those that a call names, else those it means."""
    if not maps:
        here = bool(maps_in(os.curdir)) or not is_folder(FOLDER)
        return Places(flat=frozenset({whole(os.curdir)})) if here else Places(deep=frozenset({whole(FOLDER)}))
    return Places(deep=frozenset(whole(path) for path in maps if is_folder(path)))


def _places(roots: Places, room: _Room) -> Places:
    """All folders to watch: also those of each map, where settings stand, and those between and here."""
    flat = set(roots.flat)
    for each, project in room.projects.items():
        flat.update(os.path.dirname(path) for path in _ways(each.path))
        flat.update(_up_to_here(whole(each.path)))
        if project.file is not None:
            flat.update(os.path.dirname(path) for path in _ways(project.file))
    below = frozenset(f for f in flat if any(Path(f).is_relative_to(root) for root in roots.deep))
    return Places(frozenset(flat) - below, roots.deep)


def _up_to_here(path: str) -> Iterator[str]:
    """The folders above a path up to the current one; none where it is not below that."""
    here = whole(os.curdir)
    for folder in Path(path).parents:
        if not folder.is_relative_to(here):
            return
        yield str(folder)
