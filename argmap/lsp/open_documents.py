"""The maps that an editor has open: each one's text, and what was last found out about it."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import TypeVar

from msgspec import Struct, field

from argmap.diagnostics.deadline import Cancelled, cancellable
from argmap.diagnostics.source import Source, detect_line_ending
from argmap.diagnostics.user_error import UserError
from argmap.jobs.projects import Project, find_project
from argmap.lsp.positions import PositionEncoding
from argmap.pipeline.compile import CompileOptions
from argmap.pipeline.draw import Drawing
from argmap.pipeline.options import Overrides
from argmap.workspace.document import CheckedDocument, EditorDocument, check_document, parse_document
from argmap.workspace.live_picture import draw_preview

MIN_PAUSE, MAX_PAUSE = 0.02, 0.6
"""How long a pause in typing is waited for before a map is judged, in seconds."""

Result = TypeVar("Result")


class ContentModified(Exception):
    """The text has changed since the question about it was asked."""


class OpenDocument(Struct):
    """One open text. `drafted`, `verdict` and `drawn` are those of an earlier version until asked for anew.

    `ends` is what ends its lines in the editor; in `source` they end in LF.
    `sound` is the verdict on the last version without errors: what the picture shows. `pause` is how long to
    wait for the next key, by how long judging takes. `at_work` is the judging under way, and its version.
    """

    uri: str
    source: Source
    version: int
    line_ending: str = "\n"
    project: Project = field(default_factory=Project)
    last_parse: tuple[int, EditorDocument] | None = None
    last_check: tuple[int, CheckedDocument] | None = None
    last_valid_check: tuple[int, CheckedDocument] | None = None
    last_drawings: dict[Overrides, tuple[int, Drawing]] = field(default_factory=dict)
    running_check: tuple[int, asyncio.Task[CheckedDocument]] | None = None
    pause: float = MIN_PAUSE

    def editor_document(self) -> EditorDocument:
        """What can be found in the present text."""
        if self.last_parse is None or self.last_parse[0] != self.version:
            self.last_parse = (self.version, parse_document(self.source))
        return self.last_parse[1]

    def latest_editor_document(self) -> EditorDocument:
        """The draft of the present text or of the one before, whichever there is."""
        return self.last_parse[1] if self.last_parse else self.editor_document()


def _single_thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1)


class OpenDocuments(Struct):
    """All open texts. What takes long is done beside the loop that answers: judging in one thread, drawing in
    another.
    """

    ui: str = "en"
    encoding: PositionEncoding = PositionEncoding.UTF16
    rule_page_scheme: str | None = None
    """The scheme of addresses under which the editor shows rules' pages."""
    by_uri: dict[str, OpenDocument] = field(default_factory=dict)
    check_thread: ThreadPoolExecutor = field(default_factory=_single_thread)
    draw_thread: ThreadPoolExecutor = field(default_factory=_single_thread)

    def update(self, uri: str, name: str, text: str, version: int) -> OpenDocument:
        """Takes in a text, or the next version of one."""
        source = Source(name, text.replace("\r\n", "\n").replace("\r", "\n"))
        ends = detect_line_ending(text)
        sheet = self.by_uri.get(uri)
        if sheet is None:
            sheet = self.by_uri[uri] = OpenDocument(uri, source, version, ends)
            sheet.project = _load_project(name)
        sheet.source, sheet.version, sheet.line_ending = source, version, ends
        return sheet

    def reload_settings(self) -> None:
        """Reads the settings near each text anew."""
        for sheet in self.by_uri.values():
            sheet.project = _load_project(sheet.source.name)
            sheet.last_check = sheet.running_check = None
            sheet.last_drawings = {}

    def close(self, uri: str) -> None:
        """Forgets a text that was closed."""
        self.by_uri.pop(uri, None)

    def shutdown(self) -> None:
        """Begins nothing further."""
        self.check_thread.shutdown(wait=False, cancel_futures=True)
        self.draw_thread.shutdown(wait=False, cancel_futures=True)

    async def check(self, document: OpenDocument) -> CheckedDocument:
        """The verdict on the present text. Raises Stale where the text changes meanwhile."""
        if document.last_check is not None and document.last_check[0] == document.version:
            return document.last_check[1]
        if document.running_check is None or document.running_check[0] != document.version:
            document.running_check = (
                document.version,
                asyncio.get_running_loop().create_task(self._check(document)),
            )
        # Whoever asked may lose interest; the others who wait for the same do not.
        return await asyncio.shield(document.running_check[1])

    async def _check(self, document: OpenDocument) -> CheckedDocument:
        version, settings = document.version, document.project.settings
        options = CompileOptions(settings.teach, document.project.silenced_codes)
        begun = time.monotonic()
        found = await _run_in_thread(
            self.check_thread, document, partial(check_document, document.editor_document(), options)
        )
        document.pause = min(max(time.monotonic() - begun, MIN_PAUSE), MAX_PAUSE)
        document.last_check = (version, found)
        if found.compile_result.argmap is not None:
            document.last_valid_check = (version, found)
        return found

    async def draw(
        self, document: OpenDocument, overrides: Overrides
    ) -> tuple[CheckedDocument, Drawing, bool] | None:
        """The picture of the last version without errors, that version, and whether it is the present one.

        None where there was none yet. Raises Stale as `judge` does, and Trouble where it cannot be drawn.
        """
        await self.check(document)
        if document.last_valid_check is None or document.last_valid_check[1].compile_result.argmap is None:
            return None
        version, sound = document.last_valid_check
        drawn = document.last_drawings
        known = drawn.get(overrides)
        if known is None or known[0] != version:
            assert sound.compile_result.argmap is not None, "what is sound has a map"
            work = partial(draw_preview, sound.compile_result.argmap, document.project, overrides)
            known = (version, await _run_in_thread(self.draw_thread, document, work))
            drawn[overrides] = known
        return sound, known[1], version == document.version


async def _run_in_thread(
    executor: ThreadPoolExecutor, document: OpenDocument, work: Callable[[], Result]
) -> Result:
    """What the work makes, done in a thread; given up where the text changes before or meanwhile."""
    version = document.version

    def run_unless_outdated() -> Result:
        if document.version != version:
            raise ContentModified
        try:
            with cancellable(lambda: document.version == version):
                return work()
        except Cancelled as changed:
            raise ContentModified from changed

    made = await asyncio.get_running_loop().run_in_executor(executor, run_unless_outdated)
    if document.version != version:
        raise ContentModified
    return made


def _load_project(name: str) -> Project:
    """The settings that hold for a text; none where they cannot be read."""
    with suppress(UserError):
        return find_project(name)
    return Project()
