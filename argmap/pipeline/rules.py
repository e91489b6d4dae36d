"""Every rule there is, whichever room finds its slip."""

from functools import cache

from argmap.check.rules import RULES as CHECK
from argmap.documents.rules import RULES as DOCUMENTS
from argmap.edit.format import RULES as EDIT
from argmap.model.rules import RULES as MODEL
from argmap.syntax.rules import RULES as SYNTAX
from argmap.text.rule import Rule
from argmap.theme.rules import RULES as THEME


@cache
def all_rules() -> tuple[Rule, ...]:
    """The rules by code: errors of reading and of meaning, settings, documents, classroom rules, warnings."""
    return tuple(sorted((*SYNTAX, *MODEL, *CHECK, *EDIT, *THEME, *DOCUMENTS), key=lambda rule: rule.code))
