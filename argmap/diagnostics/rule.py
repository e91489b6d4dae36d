"""A rule's user page: what `argmap explain CODE` prints, kept beside the check that finds the slip."""

from msgspec import Struct

from argmap.diagnostics.diagnostic import Phrase, Severity


class Rule(Struct, frozen=True):
    """A code, its weight, its one-line title and its page in both languages of the user interface.

    A page says what is found, why it matters, and shows examples in fenced blocks opened by
    ```` ```argmap bad ```` and ```` ```argmap good ````; both run as tests.
    """

    code: str
    severity: Severity
    title: Phrase
    help: Phrase
    teach: bool = False
