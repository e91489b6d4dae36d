"""The plates with the words of roles: a premise's says little where there are many."""

from argmap.config.drawing_choices import PlateChoice
from argmap.layout.layout_options import LayoutOptions
from argmap.model.map import ArgMap, Role

MAX_PLATED_STATEMENTS = 12
"""Statements up to which each premise has a plate.

In larger maps two of three plates say "Premise" in the median, which the round box says already; text is 3 %
larger without them.
"""


def omits_premise_plates(argmap: ArgMap, options: LayoutOptions) -> bool:
    """Return whether premises have no plates: in large drawings, unless a project calls them otherwise."""
    is_renamed = any(name.role == Role.PREMISE.value for name in argmap.role_names)
    if is_renamed or options.plates is PlateChoice.ALL:
        return False
    return len(argmap.statements) - len(options.references) > MAX_PLATED_STATEMENTS
