"""Calls in this process, as the command line's own tests make them."""

from tests.cli.conftest import call

__all__ = ["call"]
