"""The outputs of one map, made one by one: one that cannot be made takes no other with it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from argmap.diagnostics.deadline import OutOfTime
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.name_lists import join_names
from argmap.diagnostics.user_error import UserError
from argmap.jobs.plan import Target
from argmap.pipeline.output_format import F

T = TypeVar("T")


class FailedTarget(Struct, frozen=True):
    """An output that could not be made, by its path, and why."""

    path: str
    reason: Phrase


class TargetQueue(Generic[F]):
    """The targets that are still to be made, and those that could not be."""

    def __init__(self, targets: Iterable[Target[F]]) -> None:
        self.pending: list[Target[F]] = list(targets)
        self.failures: list[FailedTarget] = []

    def make_all(self, make: Callable[[Target[F]], Iterable[T]], results: list[T]) -> None:
        """Make each target, and add what `make` returns to the results; a UserError is kept as a failure.

        Raises OutOfTime: then the target under way and those after it are still pending.
        """
        while self.pending:
            target = self.pending[0]
            try:
                results += tuple(make(target))
            except OutOfTime:
                raise
            except UserError as error:
                self.failures.append(FailedTarget(target.path, error.phrase))
            del self.pending[0]

    def describe_failures(self, ran_out: OutOfTime | None, *, is_partial: bool) -> tuple[Phrase, ...]:
        """Return a sentence for each reason why targets were not made, with their files where others were.

        What is still pending was not made because time `ran_out`.
        """
        failures = list(self.failures)
        if ran_out is not None:
            failures += [FailedTarget(target.path, ran_out.phrase) for target in self.pending]
        return _describe_failures(failures, is_partial)


def _describe_failures(failures: Sequence[FailedTarget], is_partial: bool) -> tuple[Phrase, ...]:
    files: dict[Phrase, list[str]] = {}
    for each in failures:
        files.setdefault(each.reason, []).append(each.path)
    if not is_partial and len(files) == 1:
        return tuple(files)
    return tuple(_add_unwritten(reason, join_names(paths)) for reason, paths in files.items())


def _add_unwritten(reason: Phrase, names: str) -> Phrase:
    return Phrase(en=f"{reason.en}; not written: {names}", ko=f"{reason.ko}; 쓰지 않은 파일: {names}")
