"""Advice on a source that is written into a text: the lines that declare and cite it."""

from argmap.diagnostics.diagnostic import Phrase
from argmap.model.map import ArgMap, CitedSource
from argmap.syntax.free_ids import build_free_id
from argmap.syntax.keyword_language import spell_for, spell_property_for
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Keyword


def advise_on_written_source(title: str, argmap: ArgMap) -> Phrase:
    """Write down the lines that stand for a source of that title, which may be declared already."""
    known = next((name for name, each in argmap.sources.items() if _has_title(each, title)), None)
    used = {*argmap.statements, *argmap.sources, *argmap.groups, *argmap.views}
    name = known or build_free_id(title, used)
    cite = quote_word(f"{spell_property_for(argmap.source, 'cite')}: {name}")
    if known:
        return Phrase(
            en=f"take it out, and write {cite} below this line",
            ko=f"글에서 지우고 이 줄 아래에 {cite}처럼 쓴다",
        )
    line = f"`{spell_for(argmap.source, Keyword.SOURCE)} {name}: {title}`"
    return Phrase(
        en=f"take it out; declare the source at the top, as {line}, and write {cite} below this line",
        ko=f"글에서 지우고, 맨 위 단계에 {line} 줄로 선언한 다음 이 줄 아래에 {cite}처럼 쓴다",
    )


def _has_title(source: CitedSource, title: str) -> bool:
    return any(wording.value == title for wording in source.text.values())
