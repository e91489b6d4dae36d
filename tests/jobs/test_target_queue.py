"""An output that cannot be made takes no other with it, the end of the time only what is still pending."""

from collections.abc import Iterator

import pytest

from argmap.diagnostics.deadline import OutOfTime
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.jobs.plan import Target
from argmap.jobs.target_queue import TargetQueue
from argmap.pipeline.output_format import OutputFormat

TARGETS = [Target(f"{name}.svg", OutputFormat.SVG, None, suffix=".svg") for name in "abcd"]


def make_target(target: Target[OutputFormat]) -> Iterator[str]:
    yield f"begun {target.path}"
    if target.path in ("b.svg", "d.svg"):
        raise UserError(Phrase(en="no font", ko="글꼴 없음"))
    if target.path == "late.svg":
        raise OutOfTime(1.0)


def test_what_cannot_be_made_is_named_and_all_else_is_made() -> None:
    queue, results = TargetQueue(TARGETS), list[str]()
    queue.make_all(make_target, results)
    assert results == ["begun a.svg", "begun c.svg"]
    (error,) = queue.describe_failures(None, is_partial=True)
    assert error.en == "no font; not written: `b.svg`, `d.svg`"
    assert error.ko == "글꼴 없음; 쓰지 않은 파일: `b.svg`, `d.svg`"


def test_one_reason_for_all_is_told_without_the_files() -> None:
    queue, results = TargetQueue(TARGETS[1::2]), list[str]()
    queue.make_all(make_target, results)
    assert results == []
    assert [each.en for each in queue.describe_failures(None, is_partial=False)] == ["no font"]


def test_the_end_of_the_time_keeps_what_was_made() -> None:
    late = Target("late.svg", OutputFormat.SVG, None, suffix=".svg")
    queue, results = TargetQueue([TARGETS[0], late, TARGETS[2]]), list[str]()
    with pytest.raises(OutOfTime) as caught:
        queue.make_all(make_target, results)
    assert results == ["begun a.svg"]
    (error,) = queue.describe_failures(caught.value, is_partial=True)
    assert error.en.endswith("; not written: `late.svg`, `c.svg`")
