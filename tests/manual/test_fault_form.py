"""The form for a fault asks for all that is needed to see it too, as the forge reads forms."""

from typing import Any

import yaml

from argmap.cli.lazy_group import COMMANDS
from tests.paths import ROOT

FORM = ROOT / ".github" / "ISSUE_TEMPLATE" / "fault.yml"


def read_form() -> list[dict[str, Any]]:
    """The fields of the form for a fault."""
    return [each for each in yaml.safe_load(FORM.read_text("utf-8"))["body"] if each["type"] != "markdown"]


def test_the_form_asks_for_all_that_a_fault_needs() -> None:
    fields = {each["id"]: each for each in read_form()}
    assert set(fields) == {"map", "command", "expected", "doctor"}
    assert all(each["validations"]["required"] for each in fields.values())
    assert all(each["attributes"]["label"] and each["attributes"]["description"] for each in fields.values())
    assert "doctor" in COMMANDS
    assert "`argmap doctor`" in fields["doctor"]["attributes"]["label"]


def test_the_form_has_what_the_forge_requires() -> None:
    form = yaml.safe_load(FORM.read_text("utf-8"))
    assert form["name"]
    assert form["description"]
    assert {each["type"] for each in form["body"]} <= {
        "markdown",
        "textarea",
        "input",
        "dropdown",
        "checkboxes",
    }
    labels = [each["attributes"]["label"] for each in read_form()]
    assert len(set(labels)) == len(labels)
