"""The reader's own editor, opened at a line of a map; no map can name or change the command."""

import os
import re
import shlex
import subprocess
import sys
from shutil import which

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError

_CMD_SPECIAL = re.compile(r"""["&|<>^%!\r\n]""")
"""The characters that the command processor of Windows interprets in the arguments of a script."""


def parse_editor_command(template: str) -> tuple[str, ...]:
    """Split a command such as `code -g {file}:{line}` into its words.

    Raises ValueError where a quotation mark is left open, there is no word, or no `{file}` in it.
    """
    reader = shlex.shlex(template, posix=True, punctuation_chars=False)
    reader.whitespace_split, reader.commenters = True, ""
    if os.sep == "\\":
        reader.escape = ""
    words = tuple(reader)
    if not words or not any("{file}" in word for word in words[1:]):
        raise ValueError(template)
    return words


def open_in_editor(command: tuple[str, ...], path: str, line: int) -> None:
    """Start the program, without a shell and without waiting. Raises UserError where it does not start."""
    file = os.path.abspath(path)
    program = which(command[0])
    filled = [word.replace("{line}", str(line)).replace("{file}", file) for word in command[1:]]
    script = sys.platform == "win32" and (program or "").casefold().endswith((".cmd", ".bat"))
    if program is None or (script and _CMD_SPECIAL.search(file)):
        raise _start_error(command[0])
    try:
        subprocess.Popen(
            [program, *filled],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise _start_error(command[0]) from error


def _start_error(program: str) -> UserError:
    return UserError(
        Phrase(en=f"`{program}` could not be started", ko=f"실행할 수 없는 프로그램 `{program}`")
    )
