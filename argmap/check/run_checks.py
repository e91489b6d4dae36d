"""All checks of a map in one run."""

from collections.abc import Iterator, Sequence

from argmap.check.begging_the_question import find_begged_questions
from argmap.check.duplicates import find_duplicates
from argmap.check.finding import Check, Finding
from argmap.check.id_as_text import find_ids_as_texts
from argmap.check.inline_values import find_inline_values
from argmap.check.literal_markup import find_literal_markup
from argmap.check.pointer_as_text import find_pointers_as_texts
from argmap.check.question import find_questions
from argmap.check.reason_inside import find_embedded_reasons
from argmap.check.several_sentences import find_multiple_sentences
from argmap.check.statistic import find_uncited_statistics
from argmap.check.support_of_attack import find_supports_of_attacks
from argmap.check.too_long import find_long_texts
from argmap.check.unconnected import find_unconnected_statements
from argmap.check.untranslated import find_missing_translations
from argmap.check.unused_source import find_unused_sources
from argmap.check.word_as_language import find_words_as_languages
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model.map import ArgMap

_DEFAULT_CHECKS: Sequence[Check] = (
    find_questions,
    find_multiple_sentences,
    find_embedded_reasons,
    find_unconnected_statements,
    find_unused_sources,
    find_uncited_statistics,
    find_long_texts,
    find_missing_translations,
    find_duplicates,
    find_begged_questions,
    find_literal_markup,
    find_ids_as_texts,
    find_inline_values,
    find_words_as_languages,
    find_supports_of_attacks,
    find_pointers_as_texts,
)


def check(argmap: ArgMap, *, teach: bool = False) -> tuple[Diagnostic, ...]:
    """The warnings about a map without errors, in the order of the text.

    With `teach`, those of the classroom rules too. Warnings that their statement or source allows are left
    out.
    """
    checks = (*_DEFAULT_CHECKS, _find_lessons) if teach else _DEFAULT_CHECKS
    findings = (finding for run in checks for finding in run(argmap))
    warnings = [finding.diagnostic for finding in findings if not finding.is_allowed]
    return tuple(sorted(warnings, key=lambda warning: (warning.span.start, warning.span.end, warning.code)))


def _find_lessons(argmap: ArgMap) -> Iterator[Finding]:
    from argmap.check.classroom import find_lessons  # late: few runs ask for the classroom rules

    return find_lessons(argmap)
