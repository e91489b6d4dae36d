"""What a project chooses for its outputs, and what is usual where it says nothing."""

from argmap.pipeline.fitting import choose_label, choose_page
from argmap.pipeline.trip import DrawOptions
from argmap.theme.chosen import resolve_theme
from argmap.theme.pages import DEFAULT_PAGE
from argmap.theme.settings import Settings


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
