"""All rules, whichever room finds their errors."""

from functools import cache

from argmap.check.rules import RULES as CHECK
from argmap.config.rules import RULES as THEME
from argmap.diagnostics.rule import Rule
from argmap.documents.rules import RULES as DOCUMENTS
from argmap.edit.format_file import RULES as EDIT
from argmap.model.rules import RULES as MODEL
from argmap.syntax.rules import RULES as SYNTAX


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return the rules by code: errors of syntax and of the model, settings, documents, classroom rules,
    warnings.
    """
    return tuple(sorted((*SYNTAX, *MODEL, *CHECK, *EDIT, *THEME, *DOCUMENTS), key=lambda rule: rule.code))
