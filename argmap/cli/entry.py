"""The programs: `argmap`, and `argmap-pandoc`, which pandoc calls. They have their process to themselves."""

import atexit
import gc
import os
import signal
import sys
from collections.abc import Sequence

GC_THRESHOLDS = 100_000, 20, 50
"""When Python looks for circles of unused objects: seldom, as what is made here is used, and flat."""


def main() -> None:
    """The `argmap` program."""
    sys.exit(_run_process(None))


def pandoc_main() -> None:
    """The `argmap-pandoc` program, which pandoc calls with the name of its target."""
    sys.exit(_run_process(["pandoc", *sys.argv[1:]]))


def _run_process(arguments: Sequence[str] | None) -> int:
    """A call that ends in order when it is told to: with no file half-written and none left over."""
    # An interrupt while all is imported would tell a traceback; nothing is to be put in order yet.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    gc.set_threshold(*GC_THRESHOLDS)
    code: int | None = None
    atexit.register(lambda: _exit_process(code))  # first of all, so that it is the last to be called
    from argmap.cli.main import run
    from argmap.cli.signals import install_signal_handlers, restore_default_signals

    install_signal_handlers()
    try:
        code = run(arguments)
    finally:
        restore_default_signals()
    return code


def _exit_process(code: int | None) -> None:
    """Ends the process at the very end of its exit, where it got as far as an exit code: the system frees
    memory at once, and Python piece by piece, for which it takes a tenth of a small build.
    """
    if code is not None:
        from argmap.cli.console import flush

        flush()
        os._exit(code)
