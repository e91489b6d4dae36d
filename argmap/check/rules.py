"""All rules of the checks, in the order of their codes."""

from argmap.check import (
    begging_the_question,
    duplicates,
    id_as_text,
    is_ought,
    literal_markup,
    lone_premise,
    question,
    reason_inside,
    several_sentences,
    statistic,
    too_long,
    unanswered,
    unconnected,
    unshared_terms,
    untranslated,
    unused_source,
)
from argmap.diagnostics.rule import Rule

RULES: tuple[Rule, ...] = (
    question.RULE,
    several_sentences.RULE,
    reason_inside.RULE,
    unconnected.RULE,
    unused_source.RULE,
    statistic.RULE,
    too_long.RULE,
    untranslated.RULE,
    duplicates.RULE,
    begging_the_question.RULE,
    literal_markup.RULE,
    id_as_text.RULE,
    lone_premise.RULE,
    unshared_terms.RULE,
    unanswered.RULE,
    is_ought.RULE,
)
