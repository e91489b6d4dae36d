"""Errors about files, each one sentence that names the file."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError

_REASONS = {
    errno.ENOENT: Phrase(en="there is no such file or folder", ko="그런 파일이나 폴더가 없다"),
    errno.EACCES: Phrase(en="permission was refused", ko="권한이 없다"),
    errno.EPERM: Phrase(en="permission was refused", ko="권한이 없다"),
    errno.EISDIR: Phrase(en="it is a folder", ko="폴더다"),
    errno.ENOTDIR: Phrase(en="a part of the path is not a folder", ko="경로 가운데에 폴더가 아닌 것이 있다"),
    errno.EEXIST: Phrase(en="a file of that name is in the way", ko="같은 이름의 파일이 이미 있다"),
    errno.ENOSPC: Phrase(en="the disk is full", ko="디스크가 가득 찼다"),
    errno.EFBIG: Phrase(en="a file may not be so large here", ko="여기서는 파일이 이렇게 클 수 없다"),
    errno.EIO: Phrase(en="the disk has failed", ko="디스크에 문제가 있다"),
    errno.EROFS: Phrase(en="the disk is read-only", ko="읽기 전용 디스크다"),
    errno.ENAMETOOLONG: Phrase(en="the name is too long", ko="이름이 너무 길다"),
    errno.ELOOP: Phrase(en="the links run in a circle", ko="링크가 서로를 가리켜 끝나지 않는다"),
    getattr(errno, "EDQUOT", -1): Phrase(
        en="your share of the disk is used up", ko="디스크 할당량을 다 썼다"
    ),
}
_IN_USE = Phrase(
    en="another program has it open; close it there", ko="다른 프로그램에서 열려 있다; 거기서 닫는다"
)
_SHARING_VIOLATIONS = frozenset({32, 33})
"""Windows' error codes for a file that another program has open."""


class FileError(UserError):
    """A file or folder that could not be read, listed or written; `path` is its name as the user gave it."""

    def __init__(self, path: str, phrase: Phrase) -> None:
        super().__init__(phrase)
        self.path = path


READ = Phrase(en="cannot read", ko="읽을 수 없는 파일")
WRITE = Phrase(en="cannot write", ko="쓸 수 없는 파일")
LIST = Phrase(en="cannot look into", ko="열 수 없는 폴더")


def file_error(action: Phrase, path: str, reason: Phrase) -> FileError:
    """The error that `action` (READ, WRITE or LIST) failed on `path`."""
    return FileError(path, Phrase(f"{action.en} `{path}`: {reason.en}", f"{action.ko} `{path}`: {reason.ko}"))


@contextmanager
def translate_os_error(action: Phrase, path: str) -> Iterator[None]:
    """Raise what the system raises inside the block as FileError; BrokenPipeError passes as it is."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise file_error(action, path, _os_error_reason(error)) from error
    except UnicodeEncodeError as error:
        raise file_error(action, path, _encoding_reason(error)) from error
    except ValueError as error:
        raise file_error(
            action, path, Phrase("it is no name for a file", "파일 이름이 될 수 없다")
        ) from error


def write_error(path: str, error: OSError) -> FileError:
    """The error that writing `path` failed."""
    return file_error(WRITE, path, _os_error_reason(error))


def _encoding_reason(error: UnicodeEncodeError) -> Phrase:
    """The reason why the system takes no such name: a lone surrogate, or a letter that the locale lacks."""
    if error.encoding.startswith("utf"):
        return Phrase("it is no name for a file", "파일 이름이 될 수 없다")
    return Phrase(
        en=f"the locale ({error.encoding}) lacks letters of its name; set PYTHONUTF8=1",
        ko=f"로캘({error.encoding})에 없는 글자가 이름에 있다; PYTHONUTF8=1로 둔다",
    )


def _os_error_reason(error: OSError) -> Phrase:
    """The reason in our words; in the system's where there are none."""
    if getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
        return _IN_USE
    reason = error.strerror or type(error).__name__
    return _REASONS.get(error.errno or 0, Phrase(reason, reason))
