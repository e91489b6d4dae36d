"""The command line: the group of commands, and the exit code of a run."""

import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise

import click

from argmap import __version__
from argmap.cli.console import ExitCode, Stream, print_error, print_text, ui_language
from argmap.cli.lazy_group import COMPLETION_VARIABLE, LazyGroup
from argmap.cli.signals import find_signal_number
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.files.errors import write_error
from argmap.files.writing import STDOUT, redirect_output_to_devnull

_NO_MEMORY_MESSAGE = Phrase(
    en="this machine has not enough memory for that; take a part of the map (`--root`) or a smaller file",
    ko="메모리가 부족하다; 지도의 일부만 그리거나(`--root`) 더 작은 파일을 쓴다",
)


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.version_option(__version__, message="argmap %(version)s")
def commands() -> None:
    """Write an argument as plain text; get a picture that reads from the back of a room.

    \b
    argmap new debate.argmap       write a first map
    argmap build debate.argmap     draw it into out/debate.svg
    argmap slides debate.argmap    make a talk of it, out/debate.pptx
    argmap watch debate.argmap     draw it again whenever it is saved
    argmap check debate.argmap     see what is wrong with it

    `argmap COMMAND -h` shows what a command takes.
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. `arguments` None are those of the process."""
    try:
        code = commands.main(arguments, prog_name="argmap", standalone_mode=False)
        return code if isinstance(code, int) else ExitCode.OK
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        return ExitCode.USAGE
    except UserError as error:
        print_error(
            error.phrase, ui_language(_find_ui_option(sys.argv[1:] if arguments is None else arguments))
        )
        return ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt) as error:
        return _interrupt_exit_code(error)
    except MemoryError:
        print_error(_NO_MEMORY_MESSAGE, ui_language(None))
        return ExitCode.MAP_ERROR
    except BrokenPipeError:
        redirect_output_to_devnull()
        return ExitCode.SIGPIPE
    except SystemExit:
        # click exits in two cases: words were completed, or the reader of its help has left.
        if COMPLETION_VARIABLE in os.environ:
            raise
        return ExitCode.SIGPIPE
    except Exception as bug:
        if find_signal_number(bug):
            return _interrupt_exit_code(bug)
        return (
            _report_output_error(bug)
            if isinstance(bug, OSError) and bug.filename is None
            else _report_bug(bug)
        )


def _interrupt_exit_code(error: BaseException) -> ExitCode:
    """Return the exit code of an interrupted run, as shells have it; 130 if a question was aborted."""
    return ExitCode(128 + (find_signal_number(error) or 2))


def _find_ui_option(arguments: Sequence[str]) -> str | None:
    """Find the value of `--ui` in arguments that click refused before it had parsed them all."""
    words = [word for each in arguments for word in each.split("=", 1)]
    return next((value for name, value in pairwise(words) if name == "--ui"), None)


def _report_output_error(error: OSError) -> ExitCode:
    """Print an error of standard output, such as a full disk: for files, the system's error has a name."""
    print_error(write_error(STDOUT, error).phrase, ui_language(None))
    return ExitCode.USAGE


def _report_bug(bug: Exception) -> ExitCode:
    """Print a bug in argmap as one sentence, with the traceback if ARGMAP_DEBUG is set."""
    if os.environ.get("ARGMAP_DEBUG"):
        print_text("".join(traceback.format_exception(bug)), Stream.ERR)
    kind = type(bug).__name__
    print_error(
        Phrase(
            en=f"argmap stumbled over a bug of its own ({kind}: {bug}); ARGMAP_DEBUG=1 shows where",
            ko=f"argmap 자체의 버그다 ({kind}: {bug}); 어디인지는 ARGMAP_DEBUG=1로 볼 수 있다",
        ),
        ui_language(None),
    )
    return ExitCode.BUG
