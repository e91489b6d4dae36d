"""What a reader chose to see of a map, and the picture of that, while the map is written."""

from msgspec import Struct
from msgspec.structs import replace

from argmap.deck.reveal import staged
from argmap.model.map import ArgMap, Reveal
from argmap.pipeline.fitting import label_of, page_of, reached
from argmap.pipeline.focus import Focus
from argmap.pipeline.trip import DrawOptions, fitted, layout_of, spoken
from argmap.pipeline.usual import usual
from argmap.pipeline.views import seen
from argmap.render.svg import SvgOptions, svg
from argmap.text.diagnostic import Phrase
from argmap.theme.chosen import themed
from argmap.theme.palette import Theme
from argmap.theme.settings import Settings


class Look(Struct, frozen=True):
    """A reader's choices; None leaves one to the project. `dark` is which half of the theme `auto` shows.

    A view that the map does not have is the whole map. `stepwise` marks what appears at which step.
    """

    view: str | None = None
    lang: str | None = None
    theme: str | None = None
    dark: bool = False
    page: str | None = None
    label: str | None = None
    stepwise: bool = False


class Picture(Struct, frozen=True):
    """An SVG as a reader chose it, how large its text is on its page, and its last step (0: all at once)."""

    svg: str
    size: Phrase | None
    last: int


def options_of(argmap: ArgMap, settings: Settings, look: Look) -> DrawOptions:
    """The choices for an output that shows what the reader sees. Raises ValueError for an unknown page."""
    base = usual(settings)
    return replace(
        base,
        lang=look.lang or base.lang,
        page=page_of(look.page) if look.page else base.page,
        label=label_of(look.label) if look.label else base.label,
        focus=Focus(view=look.view) if look.view in argmap.views else None,
        theme=themed(settings.theme, look.theme),
    )


def picture(argmap: ArgMap, options: DrawOptions, look: Look) -> Picture:
    """The map as it is seen, its texts in the reader's fonts.

    Raises Trouble where no engine can draw it, or its view shows nothing.
    """
    view = seen(argmap, options.focus)
    layout = layout_of(view, spoken(argmap, options.lang), options)
    found = fitted(view.argmap, layout, options)
    stage = staged(view.argmap, _reveal(argmap, options.focus) if look.stepwise else Reveal.NONE)
    theme = _lit(options.theme, dark=look.dark)
    drawing = svg(found.scene, SvgOptions(options.id_prefix, theme, stage=stage))
    size = reached(found.points, options.page) if options.page and found.points else None
    return Picture(drawing, size, stage.last)


def _reveal(argmap: ArgMap, focus: Focus | None) -> Reveal:
    """The order that the view declares; as written, where it declares none or all of the map is seen."""
    declared = argmap.views[focus.view].reveal if focus and focus.view else Reveal.NONE
    return Reveal.ORDER if declared is Reveal.NONE else declared


def _lit(theme: Theme, *, dark: bool) -> Theme:
    """The one half that shows of a theme of two."""
    return theme.night if dark and theme.night else theme.by_day
