"""The error of a layout engine, which is no fault of the map."""

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError


class EngineError(UserError):
    """One sentence on why an engine gave no layout; `absent` if it is not installed or cannot start."""

    def __init__(self, en: str, ko: str, *, absent: bool = False) -> None:
        super().__init__(Phrase(en=en, ko=ko))
        self.absent = absent
