"""A command's options as one record, and what becomes of trouble under way."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar

from argmap.cli.verdict import Verdict
from argmap.cli.voice import refuse, ui_language
from argmap.files.writing import hang_up
from argmap.text.deadline import OutOfTime
from argmap.text.diagnostic import Phrase
from argmap.text.trouble import Trouble


class Call(Protocol):
    """What every command's record has: the language asked for in `--ui`."""

    @property
    def ui(self) -> str | None:
        """`en`, `ko` or None."""


Asked = TypeVar("Asked", bound=Call)


class WrongCall(Trouble):
    """The command line cannot be followed; nothing was done."""


def gathered(record: Callable[..., Asked]) -> Callable[[Callable[[Asked], Verdict]], Callable[..., Verdict]]:
    """Makes a function of one record into one that click can call with an argument for each option.

    Trouble that the function lets through is told in one sentence; a reader who left ends the run quietly.
    """

    def wrap(command: Callable[[Asked], Verdict]) -> Callable[..., Verdict]:
        @wraps(command)
        def called(**options: Any) -> Verdict:
            call = record(**options)
            try:
                return command(call)
            except Trouble as trouble:
                refuse(trouble.phrase, ui_language(call.ui))
                return verdict_of(trouble)
            except BrokenPipeError:
                hang_up()
                return Verdict.READER_GONE

        return called

    return wrap


def verdict_of(trouble: Trouble) -> Verdict:
    """How a run ends that trouble has ended: a map that takes too long is at fault itself."""
    return Verdict.WRONG_MAP if isinstance(trouble, OutOfTime) else Verdict.WRONG_CALL


def wrong(en: str, ko: str) -> WrongCall:
    """A wrong call, in both languages."""
    return WrongCall(Phrase(en=en, ko=ko))
