"""The maps that an editor has open: each one's text, and what was last found out about it."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import TypeVar

from msgspec import Struct, field

from argmap.lsp.positions import Units
from argmap.pipeline.draft import Draft, Judged, draft_of, judged
from argmap.pipeline.preview import Wish, preview
from argmap.pipeline.project import Project, project_near
from argmap.pipeline.trip import CompileOptions, Drawn
from argmap.text.deadline import Unwanted, while_wanted
from argmap.text.source import Source, line_end
from argmap.text.trouble import Trouble

SHORTEST, LONGEST = 0.02, 0.6
"""How long a pause in typing is waited for before a map is judged, in seconds."""

Made = TypeVar("Made")


class Stale(Exception):
    """The text has changed since the question about it was asked."""


class Sheet(Struct):
    """One open text. `drafted`, `verdict` and `drawn` are those of an earlier version until asked for anew.

    `ends` is what ends its lines in the editor; in `source` they end in LF.
    `sound` is the verdict on the last version without errors: what the picture shows. `pause` is how long to
    wait for the next key, by how long judging takes. `at_work` is the judging under way, and its version.
    """

    uri: str
    source: Source
    version: int
    ends: str = "\n"
    project: Project = field(default_factory=Project)
    drafted: tuple[int, Draft] | None = None
    verdict: tuple[int, Judged] | None = None
    sound: tuple[int, Judged] | None = None
    drawn: dict[Wish, tuple[int, Drawn]] = field(default_factory=dict)
    at_work: tuple[int, asyncio.Task[Judged]] | None = None
    pause: float = SHORTEST

    def draft(self) -> Draft:
        """What can be found in the present text."""
        if self.drafted is None or self.drafted[0] != self.version:
            self.drafted = (self.version, draft_of(self.source))
        return self.drafted[1]

    def any_draft(self) -> Draft:
        """The draft of the present text or of the one before, whichever there is."""
        return self.drafted[1] if self.drafted else self.draft()


def _one_thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1)


class Desk(Struct):
    """All open texts. What takes long is done beside the loop that answers: judging in one thread, drawing in
    another.
    """

    ui: str = "en"
    units: Units = Units.UTF16
    pages: str | None = None
    """The scheme of addresses under which the editor shows rules' pages."""
    sheets: dict[str, Sheet] = field(default_factory=dict)
    judging: ThreadPoolExecutor = field(default_factory=_one_thread)
    drawing: ThreadPoolExecutor = field(default_factory=_one_thread)

    def put(self, uri: str, name: str, text: str, version: int) -> Sheet:
        """Takes in a text, or the next version of one."""
        source = Source(name, text.replace("\r\n", "\n").replace("\r", "\n"))
        ends = line_end(text)
        sheet = self.sheets.get(uri)
        if sheet is None:
            sheet = self.sheets[uri] = Sheet(uri, source, version, ends)
            sheet.project = _project(name)
        sheet.source, sheet.version, sheet.ends = source, version, ends
        return sheet

    def settle(self) -> None:
        """Reads the settings near each text anew."""
        for sheet in self.sheets.values():
            sheet.project = _project(sheet.source.name)
            sheet.verdict = sheet.at_work = None
            sheet.drawn = {}

    def drop(self, uri: str) -> None:
        """Forgets a text that was closed."""
        self.sheets.pop(uri, None)

    def leave(self) -> None:
        """Begins nothing further."""
        self.judging.shutdown(wait=False, cancel_futures=True)
        self.drawing.shutdown(wait=False, cancel_futures=True)

    async def judge(self, sheet: Sheet) -> Judged:
        """The verdict on the present text. Raises Stale where the text changes meanwhile."""
        if sheet.verdict is not None and sheet.verdict[0] == sheet.version:
            return sheet.verdict[1]
        if sheet.at_work is None or sheet.at_work[0] != sheet.version:
            sheet.at_work = (sheet.version, asyncio.get_running_loop().create_task(self._judge(sheet)))
        # Whoever asked may lose interest; the others who wait for the same do not.
        return await asyncio.shield(sheet.at_work[1])

    async def _judge(self, sheet: Sheet) -> Judged:
        version, settings = sheet.version, sheet.project.settings
        options = CompileOptions(settings.teach, sheet.project.silence)
        begun = time.monotonic()
        found = await _beside(self.judging, sheet, partial(judged, sheet.draft(), options))
        sheet.pause = min(max(time.monotonic() - begun, SHORTEST), LONGEST)
        sheet.verdict = (version, found)
        if found.compiled.argmap is not None:
            sheet.sound = (version, found)
        return found

    async def draw(self, sheet: Sheet, wish: Wish) -> tuple[Judged, Drawn, bool] | None:
        """The picture of the last version without errors, that version, and whether it is the present one.

        None where there was none yet. Raises Stale as `judge` does, and Trouble where it cannot be drawn.
        """
        await self.judge(sheet)
        if sheet.sound is None or sheet.sound[1].compiled.argmap is None:
            return None
        version, sound = sheet.sound
        drawn = sheet.drawn
        known = drawn.get(wish)
        if known is None or known[0] != version:
            assert sound.compiled.argmap is not None, "what is sound has a map"
            work = partial(preview, sound.compiled.argmap, sheet.project, wish)
            known = (version, await _beside(self.drawing, sheet, work))
            drawn[wish] = known
        return sound, known[1], version == sheet.version


async def _beside(threads: ThreadPoolExecutor, sheet: Sheet, work: Callable[[], Made]) -> Made:
    """What the work makes, done in a thread; given up where the text changes before or meanwhile."""
    version = sheet.version

    def done() -> Made:
        if sheet.version != version:
            raise Stale
        try:
            with while_wanted(lambda: sheet.version == version):
                return work()
        except Unwanted as changed:
            raise Stale from changed

    made = await asyncio.get_running_loop().run_in_executor(threads, done)
    if sheet.version != version:
        raise Stale
    return made


def _project(name: str) -> Project:
    """The settings that hold for a text; none where they cannot be read."""
    with suppress(Trouble):
        return project_near(name)
    return Project()
