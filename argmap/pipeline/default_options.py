"""What a project chooses for its outputs, and what is usual where it says nothing."""

from argmap.config.settings import Settings
from argmap.pipeline.compile_draw import DrawOptions
from argmap.pipeline.page_fit import choose_label, choose_page
from argmap.theme.overrides import resolve_theme
from argmap.theme.pages import DEFAULT_PAGE


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
