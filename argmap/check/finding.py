"""What a check finds: a doubt, and whose it is."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model.map import ArgMap, CitedSource, Statement


class Finding(Struct, frozen=True):
    """A diagnostic and the statement or source whose `allow` can silence it; None where it is no one's."""

    diagnostic: Diagnostic
    owner: Statement | CitedSource | None

    @property
    def is_allowed(self) -> bool:
        """Whether the owner has silenced it."""
        return self.owner is not None and self.diagnostic.code in self.owner.allowed_warnings


Check = Callable[[ArgMap], Iterator[Finding]]
"""One check of a whole map."""
