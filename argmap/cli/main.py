"""The command line: every command, and how a run ends."""

import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise

import click

from argmap import __version__
from argmap.cli.catalogue import VARIABLE, Catalogue
from argmap.cli.printer import Stream, put
from argmap.cli.stopping import ended_by
from argmap.cli.verdict import Verdict
from argmap.cli.voice import refuse, ui_language
from argmap.files.trouble import unwritten
from argmap.files.writing import STDOUT, hang_up
from argmap.text.diagnostic import Phrase
from argmap.text.trouble import Trouble

_NO_MEMORY = Phrase(
    en="this machine has not enough memory for that; take a part of the map (`--root`) or a smaller file",
    ko="메모리가 모자라다; 지도의 일부만 그리거나(`--root`) 더 작은 파일을 쓴다",
)


@click.group(
    cls=Catalogue, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
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
        return verdict if isinstance(verdict, int) else Verdict.WELL
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        return Verdict.WRONG_CALL
    except Trouble as trouble:
        refuse(trouble.phrase, ui_language(_asked(sys.argv[1:] if arguments is None else arguments)))
        return Verdict.WRONG_CALL
    except (click.Abort, KeyboardInterrupt) as stop:
        return _stopped(stop)
    except MemoryError:
        refuse(_NO_MEMORY, ui_language(None))
        return Verdict.WRONG_MAP
    except BrokenPipeError:
        hang_up()
        return Verdict.READER_GONE
    except SystemExit:
        # click ends a run by itself in two cases: words were completed, or the reader of its help has left.
        if VARIABLE in os.environ:
            raise
        return Verdict.READER_GONE
    except Exception as bug:
        if ended_by(bug):
            return _stopped(bug)
        return _unheard(bug) if isinstance(bug, OSError) and bug.filename is None else _confess(bug)


def _stopped(error: BaseException) -> Verdict:
    """How a run ends that was stopped: as the shell tells of the signal; 130 where a question was left."""
    return Verdict(128 + (ended_by(error) or 2))


def _asked(arguments: Sequence[str]) -> str | None:
    """What `--ui` says in a call that was refused before it was read to its end."""
    words = [word for each in arguments for word in each.split("=", 1)]
    return next((value for name, value in pairwise(words) if name == "--ui"), None)


def _unheard(error: OSError) -> Verdict:
    """Trouble with standard output, such as a full disk: only with files does the system tell a name."""
    refuse(unwritten(STDOUT, error).phrase, ui_language(None))
    return Verdict.WRONG_CALL


def _confess(bug: Exception) -> Verdict:
    """A bug of ours: one sentence, and the traceback for those who want to mend it."""
    if os.environ.get("ARGMAP_DEBUG"):
        put("".join(traceback.format_exception(bug)), Stream.ERR)
    kind = type(bug).__name__
    refuse(
        Phrase(
            en=f"argmap stumbled over a bug of its own ({kind}: {bug}); ARGMAP_DEBUG=1 shows where",
            ko=f"argmap 자체의 결함에 걸렸다 ({kind}: {bug}); 어디인지는 ARGMAP_DEBUG=1로 볼 수 있다",
        ),
        ui_language(None),
    )
    return Verdict.BUG
