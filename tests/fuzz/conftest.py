"""The calls of the command line that other tests make too."""

from tests.cli.conftest import call

__all__ = ["call"]
