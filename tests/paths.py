"""Where the checkout is, and where the package that is tested: in the checkout, or installed from a wheel."""

from pathlib import Path

import argmap

ROOT = Path(__file__).parents[1]
PACKAGE = Path(argmap.__file__).resolve().parent


def locate_shipped(path: Path) -> Path:
    """A file of the checkout; one of the package is where that is, though the checkout may have none."""
    package = ROOT / "argmap"
    return PACKAGE / path.relative_to(package) if path.is_relative_to(package) else path
