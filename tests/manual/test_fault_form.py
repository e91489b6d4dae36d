"""The form for a fault asks for all that is needed to see it too, as the forge reads forms."""

import re

import pytest

from argmap.cli.lazy_group import COMMANDS
from tests.paths import ROOT

FORM = (ROOT / ".github" / "ISSUE_TEMPLATE" / "fault.yml").read_text("utf-8")
HEAD, *FIELDS = re.split(r"^  - type: ", FORM, flags=re.MULTILINE)
"""What stands before the fields of the form, and each field from its type on."""
QUESTIONS = [field for field in FIELDS if not field.startswith("markdown\n")]


def read_value(field: str, key: str) -> str:
    """The value of a key that stands on one line; fails where there is not one such line."""
    (value,) = re.findall(rf"^ *{key}: (.+)$", field, re.MULTILINE)
    return str(value)


def test_the_form_asks_for_all_that_a_fault_needs() -> None:
    fields = {read_value(field, "id"): field for field in QUESTIONS}
    assert set(fields) == {"map", "command", "expected", "doctor"}
    assert {read_value(field, "required") for field in QUESTIONS} == {"true"}
    assert "doctor" in COMMANDS
    assert "`argmap doctor`" in read_value(fields["doctor"], "label")


def test_the_form_has_what_the_forge_requires() -> None:
    assert read_value(HEAD, "name")
    assert read_value(HEAD, "description")
    assert HEAD.endswith("\nbody:\n")
    types = {field.split("\n", 1)[0] for field in FIELDS}
    assert types <= {"markdown", "textarea", "input", "dropdown", "checkboxes"}
    labels = [read_value(field, "label") for field in QUESTIONS]
    assert len(set(labels)) == len(labels)
    assert all(read_value(field, "description") for field in QUESTIONS)


@pytest.mark.parametrize("field", QUESTIONS, ids=lambda field: read_value(field, "id"))
def test_no_value_has_what_yaml_reads_otherwise(field: str) -> None:
    for key in ("label", "description"):
        value = read_value(field, key)
        assert not re.search(r": |\s#|^[\"'`@%&*!|>{\[?-]", value), value
