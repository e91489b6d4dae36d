"""Calls in this process, and processes that no coverage slows down."""

from tests.faults.conftest import _unmeasured_processes, run_argmap

__all__ = ["_unmeasured_processes", "run_argmap"]
