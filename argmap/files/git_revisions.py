"""Reading a file as it is in a revision that git keeps."""

import os
import subprocess

from argmap.diagnostics.diagnostic import Phrase
from argmap.files.errors import READ, FileError, file_error
from argmap.files.reading import MAX_MAP_BYTES, TOO_LARGE

_NO_GIT = Phrase(en="`git` is not installed", ko="`git`이 설치되어 있지 않다")


def is_revision(name: str) -> bool:
    """Whether a name such as `HEAD~1:maps/x.argmap` speaks of a revision: it has a colon, and is no file.
    With nothing before the colon it is what is staged.

    What Windows reads as a disk, as in `C:\\maps\\x.argmap`, is no revision there.
    """
    if os.path.splitdrive(name)[0]:
        return False
    revision, colon, path = name.partition(":")
    return bool(colon and path) and not revision.startswith("-") and not os.path.lexists(name)


def read_revision(name: str) -> bytes:
    """The bytes of a file in a revision, named as git names it: `HEAD~1:maps/x.argmap` from the top of the
    repository, `HEAD:./x.argmap` from the current folder, `:x.argmap` as it is staged.

    Raises FileTrouble where git does not know it or is not there, or where it is too large for a map.
    """
    size = _run_git(name, "-s").decode("ascii", "replace").strip()
    if not size.isdigit() or int(size) > MAX_MAP_BYTES:
        raise file_error(READ, name, TOO_LARGE)
    return _run_git(name, "blob")


def _run_git(name: str, what: str) -> bytes:
    try:
        with subprocess.Popen(
            ["git", "cat-file", what, name], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as git:
            found, said = git.communicate()
    except OSError as error:
        raise file_error(READ, name, _NO_GIT) from error
    if git.returncode:
        raise _git_error(name, said.decode("utf-8", "replace"))
    return found


def _git_error(name: str, stderr: str) -> FileError:
    """The trouble, in the first of git's own words."""
    line = next((line for line in stderr.splitlines() if line.strip()), "git cat-file")
    words = line.removeprefix("fatal: ").strip()
    return file_error(READ, name, Phrase(words, words))
