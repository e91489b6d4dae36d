"""The choices for one drawing, and what a project's settings make of them."""

from msgspec import Struct

from argmap.config.choices import LabelChoice
from argmap.config.settings import Settings
from argmap.pipeline.focus import Focus
from argmap.theme.overrides import resolve_theme
from argmap.theme.pages import DEFAULT_PAGE, NO_PAGE, PageSize, parse_page_size
from argmap.theme.palette import Theme
from argmap.theme.themes import LIGHT


class DrawOptions(Struct, frozen=True):
    """Choices for one output. `lang` None is the map's own; `engine` is `auto`, `embedded` or `dot`.

    `page` is what a picture is fitted to; None leaves it in its own shape. `focus` None is the whole map.
    `width` is a PNG's, in pixels; None is the drawing's own. `text` is an SVG's: `font`, `embed` or `paths`.
    """

    lang: str | None = None
    engine: str = "auto"
    number: bool = False
    legend: bool = True
    id_prefix: str = ""
    page: PageSize | None = None
    label: LabelChoice = LabelChoice.AUTO
    focus: Focus | None = None
    width: int | None = None
    text: str = "font"
    theme: Theme = LIGHT


def default_options(settings: Settings) -> DrawOptions:
    """The choices for an output for which the call says nothing."""
    return DrawOptions(
        lang=settings.langs[0] if settings.langs else None,
        engine=settings.engine or "auto",
        number=settings.number,
        page=choose_page(settings.fit or DEFAULT_PAGE),
        label=choose_label(settings.label),
        text=settings.text or "font",
        theme=resolve_theme(settings.theme),
    )


def choose_page(name: str) -> PageSize | None:
    """The page of a name, None for `none`. Raises ValueError for a name that is neither."""
    return None if name == NO_PAGE else parse_page_size(name)


def choose_label(name: str | None) -> LabelChoice:
    """Which text boxes show; `auto` where nothing is said."""
    return LabelChoice(name) if name else LabelChoice.AUTO


def is_id_prefix(text: str) -> bool:
    """Whether ids may begin with `text`: nothing, or a letter, then letters, digits, `-`, `_` and `.`."""
    return not text or (text[0].isalpha() and text.replace("-", "_").replace(".", "_").isidentifier())
