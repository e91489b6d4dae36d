"""Calls in this process, as the command line's own tests make them."""

from tests.cli.conftest import run_argmap

__all__ = ["run_argmap"]
