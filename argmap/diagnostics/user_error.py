"""Errors that one sentence tells the user: the machine, or the request itself, is in the way, not the map."""

from argmap.diagnostics.diagnostic import Phrase


class UserError(Exception):
    """One sentence for the user, in each language, that says what could not be done and why."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(phrase.en)
        self.phrase = phrase


class UsageError(UserError):
    """A request that cannot be followed; nothing was done."""


def usage_error(en: str, ko: str) -> UsageError:
    """Return the error for a request that cannot be followed, in both languages."""
    return UsageError(Phrase(en=en, ko=ko))
