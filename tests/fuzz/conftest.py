"""The calls of the command line that other tests make too."""

from tests.cli.conftest import run_argmap

__all__ = ["run_argmap"]
