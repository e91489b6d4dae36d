"""Every check of a map, one after the other."""

from collections.abc import Sequence

from argmap.check.begging import begging
from argmap.check.finding import Check
from argmap.check.is_ought import oughts_from_is
from argmap.check.lone_premise import lone_premises
from argmap.check.missing_term import missing_terms
from argmap.check.question import questions
from argmap.check.reason_inside import reasons_inside
from argmap.check.said_twice import said_twice
from argmap.check.sentences import several_sentences
from argmap.check.statistic import bare_statistics
from argmap.check.too_long import too_long
from argmap.check.unanswered import unanswered
from argmap.check.unconnected import unconnected
from argmap.check.untranslated import untranslated
from argmap.check.unused_source import unused_sources
from argmap.model.map import ArgMap
from argmap.text.diagnostic import Diagnostic

_ALWAYS: Sequence[Check] = (
    questions,
    several_sentences,
    reasons_inside,
    unconnected,
    unused_sources,
    bare_statistics,
    too_long,
    untranslated,
    said_twice,
    begging,
)
_TEACHING: Sequence[Check] = (lone_premises, missing_terms, unanswered, oughts_from_is)


def check(argmap: ArgMap, *, teach: bool = False) -> tuple[Diagnostic, ...]:
    """Everything doubtful in a map without errors, as warnings in the order of the text.

    With `teach`, the classroom's rules too. What a statement or a source allows is left out.
    """
    checks = (*_ALWAYS, *_TEACHING) if teach else _ALWAYS
    findings = (finding for one in checks for finding in one(argmap))
    said = [finding.diagnostic for finding in findings if not finding.allowed]
    return tuple(sorted(said, key=lambda doubt: (doubt.span.start, doubt.span.end, doubt.code)))
