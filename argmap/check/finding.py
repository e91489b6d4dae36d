"""The result of a check: a warning, and its owner."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model.map import ArgMap, CitedSource, Statement


class Finding(Struct, frozen=True):
    """A diagnostic, and the statement or source whose `allow` can silence it; None where there is none."""

    diagnostic: Diagnostic
    owner: Statement | CitedSource | None

    @property
    def is_allowed(self) -> bool:
        """True where the owner allows this warning."""
        return self.owner is not None and self.diagnostic.code in self.owner.allowed_warnings


Check = Callable[[ArgMap], Iterator[Finding]]
"""A function that checks a whole map."""
