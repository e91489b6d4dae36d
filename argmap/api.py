"""Maps for Python users: read one from a file or a text, check it, show it in a notebook."""

import os
from hashlib import sha256
from html import escape
from typing import Any, TypedDict, Unpack

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.config.drawing_choices import FIT
from argmap.config.settings import Settings
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.files.reading import read_bytes
from argmap.jobs.projects import find_project
from argmap.model.map import ArgMap
from argmap.pipeline.call_arguments import check_flag, check_number, check_text, check_view
from argmap.pipeline.compile import CompileOptions, CompileResult, compile_bytes
from argmap.pipeline.draw import draw
from argmap.pipeline.focus import Focus
from argmap.pipeline.options import OVERRIDE_CHOICES, DrawOptions, Overrides, combine, is_id_prefix, resolve
from argmap.pipeline.output_format import PICTURE_FORMATS, OutputFormat, format_choice
from argmap.reporting.human import format_human_report, summarize_counts
from argmap.reporting.report_options import ReportOptions
from argmap.theme.pages import DEFAULT_PAGE, NO_PAGE


class MapError(ValueError):
    """A map with errors cannot be drawn; the message is their report."""


class ChoiceWords(TypedDict, total=False):
    """The words of choices that `argmap.toml` makes too; those that a call gives win."""

    direction: str
    engine: str
    label: str
    legend: bool
    plates: str
    references: str
    text: str
    theme: str


class Map(Struct, frozen=True):
    """A map as it was read, with its diagnostics. A notebook shows its picture, or its errors.

    `settings` are those of its project, which choose what a call leaves open; the page aside.
    """

    compile_result: CompileResult
    settings: Settings = field(default_factory=Settings)

    def __repr__(self) -> str:
        """Return a line for a prompt: the map's name, and how many errors and warnings it has."""
        return (
            f"<Map {self.compile_result.source.name!r}: "
            f"{summarize_counts(self.diagnostics, 'en') or 'nothing to report'}>"
        )

    @property
    def ok(self) -> bool:
        """True where the map can be drawn: it has no errors, warnings aside."""
        return self.compile_result.argmap is not None

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All errors and warnings, in the order of their places."""
        return self.compile_result.diagnostics

    @property
    def model(self) -> ArgMap:
        """The statements and inferences. Raises MapError where the map has errors."""
        if self.compile_result.argmap is None:
            raise MapError(self.report())
        return self.compile_result.argmap

    def report(self, ui: str = "en") -> str:
        """Format the diagnostics for people, in English or Korean (`ko`); empty where there are none."""
        return format_human_report(self.diagnostics, ReportOptions(ui=ui))

    def svg(
        self,
        lang: str | None = None,
        *,
        number: bool | None = None,
        id_prefix: str = "",
        fit: str = NO_PAGE,
        view: str | Focus | None = None,
        **choices: Unpack[ChoiceWords],
    ) -> str:
        """Draw the map as SVG.

        `lang` chooses among translations; a map that lacks it is drawn as first written. `number` numbers the
        statements. `id_prefix` begins every id, for pages that hold several drawings. `fit` names the page to
        fit the drawing to, as `--fit` does. `view` is a view's name, or an `argmap.Focus`. `choices` are
        those that `ChoiceWords` lists, by their words: `direction="down"`, `theme="dark"`.

        Raises MapError where the map has errors, `argmap.UserError` where no layout engine works, or the view
        is not there or shows nothing, and ValueError where no id can begin so, or a page or word is unknown.
        """
        check_text("id_prefix", id_prefix, "map-")
        check_flag("number", number)
        if not is_id_prefix(id_prefix):
            raise ValueError(f"{id_prefix!r} cannot begin an id")
        overrides = Overrides(number=number, id_prefix=id_prefix)
        options = self._draw_options(lang, fit, view, overrides, choices)
        return draw(self.model, OutputFormat.SVG, options).text

    def png(
        self,
        lang: str | None = None,
        *,
        width: int | None = None,
        fit: str = NO_PAGE,
        view: str | Focus | None = None,
        **choices: Unpack[ChoiceWords],
    ) -> bytes:
        """Draw the map in pixels, `width` of them across, else as many as its page has, or a screen is wide.

        Raises as `svg` does, and `argmap.UserError` where no font here can draw it.
        """
        check_number("width", width, 1)
        options = self._draw_options(lang, fit, view, Overrides(width=width), choices)
        return draw(self.model, OutputFormat.PNG, options).data

    def pdf(
        self,
        lang: str | None = None,
        *,
        fit: str = NO_PAGE,
        view: str | Focus | None = None,
        **choices: Unpack[ChoiceWords],
    ) -> bytes:
        """Draw the map as a PDF page whose text can be copied. Raises as `png` does."""
        options = self._draw_options(lang, fit, view, Overrides(), choices)
        return draw(self.model, OutputFormat.PDF, options).data

    def split(
        self,
        lang: str | None = None,
        *,
        form: str = "svg",
        name: str = "map",
        fit: str = DEFAULT_PAGE,
        view: str | Focus | None = None,
        **choices: Unpack[ChoiceWords],
    ) -> dict[str, bytes]:
        """Draw the map in parts that can be read on the page, as `--split` does.

        Returns files by their names, which begin with `name`, the overview first; one file where the map
        fits. `form` is `svg`, `png` or `pdf`. Raises as `svg` and `png` do, and ValueError for another form
        and without a page.
        """
        from argmap.pipeline.split import FileNaming, draw_parts, split_for_page

        check_text("form", form, "svg")
        check_text("name", name, "map")
        output_format = format_choice(PICTURE_FORMATS).parse(form)
        options = self._draw_options(lang, fit, view, Overrides(), choices)
        map_split = split_for_page(self.model, options)
        naming = FileNaming(name, output_format.suffix)
        files = draw_parts(self.model, map_split, output_format, options, naming).files
        return {file: drawing.data for file, drawing in files.items()}

    def dot(
        self,
        lang: str | None = None,
        *,
        view: str | Focus | None = None,
        **choices: Unpack[ChoiceWords],
    ) -> str:
        """Write the map as a labelled graph in Graphviz's language. Raises as `svg` does."""
        options = self._draw_options(lang, DEFAULT_PAGE, view, Overrides(), choices)
        return draw(self.model, OutputFormat.DOT, options).text

    def json(self, *, view: str | Focus | None = None) -> str:
        """Write the map as JSON, by the schema that argmap publishes. Raises as `svg` does."""
        options = self._draw_options(None, NO_PAGE, view, Overrides(), {})
        return draw(self.model, OutputFormat.JSON, options).text

    def _draw_options(
        self, lang: str | None, fit: str, view: str | Focus | None, overrides: Overrides, words: ChoiceWords
    ) -> DrawOptions:
        """Make the choices of a drawing. Raises TypeError for no choice, ValueError for no word of one."""
        unknown = words.keys() - ChoiceWords.__annotations__.keys()
        if unknown:
            raise TypeError(
                f"there is no choice {min(unknown)!r}; there are {', '.join(ChoiceWords.__annotations__)}"
            )
        check_text("lang", lang, "ko", may_be_none=True)
        check_text("fit", fit, DEFAULT_PAGE)
        check_view(view)
        chosen = {key: _read_choice(key, word) for key, word in words.items()}
        focus = Focus(view=view) if isinstance(view, str) else view
        common = Overrides(lang=lang or None, fit=FIT.parse(fit), focus=focus, **chosen)
        return resolve(self.settings, combine(common, overrides))

    def _repr_svg_(self) -> str | None:
        """Draw the map for a notebook, with a digest of the text before each id, because other cells hold
        maps too.
        """
        if not self.ok:
            return None
        digest = sha256(self.compile_result.source.text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        return self.svg(id_prefix=f"m{digest}-")

    def _repr_html_(self) -> str | None:
        """Return the report of a map with errors for a notebook."""
        return None if self.ok else f"<pre>{escape(self.report())}</pre>"


def _read_choice(key: str, word: object) -> Any:
    """Return the value of a choice; None leaves it open. Raises TypeError and InvalidChoice."""
    choice = OVERRIDE_CHOICES[key]
    if word is None or (isinstance(word, bool) and ChoiceWords.__annotations__[key] is bool):
        return word
    check_text(key, word, choice.names[0])
    return choice.parse(str(word))


def read(path: str | os.PathLike[str], *, teach: bool = False) -> Map:
    """Read the map in a file, by the `argmap.toml` beside it or above it, as on the command line.

    `teach` adds the classroom rules. Raises `argmap.UserError` where a file cannot be read; errors in the map
    or in `argmap.toml` are diagnostics.
    """
    if not isinstance(path, (str, os.PathLike)):
        raise TypeError(f"`path` takes the name of a file, not {path!r}")
    name = os.fspath(path)
    data = read_bytes(name)
    project = find_project(name)
    settings = project.settings
    options = CompileOptions(teach or settings.teach, project.silenced_codes, settings.theme.role_names)
    compiled = compile_bytes(data, name, options)
    if project.diagnostics:
        compiled = replace(compiled, diagnostics=(*project.diagnostics, *compiled.diagnostics))
    if project.has_errors:
        compiled = replace(compiled, argmap=None)
    return Map(compiled, settings)


def parse(text: str, *, name: str = "<text>", teach: bool = False) -> Map:
    """Compile the map in a text that diagnostics call `name`. `teach` adds the classroom rules."""
    if not isinstance(text, str):
        raise TypeError(f"`text` takes a text, not {type(text).__name__}; `argmap.read` takes a file")
    check_text("name", name, "<text>")
    data = text.encode("utf-8", "surrogatepass")
    return Map(compile_bytes(data, name, CompileOptions(teach)))
