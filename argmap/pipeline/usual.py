"""What a project chooses for its outputs, and what is usual where it says nothing."""

from argmap.pipeline.fitting import label_of, page_of
from argmap.pipeline.trip import DrawOptions
from argmap.theme.chosen import themed
from argmap.theme.pages import USUAL_PAGE
from argmap.theme.settings import Settings


def usual(settings: Settings) -> DrawOptions:
    """The choices for an output for which the call says nothing."""
    return DrawOptions(
        lang=settings.langs[0] if settings.langs else None,
        engine=settings.engine or "auto",
        number=settings.number,
        page=page_of(settings.fit or USUAL_PAGE),
        label=label_of(settings.label),
        text=settings.text or "font",
        theme=themed(settings.theme),
    )
