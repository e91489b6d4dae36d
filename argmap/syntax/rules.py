"""The rules about reading and syntax, in the order of their codes."""

from argmap.diagnostics.rule import Rule
from argmap.syntax.errors import (
    bars,
    characters,
    encoding,
    ids,
    indentation,
    keyword,
    keyword_habits,
    links,
    long_lines,
    many_lines,
    merge_conflict,
    nothing,
    other_language,
    pasted_diff,
    properties,
    reference_lists,
    tabs,
    usual_words,
)

RULES: tuple[Rule, ...] = (
    *encoding.RULES,
    *characters.RULES,
    *nothing.RULES,
    *tabs.RULES,
    *indentation.RULES,
    *bars.RULES,
    *keyword.RULES,
    *ids.RULES,
    *long_lines.RULES,
    *many_lines.RULES,
    *links.RULES,
    *properties.RULES,
    *keyword_habits.RULES,
    *usual_words.RULES,
    *other_language.RULES,
    *merge_conflict.RULES,
    *pasted_diff.RULES,
    *reference_lists.RULES,
)
