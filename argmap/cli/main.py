"""The command line: every command, and how a run ends."""

import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise

import click

from argmap import __version__
from argmap.cli.console import Stream, print_text
from argmap.cli.exit_code import ExitCode
from argmap.cli.lazy_group import COMPLETION_VARIABLE, LazyGroup
from argmap.cli.signals import find_signal_number
from argmap.cli.ui_language import print_error, ui_language
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.files.errors import write_error
from argmap.files.writing import STDOUT, redirect_output_to_devnull

_NO_MEMORY_MESSAGE = Phrase(
    en="this machine has not enough memory for that; take a part of the map (`--root`) or a smaller file",
    ko="메모리가 모자라다; 지도의 일부만 그리거나(`--root`) 더 작은 파일을 쓴다",
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
    """Runs one call (`arguments` without the program's name; None for the process's own) to its exit code."""
    try:
        verdict = commands.main(arguments, prog_name="argmap", standalone_mode=False)
        return verdict if isinstance(verdict, int) else ExitCode.OK
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        return ExitCode.USAGE
    except UserError as trouble:
        print_error(
            trouble.phrase, ui_language(_find_ui_option(sys.argv[1:] if arguments is None else arguments))
        )
        return ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt) as stop:
        return _interrupt_exit_code(stop)
    except MemoryError:
        print_error(_NO_MEMORY_MESSAGE, ui_language(None))
        return ExitCode.MAP_ERROR
    except BrokenPipeError:
        redirect_output_to_devnull()
        return ExitCode.SIGPIPE
    except SystemExit:
        # click ends a run by itself in two cases: words were completed, or the reader of its help has left.
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
    """How a run ends that was stopped: as the shell tells of the signal; 130 where a question was left."""
    return ExitCode(128 + (find_signal_number(error) or 2))


def _find_ui_option(arguments: Sequence[str]) -> str | None:
    """What `--ui` says in a call that was refused before it was read to its end."""
    words = [word for each in arguments for word in each.split("=", 1)]
    return next((value for name, value in pairwise(words) if name == "--ui"), None)


def _report_output_error(error: OSError) -> ExitCode:
    """Trouble with standard output, such as a full disk: only with files does the system tell a name."""
    print_error(write_error(STDOUT, error).phrase, ui_language(None))
    return ExitCode.USAGE


def _report_bug(bug: Exception) -> ExitCode:
    """A bug of ours: one sentence, and the traceback for those who want to mend it."""
    if os.environ.get("ARGMAP_DEBUG"):
        print_text("".join(traceback.format_exception(bug)), Stream.ERR)
    kind = type(bug).__name__
    print_error(
        Phrase(
            en=f"argmap stumbled over a bug of its own ({kind}: {bug}); ARGMAP_DEBUG=1 shows where",
            ko=f"argmap 자체의 결함에 걸렸다 ({kind}: {bug}); 어디인지는 ARGMAP_DEBUG=1로 볼 수 있다",
        ),
        ui_language(None),
    )
    return ExitCode.BUG
