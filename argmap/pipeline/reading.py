"""Maps for Python users: read one from a file or a text, ask what is wrong with it, show it in a notebook."""

import os
from dataclasses import dataclass, field, replace
from hashlib import sha256
from html import escape

from argmap.files.reading import read_bytes
from argmap.model.map import ArgMap
from argmap.pipeline.forms import Form
from argmap.pipeline.project import project_near
from argmap.pipeline.trip import Compiled, CompileOptions, DrawOptions, compile_bytes, draw
from argmap.text.diagnostic import Diagnostic
from argmap.text.report.human import human, summary
from argmap.text.report.options import ReportOptions


class MapError(ValueError):
    """A map with errors was to be drawn; the message is the report of them."""


@dataclass(frozen=True, slots=True, repr=False)
class Map:
    """A map as it was read, with all there is to say of it. A notebook shows its picture, or its errors."""

    compiled: Compiled
    choices: DrawOptions = field(default_factory=DrawOptions)

    def __repr__(self) -> str:
        """A line for a prompt: the map's name, and how many errors and warnings it has."""
        return (
            f"<Map {self.compiled.source.name!r}: {summary(self.diagnostics, 'en') or 'nothing to report'}>"
        )

    @property
    def ok(self) -> bool:
        """Whether the map can be drawn: it has no errors, warnings aside."""
        return self.compiled.argmap is not None

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All errors and warnings, in the order of their places."""
        return self.compiled.diagnostics

    @property
    def model(self) -> ArgMap:
        """The statements and inferences. Raises MapError where the map has errors."""
        if self.compiled.argmap is None:
            raise MapError(self.report())
        return self.compiled.argmap

    def report(self, ui: str = "en") -> str:
        """The diagnostics as people read them, in English or Korean (`ko`); empty where there are none."""
        return human(self.diagnostics, ReportOptions(ui=ui))

    def svg(
        self, lang: str | None = None, *, number: bool | None = None, legend: bool = True, id_prefix: str = ""
    ) -> str:
        """The picture. `lang` chooses among translations; `number` numbers the statements; `id_prefix` begins
        every id in it, for pages that hold several.

        Raises MapError where the map has errors, and `argmap.Trouble` where no layout engine works.
        """
        choices = self.choices
        numbered = choices.number if number is None else number
        options = DrawOptions(lang or choices.lang, choices.engine, numbered, legend, id_prefix)
        return draw(self.model, Form.SVG, options).decode()

    def png(self, lang: str | None = None, *, width: int | None = None) -> bytes:
        """The picture in pixels, `width` of them across, else as many as the drawing is wide in points.

        Raises MapError where the map has errors, and `argmap.Trouble` where no engine or font can draw it.
        """
        return self._fixed(Form.PNG, lang, width)

    def pdf(self, lang: str | None = None) -> bytes:
        """The picture as a PDF page whose text can be copied. Raises as `png` does."""
        return self._fixed(Form.PDF, lang, None)

    def _fixed(self, form: Form, lang: str | None, width: int | None) -> bytes:
        return draw(self.model, form, replace(self.choices, lang=lang or self.choices.lang, width=width))

    def dot(self, lang: str | None = None) -> str:
        """The map as a labelled graph in Graphviz's language. Raises MapError where the map has errors."""
        return draw(self.model, Form.DOT, DrawOptions(lang=lang or self.choices.lang)).decode()

    def json(self) -> str:
        """The map as JSON, by the schema that argmap publishes. Raises MapError where the map has errors."""
        return draw(self.model, Form.JSON, self.choices).decode()

    def _repr_svg_(self) -> str | None:
        """What a notebook shows; the ids begin with a digest of the text, for other cells hold maps too."""
        if not self.ok:
            return None
        digest = sha256(self.compiled.source.text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        return self.svg(id_prefix=f"m{digest}-")

    def _repr_html_(self) -> str | None:
        """What a notebook shows of a map with errors."""
        return None if self.ok else f"<pre>{escape(self.report())}</pre>"


def read(path: str | os.PathLike[str], *, teach: bool = False) -> Map:
    """The map in a file, by the `argmap.toml` beside it or above it, as on the command line.

    `teach` adds the classroom rules. Raises `argmap.Trouble` where a file cannot be read; slips in the map or
    in `argmap.toml` are diagnostics.
    """
    name = os.fspath(path)
    data = read_bytes(name)
    project = project_near(name)
    settings = project.settings
    options = CompileOptions(teach or settings.teach, project.silence)
    compiled = compile_bytes(data, name, options)
    if project.diagnostics:
        compiled = replace(compiled, argmap=None, diagnostics=(*project.diagnostics, *compiled.diagnostics))
    lang = settings.langs[0] if settings.langs else None
    choices = DrawOptions(lang, settings.engine or "auto", settings.number)
    return Map(compiled, choices)


def parse(text: str, *, name: str = "<text>", teach: bool = False) -> Map:
    """The map in a text, which diagnostics call `name`. `teach` adds the classroom rules."""
    data = text.encode("utf-8", "surrogatepass")
    return Map(compile_bytes(data, name, CompileOptions(teach)))
