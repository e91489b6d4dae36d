"""The result of each map, and its outputs written to their files."""

import traceback
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from argmap.diagnostics.deadline import OutOfTime
from argmap.diagnostics.diagnostic import Diagnostic, Phrase
from argmap.diagnostics.user_error import UserError
from argmap.files.writing import write_files, write_stdout
from argmap.jobs.plan import ReservedPaths


class JobStatus(Enum):
    """The end of a job: done; given up because of the map, or because of the machine; or a bug in argmap."""

    DONE = "done"
    MAP_ERROR = "map error"
    FAILED = "failed"
    BUG = "bug"


class Output(Struct, frozen=True):
    """One output file: its path (`-` for standard output) and its bytes, none once they are written.

    `is_part` marks a file beside the one that was asked for. `size` and `arrangement` are notes on the size
    of its text and on the arrangement of its boxes.
    """

    path: str
    data: bytes = b""
    is_part: bool = False
    size: Phrase | None = None
    arrangement: Phrase | None = None


class Bug(Struct, frozen=True):
    """A bug in argmap that a job ran into: the exception's class, and its traceback."""

    kind: str
    traceback: str


class JobResult(Struct, frozen=True):
    """The outputs of one map, none if the map has errors, with its diagnostics and notes.

    `errors` say why some outputs, or all, could not be made, though the map may be sound;
    `is_out_of_resources` is true if that was for want of time or memory. An unchanged map's outputs are the
    files that hold them already.
    """

    outputs: tuple[Output, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    notes: tuple[Phrase, ...] = ()
    errors: tuple[Phrase, ...] = ()
    is_out_of_resources: bool = False
    is_unchanged: bool = False
    bug: Bug | None = None

    @property
    def status(self) -> JobStatus:
        """The end of the job."""
        if self.bug:
            return JobStatus.BUG
        if self.errors and not self.is_out_of_resources:
            return JobStatus.FAILED
        return JobStatus.DONE if self.outputs and not self.errors else JobStatus.MAP_ERROR


def error_result(error: UserError) -> JobResult:
    """Return the result of a job that an error ended."""
    return JobResult(errors=(error.phrase,), is_out_of_resources=isinstance(error, OutOfTime))


def bug_result(name: str, bug: BaseException) -> JobResult:
    """Return the result of a job on the map `name` that a bug ended."""
    kind = type(bug).__name__
    message = Phrase(
        en=f"cannot draw `{name}`: argmap stumbled over a bug of its own ({kind}: {bug});"
        " ARGMAP_DEBUG=1 shows where",
        ko=f"그릴 수 없는 지도 `{name}`: argmap 자체의 버그다 ({kind}: {bug});"
        " 어디인지는 ARGMAP_DEBUG=1로 볼 수 있다",
    )
    return JobResult(errors=(message,), bug=Bug(kind, "".join(traceback.format_exception(bug))))


def write_outputs(result: JobResult, reserved_paths: ReservedPaths | None = None) -> JobResult:
    """Write the outputs, each file whole or not at all, and return the result without their bytes.

    If one cannot be written, or a part's path is reserved for another map, the result has an error.
    """
    try:
        if reserved_paths:
            parts = (output.path for output in result.outputs if output.is_part)
            reserved_paths.refuse_clashing_parts(parts)
        write_files({output.path: output.data for output in result.outputs if output.path != "-"})
        for output in result.outputs:
            if output.path == "-":
                write_stdout(output.data)
    except UserError as error:
        return replace(error_result(error), errors=(*result.errors, error.phrase))
    return replace(result, outputs=tuple(replace(output, data=b"") for output in result.outputs))
