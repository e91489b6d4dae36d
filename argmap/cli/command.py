"""A command's options as one record, and what becomes of trouble under way."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar

from argmap.cli.exit_code import ExitCode
from argmap.cli.ui_language import print_error, ui_language
from argmap.diagnostics.deadline import OutOfTime
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.files.writing import redirect_output_to_devnull


class Call(Protocol):
    """What every command's record has: the language asked for in `--ui`."""

    @property
    def ui(self) -> str | None:
        """`en`, `ko` or None."""


AnyCall = TypeVar("AnyCall", bound=Call)


class UsageError(UserError):
    """The command line cannot be followed; nothing was done."""


def with_options(
    record: Callable[..., AnyCall],
) -> Callable[[Callable[[AnyCall], ExitCode]], Callable[..., ExitCode]]:
    """Makes a function of one record into one that click can call with an argument for each option.

    Trouble that the function lets through is told in one sentence; a reader who left ends the run quietly.
    """

    def wrap(command: Callable[[AnyCall], ExitCode]) -> Callable[..., ExitCode]:
        @wraps(command)
        def run_command(**options: Any) -> ExitCode:
            call = record(**options)
            try:
                return command(call)
            except UserError as trouble:
                print_error(trouble.phrase, ui_language(call.ui))
                return exit_code_for(trouble)
            except BrokenPipeError:
                redirect_output_to_devnull()
                return ExitCode.SIGPIPE

        return run_command

    return wrap


def exit_code_for(error: UserError) -> ExitCode:
    """How a run ends that trouble has ended: a map that takes too long is at fault itself."""
    return ExitCode.MAP_ERROR if isinstance(error, OutOfTime) else ExitCode.USAGE


def usage_error(en: str, ko: str) -> UsageError:
    """A wrong call, in both languages."""
    return UsageError(Phrase(en=en, ko=ko))
