"""A command's options as one record, and the errors that end a command."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar

from argmap.cli.console import ExitCode, exit_code_for, print_error, ui_language
from argmap.diagnostics.user_error import UserError
from argmap.files.writing import redirect_output_to_devnull


class Call(Protocol):
    """The part that every command's record has: the language asked for with `--ui`."""

    @property
    def ui(self) -> str | None:
        """`en`, `ko` or None."""


AnyCall = TypeVar("AnyCall", bound=Call)


def with_options(
    record: Callable[..., AnyCall],
) -> Callable[[Callable[[AnyCall], ExitCode]], Callable[..., ExitCode]]:
    """Make a function of one record callable by click with a keyword argument for each option.

    A UserError that the function raises is printed. If the reader of the output has left, the run ends
    quietly.
    """

    def wrap(command: Callable[[AnyCall], ExitCode]) -> Callable[..., ExitCode]:
        @wraps(command)
        def run_command(**options: Any) -> ExitCode:
            call = record(**options)
            try:
                return command(call)
            except UserError as error:
                print_error(error.phrase, ui_language(call.ui))
                return exit_code_for(error)
            except BrokenPipeError:
                redirect_output_to_devnull()
                return ExitCode.SIGPIPE

        return run_command

    return wrap
