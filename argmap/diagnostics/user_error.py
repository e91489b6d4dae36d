"""What is raised when the machine, not the map, stands in the way: one sentence for the user."""

from argmap.diagnostics.diagnostic import Phrase


class UserError(Exception):
    """One sentence, in each language of the user interface, on what could not be done and why."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(phrase.en)
        self.phrase = phrase
