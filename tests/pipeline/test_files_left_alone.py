"""Files in another language, with a conflict or a diff are left byte for byte by fixes and `fmt`."""

from itertools import product

import pytest

from argmap.pipeline.fixing import FixOptions, fix_bytes
from argmap.pipeline.formatting import format_bytes
from tests.syntax.other_languages import CONFLICTS, DIFFS, OTHERS

FILES = (*OTHERS, *CONFLICTS, *DIFFS)
LINE_ENDS = ("\n", "\r\n")


@pytest.mark.parametrize(("number", "line_end"), [*product(range(len(FILES)), LINE_ENDS)])
def test_no_fix_and_no_format_changes_such_a_file(number: int, line_end: str) -> None:
    data = FILES[number].replace("\n", line_end).encode()
    result = fix_bytes(data, "m.argmap", FixOptions(include_unsafe=True))
    assert result.data == data
    assert result.fixed_count == 0
    assert [each.code[:3] for each in result.diagnostics] == ["E12"]
    assert format_bytes(data, "m.argmap").data is None
