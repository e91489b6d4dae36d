"""`argmap watch`: maps to pictures, again whenever one is saved."""

import time
from collections.abc import Mapping

import click
from msgspec import Struct
from msgspec.structs import replace

from argmap.cli import choices
from argmap.cli.build import BuildCall, build, refuse_unsplit, refuse_wrong, wanted
from argmap.cli.calls import WrongCall, gathered, wrong
from argmap.cli.drawing import built
from argmap.cli.gathering import NAMES
from argmap.cli.inputs import Input, inputs
from argmap.cli.judging import interface, projects_of, slips_of
from argmap.cli.outcomes import Outcome, tell_all
from argmap.cli.outputs import Wanted, plan
from argmap.cli.printer import Stream, is_screen, put
from argmap.cli.reporting import Manner
from argmap.cli.verdict import Verdict
from argmap.cli.voice import refuse, remark, ui_language
from argmap.cli.watched import Room, held, places_of, roots_of
from argmap.files.finding import exists, is_folder
from argmap.files.pipes import is_pipe
from argmap.files.watching import Watch, watching
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


class _Last(Struct, frozen=True):
    """What a map was last drawn from, and whether that failed though its text may be sound."""

    held: bytes
    project: Project
    failed: bool


class _Desk:
    """Draws what a call asks for, over and over; `room` is what it knows of the maps, `drawn` what each was
    last drawn from.
    """

    def __init__(self, call: BuildCall) -> None:
        self.call = call
        self.room = Room({}, {})
        self.drawn: dict[Input, _Last] = {}
        self.roots = roots_of(call.maps)
        self.folders = frozenset(path for path in call.maps if is_folder(path))
        self.begun = False
        self.said: tuple[Diagnostic, ...] = ()

    def run(self, changes: Watch) -> None:
        """Draws all there is, then what changes, until an interrupt.

        Raises Trouble where the call is wrong from the start.
        """
        room = self._look()
        for each in room.projects:
            _refuse_pipe(each)
            each.read()
        refuse_unsplit(self.call, room.projects.values())
        plan(self._wanted(room), self.call.output)
        self.begun = True
        changes.over(places_of(self.roots, room))
        self._draw(self._look())
        if not self.call.quiet:
            put(f"{_WATCHING.say(self._manner.ui).format(count=len(self.room.projects))}\n", Stream.ERR)
        while True:
            self._follow(changes, changes.changed())

    def _follow(self, changes: Watch, paths: frozenset[str]) -> None:
        """Draws what a burst of changes calls for; trouble is told, and the watch goes on."""
        paths = self.room.concerned(paths)
        if not paths:
            return
        self._forget_failed(paths)
        try:
            room = self._look(paths)
            if None in room.held.values() or self.room.projects.keys() - room.projects:
                time.sleep(RETURN)
                room = self._look(paths)
            while changes.over(places_of(self.roots, room)):
                room = self._look()
            self._draw(room)
        except Trouble as trouble:
            refuse(trouble.phrase, self._manner.ui)

    def _forget_failed(self, paths: frozenset[str]) -> None:
        """Counts a map as not drawn that failed, where it or its settings were touched now."""
        again = {each for each, last in self.drawn.items() if last.failed and paths & self.room.sources(each)}
        self.drawn = {each: last for each, last in self.drawn.items() if each not in again}

    def _look(self, paths: frozenset[str] | None = None) -> Room:
        """What there is now. Where only known maps are among `paths`, nothing else is looked at."""
        known = self.room.paths
        if paths is not None and all(path in known and exists(path) for path in paths):
            return replace(self.room, held={**self.room.held, **{known[p]: held(known[p]) for p in paths}})
        found = self._found()
        return Room(projects_of(found), {each: held(each) for each in found})

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

    def _draw(self, room: Room) -> None:
        """Draws the maps that are not as they were when last drawn, or whose settings are not.

        Raises Trouble where the call as a whole has become wrong; then nothing counts as drawn that was not.
        """
        old, self.room = self.room, room
        self._tell_gone(old)
        self._tell_slips()
        planned = plan(self._wanted(room), self.call.output)
        for each, project in room.projects.items():
            text, last = room.held[each], self.drawn.get(each)
            if text is None or (last and (last.held, last.project) == (text, project)):
                continue
            start = time.perf_counter()
            outcome = built(each, project, planned, self.call)
            self.drawn[each] = _Last(text, project, outcome.trouble is not None)
            self._tell(each, outcome, time.perf_counter() - start)

    def _tell_slips(self) -> None:
        """Says what is wrong with the settings, where that is not what was said before."""
        slips = slips_of(self.room.projects, self.call.silence)
        if slips and slips != self.said:
            tell_all(slips, {}, self._manner)
        self.said = slips

    def _tell(self, each: Input, outcome: Outcome, seconds: float) -> None:
        manner = self._manner
        tell_all((), {each: outcome}, manner)
        if manner.chatty:
            line = (_TOOK if outcome.verdict is Verdict.WELL else _KEPT).say(manner.ui)
            put(f"{line.format(name=visible(each.name), ms=round(seconds * 1000))}\n", manner.stream)

    def _tell_gone(self, old: Room) -> None:
        """Says which maps can be read no more, and forgets what they were drawn from."""
        self.drawn = {each: last for each, last in self.drawn.items() if self.room.held.get(each) is not None}
        for each, text in old.held.items():
            if text is not None and self.room.held.get(each) is None:
                remark(_gone(each), self._manner.ui)

    def _wanted(self, room: Room) -> Mapping[Input, Wanted[Form]]:
        return {each: wanted(self.call, project) for each, project in room.projects.items()}

    @property
    def _manner(self) -> Manner:
        ui = ui_language(self.call.ui, interface(self.room.projects))
        return Manner(ui, Format(self.call.form), Stream.ERR, self.call.quiet)


def _gone(each: Input) -> Phrase:
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
        raise wrong(
            f"`{each.name}` is a pipe and cannot be watched; name a file",
            f"`{each.name}`: 파이프라서 지켜볼 수 없다; 파일을 지정한다",
        )
