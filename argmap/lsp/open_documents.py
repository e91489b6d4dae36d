"""The maps that an editor has open: each one's text, and its last tree, check and pictures."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

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
"""Seconds without a key after which a map is checked: as long as the last check took, within these bounds.

So a large map is not checked at every key, and a small one at once.
"""

Result = TypeVar("Result")


class ContentModified(Exception):
    """The text has changed since the request about it came."""


class LatestPicture(NamedTuple):
    """The picture of the last version without errors, that version, and whether it is the present one."""

    checked: CheckedDocument
    drawing: Drawing
    is_current: bool


class OpenDocument:
    """One open text. What it last parsed, checked and drew is kept with the version that it belongs to.

    In `source`, lines end in LF; `line_ending` is the editor's. `last_valid_check` is that of the last
    version without errors, which the picture shows; each picture keeps to the arrangement of the last one.
    `pause` is the time to wait for the next key, in seconds.
    """

    def __init__(self, uri: str, source: Source, version: int, line_ending: str) -> None:
        self.uri = uri
        self.source = source
        self.version = version
        self.line_ending = line_ending
        self.project = _load_project(source.name)
        self.last_parse: tuple[int, EditorDocument] | None = None
        self.last_check: tuple[int, CheckedDocument] | None = None
        self.last_valid_check: tuple[int, CheckedDocument] | None = None
        self.last_drawings: dict[Overrides, tuple[int, Drawing]] = {}
        self.running_check: tuple[int, asyncio.Task[CheckedDocument]] | None = None
        self.pause = MIN_PAUSE

    def editor_document(self) -> EditorDocument:
        """Return the present text, parsed."""
        if self.last_parse is None or self.last_parse[0] != self.version:
            self.last_parse = (self.version, parse_document(self.source))
        return self.last_parse[1]

    def last_drawing(self, overrides: Overrides) -> Drawing | None:
        """Return the last picture with these choices, in whatever theme; None without one."""
        drawings = {
            version: drawing
            for choices, (version, drawing) in self.last_drawings.items()
            if replace(choices, theme=None) == replace(overrides, theme=None)
        }
        return drawings[max(drawings)] if drawings else None

    def latest_editor_document(self) -> EditorDocument:
        """Return the last text that was parsed, be it the present one or not."""
        return self.last_parse[1] if self.last_parse else self.editor_document()


class OpenDocuments:
    """All open texts. Checking and drawing take long, so each has a thread beside the loop that answers.

    `rule_page_scheme` is the scheme of the addresses under which the editor shows rules' pages, if it can.
    """

    def __init__(self, ui: str) -> None:
        self.ui = ui
        self.encoding = PositionEncoding.UTF16
        self.rule_page_scheme: str | None = None
        self.by_uri: dict[str, OpenDocument] = {}
        self.check_thread = ThreadPoolExecutor(max_workers=1)
        self.draw_thread = ThreadPoolExecutor(max_workers=1)

    def update(self, uri: str, name: str, text: str, version: int) -> OpenDocument:
        """Store a text, or the next version of one."""
        source = Source(name, text.replace("\r\n", "\n").replace("\r", "\n"))
        line_ending = detect_line_ending(text)
        document = self.by_uri.get(uri)
        if document is None:
            document = self.by_uri[uri] = OpenDocument(uri, source, version, line_ending)
        document.source, document.version, document.line_ending = source, version, line_ending
        return document

    def reload_settings(self) -> None:
        """Read the settings near each text again."""
        for document in self.by_uri.values():
            document.project = _load_project(document.source.name)
            document.last_check = document.running_check = None
            document.last_drawings = {}

    def close(self, uri: str) -> None:
        """Forget a text that was closed."""
        self.by_uri.pop(uri, None)

    def shutdown(self) -> None:
        """Start nothing further."""
        self.check_thread.shutdown(wait=False, cancel_futures=True)
        self.draw_thread.shutdown(wait=False, cancel_futures=True)

    async def check(self, document: OpenDocument) -> CheckedDocument:
        """Check the present text. Raises ContentModified if it changes meanwhile."""
        if document.last_check is not None and document.last_check[0] == document.version:
            return document.last_check[1]
        if document.running_check is None or document.running_check[0] != document.version:
            task = asyncio.get_running_loop().create_task(self._check(document))
            document.running_check = (document.version, task)
        # The request that started the check may be cancelled; others wait for the same check.
        return await asyncio.shield(document.running_check[1])

    async def _check(self, document: OpenDocument) -> CheckedDocument:
        version, settings = document.version, document.project.settings
        options = CompileOptions(settings.teach, document.project.silenced_codes, settings.theme.role_names)
        start = time.monotonic()
        checked = await _run_in_thread(
            self.check_thread, document, partial(check_document, document.editor_document(), options)
        )
        document.pause = min(max(time.monotonic() - start, MIN_PAUSE), MAX_PAUSE)
        document.last_check = (version, checked)
        if checked.compile_result.argmap is not None:
            document.last_valid_check = (version, checked)
        return checked

    async def draw(self, document: OpenDocument, overrides: Overrides) -> LatestPicture | None:
        """Draw the last version without errors; None if there was none yet.

        Raises ContentModified if the text changes meanwhile, and UserError if the map cannot be drawn.
        """
        await self.check(document)
        if document.last_valid_check is None:
            return None
        version, checked = document.last_valid_check
        argmap = checked.compile_result.argmap
        if argmap is None:
            return None
        last = document.last_drawings.get(overrides)
        if last is None or last[0] != version:
            work = partial(
                draw_preview, argmap, document.project, overrides, document.last_drawing(overrides)
            )
            last = (version, await _run_in_thread(self.draw_thread, document, work))
            document.last_drawings[overrides] = last
        return LatestPicture(checked, last[1], version == document.version)


async def _run_in_thread(
    executor: ThreadPoolExecutor, document: OpenDocument, work: Callable[[], Result]
) -> Result:
    """Run work in a thread and return its result. Raises ContentModified if the text changes meanwhile."""
    version = document.version

    def run_unless_outdated() -> Result:
        if document.version != version:
            raise ContentModified
        try:
            with cancellable(lambda: document.version == version):
                return work()
        except Cancelled as error:
            raise ContentModified from error

    result = await asyncio.get_running_loop().run_in_executor(executor, run_unless_outdated)
    if document.version != version:
        raise ContentModified
    return result


def _load_project(name: str) -> Project:
    """Read the settings for a text; the default ones if they cannot be read."""
    with suppress(UserError):
        return find_project(name)
    return Project()
