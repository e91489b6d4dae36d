"""Reading a file as it is in a git revision."""

import os
import subprocess

from argmap.diagnostics.diagnostic import Phrase
from argmap.files.errors import READ, FileError, file_error
from argmap.files.reading import MAX_MAP_BYTES, TOO_LARGE

_NO_GIT = Phrase(en="`git` is not installed", ko="`git`이 설치되어 있지 않다")


def is_revision(name: str) -> bool:
    """Return whether a name, such as `HEAD~1:maps/x.argmap`, is a revision: it has a colon, and is no file.

    With nothing before the colon it means the staged file. On Windows a disk, as in `C:\\maps\\x.argmap`, is
    no revision.
    """
    if os.path.splitdrive(name)[0]:
        return False
    revision, colon, path = name.partition(":")
    return bool(colon and path) and not revision.startswith("-") and not os.path.lexists(name)


def read_revision(name: str) -> bytes:
    """The bytes of a file in a revision, by git's name for it.

    `HEAD~1:maps/x.argmap` starts at the top of the repository, `HEAD:./x.argmap` in the current folder, and
    `:x.argmap` is the staged file.
    Raises FileError where git is missing or does not know it, or where it is too large for a map.
    """
    size = _run_git(name, "-s").decode("ascii", "replace").strip()
    if not size.isdigit() or int(size) > MAX_MAP_BYTES:
        raise file_error(READ, name, TOO_LARGE)
    return _run_git(name, "blob")


def _run_git(name: str, kind: str) -> bytes:
    """The output of `git cat-file`: the size for the kind `-s`, the bytes for `blob`."""
    try:
        with subprocess.Popen(
            ["git", "cat-file", kind, name], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as git:
            stdout, stderr = git.communicate()
    except OSError as error:
        raise file_error(READ, name, _NO_GIT) from error
    if git.returncode:
        raise _git_error(name, stderr.decode("utf-8", "replace"))
    return stdout


def _git_error(name: str, stderr: str) -> FileError:
    """The error, in the first line of git's own message."""
    line = next((line for line in stderr.splitlines() if line.strip()), "git cat-file")
    message = line.removeprefix("fatal: ").strip()
    return file_error(READ, name, Phrase(message, message))
