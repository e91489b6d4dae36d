"""Pixels from another process: the same, and given up in time; and what is said where it breaks down."""

import sys

import pytest

from argmap.diagnostics.deadline import OutOfTime, limit_time
from argmap.diagnostics.user_error import UserError
from argmap.render import resvg_process
from argmap.render.resvg_process import PngJob

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><circle cx="9" cy="9" r="8"/></svg>'
SMALL, LARGE = PngJob(SVG, 40, 20, [], "Arial"), PngJob(SVG, 4000, 2000, [], "Arial")


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> list[PngJob]:
    """The jobs that went to another process."""
    gone: list[PngJob] = []
    real = resvg_process._run_in_subprocess
    monkeypatch.setattr(
        resvg_process, "_run_in_subprocess", lambda sheet: (gone.append(sheet), real(sheet))[1]
    )
    return gone


def test_a_large_picture_is_drawn_in_another_process_and_the_same(apart: list[PngJob]) -> None:
    assert resvg_process.run_resvg(LARGE) == resvg_process._run_in_process(LARGE)
    assert resvg_process.run_resvg(SMALL) == resvg_process._run_in_process(SMALL)
    assert apart == [LARGE]


def test_much_to_draw_is_drawn_in_another_process_too(apart: list[PngJob]) -> None:
    long = PngJob(SVG + " " * resvg_process.SUBPROCESS_PIXELS, 40, 20, [], "Arial")
    assert resvg_process.run_resvg(long) == resvg_process._run_in_process(SMALL)
    assert apart == [long]


def test_it_is_given_up_in_time() -> None:
    with pytest.raises(OutOfTime, match=r"longer than 0\.001 s"), limit_time(0.001):
        resvg_process.run_resvg(LARGE)


def test_where_the_other_process_breaks_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resvg_process, "_SUBPROCESS_CODE", "raise SystemExit(3)")
    with pytest.raises(UserError, match="resvg cannot turn"):
        resvg_process.run_resvg(LARGE)


def test_without_a_python_to_start_it_is_drawn_in_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for python in ("", "/nowhere/python"):
        monkeypatch.setattr(sys, "executable", python)
        assert resvg_process.run_resvg(LARGE) == resvg_process._run_in_process(LARGE)
