"""A difference of maps compares every field of the model's records but those that it names as left out."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

import pytest
from msgspec.structs import replace

from argmap.diagnostics.node import SourceNode
from argmap.formats.difference import (
    UNCOMPARED_MAP_FIELDS,
    UNCOMPARED_STATEMENT_FIELDS,
    UNCOMPARED_STEP_FIELDS,
    compare_maps,
)
from argmap.formats.difference_text import format_difference, name_field
from argmap.model.map import ArgMap, Citation, CitedSource, Group, Inference, Statement, View, Wording
from tests.layout.map_from_text import build_test_map

MAP = """\
map: Map
source s: Source
  url: https://example.org
group g: Group
view v: View
thesis t: Thesis
  premise a: One
    cite: s p. 1
  and b: Two
  objection c: Three
    rebuttal a
"""
RECORDS = {"sources": CitedSource, "groups": Group, "views": View}


def _list_compared(record: type[SourceNode], left_out: frozenset[str] = frozenset()) -> list[str]:
    return [name for name in record.__struct_fields__ if name not in left_out | record.UNCOMPARED_FIELDS]


def _alter(value: object, wording: Wording) -> object:
    """Another value of the same kind."""
    if isinstance(value, Enum):
        return next(other for other in type(value) if other is not value)
    if isinstance(value, bool):
        return not value
    if isinstance(value, Mapping):
        return {**value, "de": wording}
    if isinstance(value, tuple):
        return (*value, "other")
    if isinstance(value, frozenset):
        return value | {"W301"}
    return 0.5 if value is None else f"{value}-other"


def _replace_in(argmap: ArgMap, field: str, name: str, **changes: Any) -> ArgMap:
    records = getattr(argmap, field)
    changed = replace(records[name], **changes)
    return replace(argmap, **{field: {**records, name: changed}})


@pytest.fixture(scope="module")
def old(parse_argument: Callable[[str], ArgMap]) -> ArgMap:
    return parse_argument(MAP)


@pytest.mark.parametrize("field", _list_compared(Statement, UNCOMPARED_STATEMENT_FIELDS))
def test_every_field_of_a_statement_is_compared(old: ArgMap, field: str) -> None:
    before = old.statements["c"]
    other = _alter(getattr(before, field), before.text[""])
    new = replace(old, statements={**old.statements, "c": replace(before, **{field: other})})
    difference = compare_maps(old, new)
    assert [pair.changed_fields for pair in difference.changed_pairs] == [(field,)]
    assert name_field(field).ko


def test_a_statement_that_stands_elsewhere_is_moved(old: ArgMap) -> None:
    new = _replace_in(old, "statements", "c", parent_step=None)
    assert [pair.is_moved for pair in compare_maps(old, new).changed_pairs] == [True]


@pytest.mark.parametrize("field", _list_compared(Inference, UNCOMPARED_STEP_FIELDS))
def test_every_field_of_a_step_is_compared(old: ArgMap, field: str) -> None:
    step = next(step for step in old.inferences.values() if not step.premises[0].in_full)
    other = _alter(getattr(step, field), old.title[""])
    if field == "premises":
        other = (*step.premises, replace(step.premises[0], statement="b"))
    new = _replace_in(old, "inferences", step.id, **{field: other})
    assert not compare_maps(old, new).is_empty


@pytest.mark.parametrize("field", _list_compared(ArgMap, UNCOMPARED_MAP_FIELDS))
def test_every_field_of_a_map_is_compared(old: ArgMap, field: str) -> None:
    new = replace(old, **{field: _alter(getattr(old, field), old.title[""])})
    difference = compare_maps(old, new)
    assert difference.map_fields == (field,)
    assert format_difference(difference, "ko") == (f"@ 지도: {name_field(field).ko}",)


@pytest.mark.parametrize(
    ("part", "field"), [(part, field) for part, record in RECORDS.items() for field in _list_compared(record)]
)
def test_every_field_of_a_declaration_is_compared(old: ArgMap, part: str, field: str) -> None:
    name, record = next(iter(getattr(old, part).items()))
    other = _alter(getattr(record, field), old.title[""])
    assert compare_maps(old, _replace_in(old, part, name, **{field: other})).map_fields == (part,)


@pytest.mark.parametrize("field", _list_compared(Citation))
def test_every_field_of_a_citation_is_compared(old: ArgMap, field: str) -> None:
    (cite,) = old.statements["a"].cites
    new = _replace_in(old, "statements", "a", cites=(replace(cite, **{field: "other"}),))
    assert [pair.changed_fields for pair in compare_maps(old, new).changed_pairs] == [("cites",)]


def test_what_is_left_out_is_a_field() -> None:
    assert set(Statement.__struct_fields__) >= UNCOMPARED_STATEMENT_FIELDS
    assert set(Inference.__struct_fields__) >= UNCOMPARED_STEP_FIELDS
    assert set(ArgMap.__struct_fields__) >= UNCOMPARED_MAP_FIELDS


def test_the_keywords_of_a_map_without_a_language_are_no_difference() -> None:
    korean, english = build_test_map("논제: A\n"), build_test_map("thesis: A\n")
    assert (korean.likely_lang, english.likely_lang) == ("ko", "en")
    assert format_difference(compare_maps(korean, english), "en") == ()
