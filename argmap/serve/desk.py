"""What a page asks and is answered: a map's text to a picture, or to a file; saving; the reader's editor."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock
from time import monotonic

from msgspec import Struct, field, to_builtins
from msgspec.structs import replace

from argmap.pipeline.forms import Form
from argmap.pipeline.looking import Look, options_of, picture
from argmap.pipeline.presenting import presentation
from argmap.pipeline.project import Project, project_near
from argmap.pipeline.telling import names, titles, told, tongues
from argmap.pipeline.timing import LIVE, timed
from argmap.pipeline.trip import Compiled, CompileOptions, compile_bytes, draw
from argmap.pipeline.vocabulary import vocabulary
from argmap.serve.asked import Asked
from argmap.serve.assets import has_component
from argmap.serve.judgement import told_all
from argmap.serve.reader import open_at
from argmap.serve.shelf import Shelf
from argmap.serve.wording import page_words
from argmap.text.deadline import Unwanted, keep_time, while_wanted
from argmap.text.diagnostic import Phrase
from argmap.text.trouble import Trouble
from argmap.theme.pages import NO_PAGE, PAGES
from argmap.theme.themes import THEMES

Answer = Mapping[str, object]

SLIDES = "pptx"
KINDS = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    SLIDES: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
"""The forms to download, and their media types."""
WIDTH = 1920
"""Pixels across of a PNG that is downloaded."""
GLANCE = 0.1
"""Seconds after which what is drawn, or waits for its turn, looks whether it is still wanted."""


class Desk(Struct, frozen=True):
    """Answers in one language; `editor` are the words that open a file at a line, none where not chosen."""

    shelf: Shelf
    ui: str
    editor: tuple[str, ...] = ()
    drawing: Lock = field(default_factory=Lock)
    """Held while a map is drawn: two at once would only make both later."""
    compiling: Lock = field(default_factory=Lock)
    """Held while a text is compiled or saved, which is soon done."""
    saving: Lock = field(default_factory=Lock)
    """Held while a text is saved, and from the end of the server on."""
    compiled: Callable[[bytes, str, CompileOptions], Compiled] = field(
        default_factory=lambda: lru_cache(maxsize=4)(compile_bytes)
    )

    def answers(self, left: Callable[[], bool]) -> Mapping[str, Callable[[Asked], Answer]]:
        """What answers each question, by its name; `left` tells whether whoever asks has gone."""
        return {
            "start": self.start,
            "judge": self.judge,
            "draw": lambda asked: self.draw(asked, left),
            "save": self.save,
            "open": self.open,
        }

    def start(self, asked: Asked) -> Answer:
        """What a page has to know once."""
        return {
            "ui": self.ui,
            "words": page_words(self.ui),
            "maps": self.shelf.names(),
            "fixed": self.shelf.fixed,
            "opens": bool(self.editor),
            "component": has_component(),
            "themes": [*THEMES],
            "pages": [*PAGES, NO_PAGE],
            "forms": [*KINDS],
            "vocabulary": to_builtins(vocabulary()),
        }

    def judge(self, asked: Asked) -> Answer:
        """What is wrong with a text, and whether it can be drawn. It never waits for a drawing."""
        project, compiled = self._compiled(asked)
        said = told_all((*project.diagnostics, *compiled.diagnostics), self.ui)
        return {"diagnostics": said, "good": compiled.argmap is not None}

    def draw(self, asked: Asked, left: Callable[[], bool]) -> Answer:
        """The picture of a text, with all there is to tell of it; nothing where there are errors.

        Raises Trouble where it cannot be drawn, Unwanted where its turn came too late.
        """
        project, compiled = self._compiled(asked)
        if compiled.argmap is None:
            return {}
        with self._turn(left):
            return self._drawn(compiled, project, asked.look)

    def export(self, asked: Asked, left: Callable[[], bool]) -> bytes:
        """The map as a file of the form asked for. Raises Trouble where it has errors, or as `draw` does."""
        if asked.form not in KINDS:
            raise Trouble(Phrase(en=f"there is no form `{asked.form}`", ko=f"없는 형식 `{asked.form}`"))
        project, compiled = self._compiled(asked)
        with self._turn(left):
            if compiled.argmap is None:
                raise Trouble(
                    Phrase(en="a map with errors is not drawn", ko="오류가 있는 지도는 그리지 않는다")
                )
            options = options_of(compiled.argmap, project.settings, asked.look)
            with timed(asked.map, LIVE):
                if asked.form == SLIDES:
                    return presentation(compiled.argmap, options)
                form = Form(asked.form)
                width = WIDTH if form is Form.PNG else None
                return draw(compiled.argmap, form, replace(options, width=width)).data

    def save(self, asked: Asked) -> Answer:
        """Writes the text to its file, if that is as the page knows it. Raises as `Shelf.save` does."""
        if asked.text is None or asked.text != asked.text.encode("utf-8", "replace").decode():
            raise Trouble(Phrase(en="this text cannot be saved", ko="저장할 수 없는 글이다"))
        with self.compiling, self.saving:
            return {"version": self.shelf.save(asked.map, asked.text, asked.version)}

    def open(self, asked: Asked) -> Answer:
        """Opens the map in the reader's editor. Raises Trouble where that does not start."""
        if not self.editor:
            raise Trouble(
                Phrase(en="no editor was chosen; see `--editor`", ko="고른 편집기가 없다; `--editor` 참고")
            )
        open_at(self.editor, self.shelf.path(asked.map), asked.line)
        return {}

    @contextmanager
    def _turn(self, left: Callable[[], bool]) -> Iterator[None]:
        """Waits for the turn to draw. Raises Unwanted, then or while the block draws, soon after nobody waits
        for the drawing any more.
        """
        while not self.drawing.acquire(timeout=GLANCE):
            if left():
                raise Unwanted
        try:
            with while_wanted(_now_and_then(left)):
                keep_time()
                yield
        finally:
            self.drawing.release()

    def _compiled(self, asked: Asked) -> tuple[Project, Compiled]:
        """The map in the text asked about; in its file, where there is none."""
        project = project_near(self.shelf.path(asked.map))
        text = asked.text
        data = self.shelf.read(asked.map)[0] if text is None else text.encode("utf-8", "surrogatepass")
        options = CompileOptions(project.settings.teach, project.silence)
        with self.compiling:
            return project, self.compiled(data, asked.map, options)

    def _drawn(self, compiled: Compiled, project: Project, look: Look) -> Answer:
        assert compiled.argmap is not None
        argmap = compiled.argmap
        options = replace(options_of(argmap, project.settings, look), id_prefix="map-")
        with timed(argmap.source.name, LIVE):
            drawn = picture(argmap, options, look)
        return {
            "svg": drawn.svg,
            "size": drawn.size.say(self.ui) if drawn.size else "",
            "last": drawn.last,
            "view": options.focus.view if options.focus else "",
            "views": titles(argmap, options.lang),
            "lang": argmap.lang or "",
            "languages": tongues(argmap),
            "statements": [to_builtins(each) for each in told(argmap, options.lang)],
            "names": names(argmap),
        }


def _now_and_then(left: Callable[[], bool]) -> Callable[[], bool]:
    """Whether a drawing is still wanted, where `left` is asked at first and then once a GLANCE."""
    due = 0.0

    def wanted() -> bool:
        nonlocal due
        now = monotonic()
        if now < due:
            return True
        due = now + GLANCE
        return not left()

    return wanted
