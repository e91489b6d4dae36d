"""The exception for expected failures of the machine (files, programs, fonts), not of a map."""

from argmap.diagnostics.diagnostic import Phrase


class UserError(Exception):
    """One sentence for the user, in each language, that says what could not be done and why."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(phrase.en)
        self.phrase = phrase
