"""A note where roles and legend cannot be in a map's own language."""

from collections.abc import Iterable, Iterator

from argmap.diagnostics.diagnostic import Phrase
from argmap.i18n.languages import has_labels
from argmap.model.map import ArgMap
from argmap.pipeline.draw import effective_language


def note_missing_labels(argmap: ArgMap, langs: Iterable[str | None]) -> Iterator[Phrase]:
    """Yield a note for each language that a map is drawn in and argmap has no words for."""
    name = argmap.source.name
    drawn = dict.fromkeys(effective_language(argmap, lang) or argmap.likely_lang for lang in langs)
    for lang in drawn:
        if not has_labels(lang):
            yield Phrase(
                en=f"`{name}`: roles and legend are in English; argmap has no words for them in `{lang}` yet",
                ko=f"`{name}`: 역할과 범례는 영어로 나온다; `{lang}` 번역이 아직 없다",
            )
