"""Turn signals that end a run into interrupts, so that whatever was begun is put in order first."""

import os
import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_TERMINATION_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class SignalInterrupt(KeyboardInterrupt):
    """The interrupt of a run by a signal from another program, or because its terminal was closed."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def install_signal_handlers() -> None:
    """Let signals interrupt this process in order, except those that its caller had set to be ignored."""
    for number in (signal.SIGINT, *_TERMINATION_SIGNALS):
        if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _raise_interrupt)
    sys.unraisablehook = _repeat_lost_interrupt


def restore_default_signals() -> None:
    """Let signals end this process at once again: there is nothing left to put in order."""
    for number in (signal.SIGINT, *_TERMINATION_SIGNALS):
        if signal.getsignal(number) is _raise_interrupt:
            signal.signal(number, signal.SIG_DFL)


def find_signal_number(error: BaseException | None) -> int | None:
    """Find the number of the signal that an error comes from; None if it comes from none."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    if error is None:
        return None
    return error.number if isinstance(error, SignalInterrupt) else signal.SIGINT


def _raise_interrupt(number: int, frame: FrameType | None) -> None:
    if number in _TERMINATION_SIGNALS:
        # A closed terminal sends two signals, and a second interrupt would disturb the clean-up.
        for each in _TERMINATION_SIGNALS:
            signal.signal(each, signal.SIG_IGN)
    raise SignalInterrupt(number)


def _repeat_lost_interrupt(lost: "UnraisableHookArgs") -> None:
    """Send a signal once more whose interrupt came in a callback, where Python reports and drops exceptions.

    Imports have such callbacks. 20 ms later, Python has left them.
    """
    if not isinstance(lost.exc_value, SignalInterrupt):
        sys.__unraisablehook__(lost)
        return
    from threading import Timer

    number = lost.exc_value.number
    signal.signal(number, _raise_interrupt)
    again = Timer(0.02, os.kill, (os.getpid(), number))
    again.daemon = True
    again.start()
