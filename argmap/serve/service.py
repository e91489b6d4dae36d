"""The answers to the page's requests: check and draw a text, export, save, open the reader's editor."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock
from time import monotonic

from msgspec import Struct, field, to_builtins
from msgspec.structs import replace

from argmap.config.drawing_choices import THEME
from argmap.diagnostics.deadline import Cancelled, cancellable, check_deadline
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.jobs.projects import Project, find_project
from argmap.pipeline.compile import CompileOptions, CompileResult, compile_bytes
from argmap.pipeline.draw import draw
from argmap.pipeline.output_format import PICTURE_FORMATS, OutputFormat, TalkFormat
from argmap.pipeline.slides import write_presentation
from argmap.pipeline.time_limit import LIVE_SECONDS, limit_drawing_time
from argmap.serve.assets import has_component
from argmap.serve.diagnostics_json import encode_diagnostics
from argmap.serve.open_in_editor import open_in_editor
from argmap.serve.requests import PageRequest
from argmap.serve.served_maps import MapStore
from argmap.serve.ui_strings import page_strings
from argmap.theme.pages import NO_PAGE, PAGE_SIZES
from argmap.workspace.live_picture import PictureRequest, build_draw_options, draw_live_picture
from argmap.workspace.statement_details import describe_statements, list_languages, names_by_kind, view_titles
from argmap.workspace.vocabulary import build_vocabulary

Answer = Mapping[str, object]

EXPORT_FORMATS: Mapping[str, OutputFormat | TalkFormat] = {
    **{each.value: each for each in PICTURE_FORMATS},
    TalkFormat.PPTX.value: TalkFormat.PPTX,
}
"""The formats to download, by their names."""
EXPORT_PNG_WIDTH = 1920
"""Pixels across of a PNG that is downloaded: as wide as a full HD screen."""
CANCEL_POLL_SECONDS = 0.1
"""Seconds between two looks at whether the browser still waits, which bound how long a closed page keeps the
processor busy.
"""


class PageService(Struct, frozen=True):
    """The answers in one language; `editor_command` opens a file at a line, empty where none is chosen."""

    map_store: MapStore
    ui: str
    editor_command: tuple[str, ...] = ()
    draw_lock: Lock = field(default_factory=Lock)
    """Held while a map is drawn: two at once would only make both later."""
    compile_lock: Lock = field(default_factory=Lock)
    """Held while a text is compiled or saved, which is soon done."""
    save_lock: Lock = field(default_factory=Lock)
    """Held while a text is saved, and from the end of the server on."""
    compile_map: Callable[[bytes, str, CompileOptions], CompileResult] = field(
        default_factory=lambda: lru_cache(maxsize=4)(compile_bytes)
    )

    def request_handlers(
        self, is_disconnected: Callable[[], bool]
    ) -> Mapping[str, Callable[[PageRequest], Answer]]:
        """Return the handlers of requests by name; `is_disconnected` says whether the browser has gone."""
        return {
            "start": self.initial_state,
            "check": lambda request: self.check(request, is_disconnected),
            "draw": lambda request: self.draw(request, is_disconnected),
            "save": self.save,
            "open": self.open,
        }

    def initial_state(self, request: PageRequest) -> Answer:
        """Return what a page needs once, at its start."""
        return {
            "ui": self.ui,
            "words": page_strings(self.ui),
            "maps": self.map_store.names(),
            "readOnly": self.map_store.read_only,
            "canOpen": bool(self.editor_command),
            "component": has_component(),
            "themes": THEME.names,
            "pages": [*PAGE_SIZES, NO_PAGE],
            "formats": [*EXPORT_FORMATS],
            "vocabulary": to_builtins(build_vocabulary()),
        }

    def check(self, request: PageRequest, is_disconnected: Callable[[], bool]) -> Answer:
        """Return the diagnostics of a text, and whether it can be drawn. Never waits for a drawing.

        Raises Cancelled where the browser has gone.
        """
        project, compiled = self._compile_request(request, is_disconnected)
        encoded = encode_diagnostics((*project.diagnostics, *compiled.diagnostics), self.ui)
        return {"diagnostics": encoded, "valid": compiled.argmap is not None}

    def draw(self, request: PageRequest, is_disconnected: Callable[[], bool]) -> Answer:
        """Draw the picture of a text, with the details of its statements; nothing where there are errors.

        Raises UserError where it cannot be drawn, and Cancelled where its turn came too late.
        """
        project, compiled = self._compile_request(request, is_disconnected)
        if compiled.argmap is None:
            return {}
        with _hold_while_needed(self.draw_lock, is_disconnected):
            return self._picture_answer(compiled, project, request.picture_request)

    def export(self, request: PageRequest, is_disconnected: Callable[[], bool]) -> bytes:
        """Write the map in the format asked for. Raises UserError where it has errors, or as `draw` does."""
        export_format = EXPORT_FORMATS.get(request.export_format)
        if export_format is None:
            raise UserError(
                Phrase(
                    en=f"there is no form `{request.export_format}`",
                    ko=f"없는 형식 `{request.export_format}`",
                )
            )
        project, compiled = self._compile_request(request, is_disconnected)
        with _hold_while_needed(self.draw_lock, is_disconnected):
            if compiled.argmap is None:
                raise UserError(
                    Phrase(en="a map with errors is not drawn", ko="오류가 있는 지도는 그리지 않는다")
                )
            options = build_draw_options(compiled.argmap, project.settings, request.picture_request)
            with limit_drawing_time(request.map, LIVE_SECONDS):
                if isinstance(export_format, TalkFormat):
                    return write_presentation(compiled.argmap, options)
                width = EXPORT_PNG_WIDTH if export_format.traits.has_width else None
                return draw(compiled.argmap, export_format, replace(options, width=width)).data

    def save(self, request: PageRequest) -> Answer:
        """Write the text to its file, if that is as the page knows it. Raises as `MapStore.save` does."""
        if request.text is None or request.text != request.text.encode("utf-8", "replace").decode():
            raise UserError(Phrase(en="this text cannot be saved", ko="저장할 수 없는 글이다"))
        with self.compile_lock, self.save_lock:
            return {"version": self.map_store.save(request.map, request.text, request.version)}

    def open(self, request: PageRequest) -> Answer:
        """Open the map in the reader's editor. Raises UserError where that does not start."""
        if not self.editor_command:
            raise UserError(
                Phrase(en="no editor was chosen; see `--editor`", ko="고른 편집기가 없다; `--editor` 참고")
            )
        open_in_editor(self.editor_command, self.map_store.path(request.map), request.line)
        return {}

    def _compile_request(
        self, request: PageRequest, is_disconnected: Callable[[], bool]
    ) -> tuple[Project, CompileResult]:
        """Compile the text of a request; that of the file, where the request has none.

        Raises Cancelled where the browser has gone, before or while it is compiled.
        """
        project = find_project(self.map_store.path(request.map))
        text = request.text
        settings = project.settings
        options = CompileOptions(settings.teach, project.silenced_codes, settings.theme.role_names)
        with _hold_while_needed(self.compile_lock, is_disconnected):
            data = (
                self.map_store.read(request.map)[0] if text is None else text.encode("utf-8", "surrogatepass")
            )
            return project, self.compile_map(data, request.map, options)

    def _picture_answer(
        self, compiled: CompileResult, project: Project, picture_request: PictureRequest
    ) -> Answer:
        assert compiled.argmap is not None
        argmap = compiled.argmap
        options = replace(build_draw_options(argmap, project.settings, picture_request), id_prefix="map-")
        with limit_drawing_time(argmap.source.name, LIVE_SECONDS):
            picture = draw_live_picture(argmap, options, picture_request)
        return {
            "svg": picture.svg,
            "size": picture.size_note.in_language(self.ui) if picture.size_note else "",
            "lastStep": picture.last_step,
            "arrangement": picture.arrangement,
            "view": options.focus.view if options.focus else "",
            "views": view_titles(argmap, options.lang),
            "lang": argmap.lang or "",
            "languages": list_languages(argmap),
            "statements": [to_builtins(each) for each in describe_statements(argmap, options.lang)],
            "names": names_by_kind(argmap),
        }


@contextmanager
def _hold_while_needed(lock: Lock, is_disconnected: Callable[[], bool]) -> Iterator[None]:
    """Hold a lock for the block, which may have to wait for its turn.

    Raises Cancelled, before or inside the block, soon after the browser has gone.
    """
    while not lock.acquire(timeout=CANCEL_POLL_SECONDS):
        if is_disconnected():
            raise Cancelled
    try:
        with cancellable(_make_wanted_check(is_disconnected)):
            check_deadline()
            yield
    finally:
        lock.release()


def _make_wanted_check(is_disconnected: Callable[[], bool]) -> Callable[[], bool]:
    """Return a check of whether the browser still waits, which looks once each CANCEL_POLL_SECONDS."""
    due = 0.0

    def is_wanted() -> bool:
        nonlocal due
        now = monotonic()
        if now < due:
            return True
        due = now + CANCEL_POLL_SECONDS
        return not is_disconnected()

    return is_wanted
