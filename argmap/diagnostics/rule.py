"""A rule's page for users: what `argmap explain CODE` prints. It stands beside the check it explains."""

from msgspec import Struct

from argmap.diagnostics.diagnostic import Phrase, Severity


class Rule(Struct, frozen=True):
    """A code, its severity, its one-line title, and its page in each language of the user interface.

    A page says what is reported and why it matters, and shows examples in fenced blocks that open with
    ```` ```argmap bad ```` and ```` ```argmap good ````; both run as tests. `teach` marks classroom rules.
    """

    code: str
    severity: Severity
    title: Phrase
    help: Phrase
    teach: bool = False
