"""Pixels from another process: the same, and given up in time; and what is said where it breaks down."""

import sys

import pytest

from argmap.render import raster
from argmap.render.raster import Sheet
from argmap.text.deadline import OutOfTime, within
from argmap.text.trouble import Trouble

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><circle cx="9" cy="9" r="8"/></svg>'
SMALL, LARGE = Sheet(SVG, 40, 20, [], "Arial"), Sheet(SVG, 4000, 2000, [], "Arial")


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> list[Sheet]:
    """The sheets that went to another process."""
    gone: list[Sheet] = []
    real = raster._apart
    monkeypatch.setattr(raster, "_apart", lambda sheet: (gone.append(sheet), real(sheet))[1])
    return gone


def test_a_large_picture_is_made_apart_and_the_same(apart: list[Sheet]) -> None:
    assert raster.raster(LARGE) == raster._here(LARGE)
    assert raster.raster(SMALL) == raster._here(SMALL)
    assert apart == [LARGE]


def test_much_to_draw_is_made_apart_too(apart: list[Sheet]) -> None:
    long = Sheet(SVG + " " * raster.LONG, 40, 20, [], "Arial")
    assert raster.raster(long) == raster._here(SMALL)
    assert apart == [long]


def test_it_is_given_up_in_time() -> None:
    with pytest.raises(OutOfTime, match=r"longer than 0\.001 s"), within(0.001):
        raster.raster(LARGE)


def test_where_the_other_process_breaks_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "_START", "raise SystemExit(3)")
    with pytest.raises(Trouble, match="resvg cannot turn"):
        raster.raster(LARGE)


def test_without_a_python_to_start_it_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    for python in ("", "/nowhere/python"):
        monkeypatch.setattr(sys, "executable", python)
        assert raster.raster(LARGE) == raster._here(LARGE)
