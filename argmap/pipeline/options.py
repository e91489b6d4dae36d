"""The choices for one drawing, and what a project's settings and those that override them make of it."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from argmap.config.drawing_choices import (
    DIRECTION,
    ENGINE,
    FIT,
    FLAG,
    LABEL,
    LANGUAGE,
    PLATES,
    REFERENCES,
    TEXT,
    THEME,
    Choice,
    DirectionChoice,
    EngineChoice,
    LabelChoice,
    PlateChoice,
    ReferenceChoice,
    TextMode,
    enum_choice,
)
from argmap.config.settings import Settings
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import usage_error
from argmap.model.map import Reveal
from argmap.pipeline.focus import Focus
from argmap.scene.arrangement_record import ArrangementRecord
from argmap.theme.overrides import resolve_theme
from argmap.theme.pages import DEFAULT_PAGE, PAGE_SIZES, PageChoice, PageSize
from argmap.theme.theme import Theme
from argmap.theme.themes import LIGHT, ThemeName

REVEAL = enum_choice(Phrase(en="order", ko="순서"), Reveal)
OVERRIDE_CHOICES: Mapping[str, Choice[Any]] = {
    "reveal": REVEAL,
    "lang": LANGUAGE,
    "theme": THEME,
    "fit": FIT,
    "label": LABEL,
    "direction": DIRECTION,
    "references": REFERENCES,
    "plates": PLATES,
    "number": FLAG,
    "legend": FLAG,
    "engine": ENGINE,
    "text": TEXT,
}
"""The fields of Overrides that can be written as a word."""


class DrawOptions(Struct, frozen=True):
    """Choices for one drawing, each made.

    `lang` None is the map's own. `page` is what a picture is fitted to; None leaves it in its own shape.
    `focus` None is the whole map; `reveal` is the order in which that appears, None the focus's own. `width`
    is a PNG's, in pixels; None is the page's. `text` is an SVG's. `id_prefix` begins every id. One of the
    `last_arrangements` is kept to where that costs little text; `records_arrangement` if an SVG says how to.
    """

    lang: str | None = None
    engine: EngineChoice = EngineChoice.AUTO
    number: bool = False
    legend: bool = True
    id_prefix: str = ""
    page: PageSize | None = None
    label: LabelChoice = LabelChoice.AUTO
    direction: DirectionChoice = DirectionChoice.AUTO
    references: ReferenceChoice = ReferenceChoice.AUTO
    plates: PlateChoice = PlateChoice.AUTO
    focus: Focus | None = None
    width: int | None = None
    text: TextMode = TextMode.FONT
    theme: Theme = LIGHT
    reveal: Reveal | None = None
    last_arrangements: tuple[ArrangementRecord, ...] = ()
    records_arrangement: bool = False


class Overrides(Struct, frozen=True):
    """Choices that a command, an attribute, a request or a program makes; None leaves one to the project.

    Fields mean what those of DrawOptions do, by the names that options, settings and attributes have.
    """

    lang: str | None = None
    engine: EngineChoice | None = None
    number: bool | None = None
    legend: bool | None = None
    id_prefix: str | None = None
    fit: PageChoice | None = None
    label: LabelChoice | None = None
    direction: DirectionChoice | None = None
    references: ReferenceChoice | None = None
    plates: PlateChoice | None = None
    focus: Focus | None = None
    width: int | None = None
    text: TextMode | None = None
    theme: ThemeName | None = None
    reveal: Reveal | None = None


def combine(*layers: Overrides) -> Overrides:
    """Return the choices of all layers; where several make one, the last of them wins."""
    chosen = {
        name: value
        for layer in layers
        for name in Overrides.__struct_fields__
        if (value := getattr(layer, name)) is not None
    }
    return Overrides(**chosen)


def resolve(
    settings: Settings, overrides: Overrides | None = None, defaults: Overrides | None = None
) -> DrawOptions:
    """Make every choice: by the overrides, else the project's settings, else `defaults`, else as usual.

    Raises UsageError for a direction in the overrides where a layout engine draws in columns, which always
    grow to the right; a project's direction has no effect there.
    """
    chosen = combine(defaults or Overrides(), _project_choices(settings), overrides or Overrides())
    usual = DrawOptions(page=PAGE_SIZES[DEFAULT_PAGE])
    if overrides is not None and overrides.direction is not None:
        _check_direction(chosen)
    return DrawOptions(
        lang=chosen.lang,
        engine=chosen.engine or usual.engine,
        number=usual.number if chosen.number is None else chosen.number,
        legend=usual.legend if chosen.legend is None else chosen.legend,
        id_prefix=chosen.id_prefix or usual.id_prefix,
        page=chosen.fit.size if chosen.fit else usual.page,
        label=chosen.label or usual.label,
        direction=chosen.direction or usual.direction,
        references=chosen.references or usual.references,
        plates=chosen.plates or usual.plates,
        focus=chosen.focus,
        width=chosen.width,
        text=chosen.text or usual.text,
        theme=resolve_theme(settings.theme, chosen.theme),
        reveal=chosen.reveal,
    )


def _check_direction(chosen: Overrides) -> None:
    if chosen.direction not in (DirectionChoice.DOWN, DirectionChoice.COMPACT):
        return
    name = chosen.direction.value
    if chosen.engine not in (None, EngineChoice.AUTO):
        raise usage_error(
            f"with a layout engine a map grows to the right, not `{name}`; leave the engine to argmap",
            f"배치 엔진을 쓰면 지도는 오른쪽으로 자라며 `{name}`일 수 없다; 엔진을 정하지 않는다",
        )
    if chosen.fit is not None and chosen.fit.size is None:
        raise usage_error(
            f"without a page a map grows to the right, not `{name}`; choose a page, such as `{DEFAULT_PAGE}`",
            f"페이지가 없으면 지도는 오른쪽으로 자라며 `{name}`일 수 없다; `{DEFAULT_PAGE}` 등을 고른다",
        )


def is_id_prefix(text: str) -> bool:
    """Return whether ids may begin so: nothing, or a letter, then letters, digits, `-`, `_` and `.`."""
    return not text or (text[0].isalpha() and text.replace("-", "_").replace(".", "_").isidentifier())


def _project_choices(settings: Settings) -> Overrides:
    return Overrides(
        lang=settings.langs[0] if settings.langs else None,
        engine=settings.engine,
        number=settings.number,
        fit=settings.fit,
        label=settings.label,
        direction=settings.direction,
        references=settings.references,
        plates=settings.plates,
        text=settings.text,
    )
