"""The programs `argmap` and `argmap-pandoc`, which pandoc calls. Each has its process to itself."""

import atexit
import gc
import os
import signal
import sys
from collections.abc import Sequence

GC_THRESHOLDS = 100_000, 20, 50
"""Thresholds of Python's cyclic garbage collector: high, as nearly all objects stay in use until the end.

Measured on a map of 300 claims: 0.30 s of CPU time, against 0.33 s with CPython's own. Half or double is the
same.
"""


def main() -> None:
    """Run the `argmap` program."""
    sys.exit(_run_process(None))


def pandoc_main() -> None:
    """Run the `argmap-pandoc` program, which pandoc calls with the name of its target."""
    sys.exit(_run_process(["pandoc", *sys.argv[1:]]))


def _run_process(arguments: Sequence[str] | None) -> int:
    """Run one command such that a signal ends it in order: with no file half written and none left over."""
    # An interrupt during the imports would print a traceback; nothing needs to be put in order yet.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    gc.set_threshold(*GC_THRESHOLDS)
    code: int | None = None
    atexit.register(lambda: _exit_process(code))  # registered first, so that it is called last
    from argmap.cli.main import run
    from argmap.cli.signals import SignalInterrupt, install_signal_handlers, restore_default_signals

    install_signal_handlers()
    try:
        try:
            code = run(arguments)
        finally:
            restore_default_signals()
    except SignalInterrupt as late:  # it came when the run was over, but its handler was still there
        restore_default_signals()
        code = 128 + late.number if code is None else code
    return code


def _exit_process(code: int | None) -> None:
    """End the process at the end of its exit, if it has an exit code: the system frees memory at once, while
    Python frees it object by object, which takes a tenth of the time of a small build.
    """
    if code is not None:
        from argmap.cli.console import flush

        flush()
        os._exit(code)
