"""All rules of the checks, in the order of their codes."""

from argmap.check import (
    begging,
    is_ought,
    lone_premise,
    missing_term,
    question,
    reason_inside,
    said_twice,
    sentences,
    statistic,
    too_long,
    unanswered,
    unconnected,
    untranslated,
    unused_source,
)
from argmap.text.rule import Rule

RULES: tuple[Rule, ...] = (
    question.RULE,
    sentences.RULE,
    reason_inside.RULE,
    unconnected.RULE,
    unused_source.RULE,
    statistic.RULE,
    too_long.RULE,
    untranslated.RULE,
    said_twice.RULE,
    begging.RULE,
    lone_premise.RULE,
    missing_term.RULE,
    unanswered.RULE,
    is_ought.RULE,
)
