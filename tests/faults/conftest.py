"""Calls in this process, and processes that no coverage slows down."""

import pytest

from tests.cli.conftest import run_argmap
from tests.unmeasured import COVERAGE_VARIABLES

__all__ = ["run_argmap"]


@pytest.fixture(autouse=True)
def _unmeasured_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the processes that these tests start out of coverage: measured, they run several times longer."""
    for name in COVERAGE_VARIABLES:
        monkeypatch.delenv(name, raising=False)
