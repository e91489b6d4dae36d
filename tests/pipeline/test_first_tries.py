"""Maps by people who have seen one example: what safe fixes make of each, and what its messages lead to.

Beside each map stand `.fixed`, the text after `check --fix`, and `.clean`, that text with the messages that
were left followed to the letter.
"""

from pathlib import Path

import pytest

from argmap.pipeline.compile import CompileOptions, compile_bytes
from argmap.pipeline.fixing import FixOptions, fix_bytes

MAPS = sorted((Path(__file__).parent / "first_tries").glob("*.argmap"))


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_safe_fixes_keep_what_was_meant(path: Path) -> None:
    assert (
        fix_bytes(path.read_bytes(), "m", FixOptions()).data.decode()
        == path.with_suffix(".fixed").read_bytes().decode()
    )


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_messages_lead_to_a_sound_map(path: Path) -> None:
    before = len(compile_bytes(path.with_suffix(".fixed").read_bytes(), "m", CompileOptions()).diagnostics)
    found = compile_bytes(path.with_suffix(".clean").read_bytes(), "m", CompileOptions()).diagnostics
    assert [each.code for each in found] in ([], ["W303"])
    assert len(found) <= before
