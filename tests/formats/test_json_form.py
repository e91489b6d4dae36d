"""JSON contains the whole map, in a format that its published schema describes strictly."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from argmap.formats.json_document import MAP_SCHEMA_ID, read_schema, to_json
from argmap.model.map import ArgMap

Case = Callable[[str], ArgMap]
OPTIONAL = {"continues"}
CASES = ["school", "coin", "circle", "literal", "lone"]


def _find_objects(schema: Any) -> list[Any]:
    if isinstance(schema, list):
        return [found for part in schema for found in _find_objects(part)]
    if not isinstance(schema, dict):
        return []
    inner = [found for part in schema.values() for found in _find_objects(part)]
    return [schema, *inner] if schema.get("type") == "object" else inner


@pytest.mark.parametrize("name", ["school", "coin"])
def test_json_reads_as_written(load_case: Case, read_golden: Callable[[str], str], name: str) -> None:
    assert to_json(load_case(name)) == read_golden(f"{name}.json")


@pytest.mark.parametrize("name", CASES)
def test_json_meets_its_schema(load_case: Case, name: str) -> None:
    schema = json.loads(read_schema())
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(to_json(load_case(name))))


def test_a_map_without_anything_meets_the_schema(empty_map: ArgMap) -> None:
    form = json.loads(to_json(empty_map))
    Draft202012Validator(json.loads(read_schema())).validate(form)
    assert (form["title"], form["lang"], form["statements"]) == (None, None, [])


def test_the_schema_knows_every_field_and_no_other() -> None:
    schema = json.loads(read_schema())
    assert schema["$id"] == MAP_SCHEMA_ID
    for found in _find_objects(schema):
        if "properties" in found:
            assert found["additionalProperties"] is False
            assert found["required"] == [name for name in found["properties"] if name not in OPTIONAL]
        assert found.get("description")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("statements", 0, "role"), "warrant"),
        (("statements", 0, "url"), "javascript:alert(1)"),
        (("statements", 0, "extra"), 1),
        (("inferences", 0, "strength"), 1.5),
        (("inferences", 0, "premises"), []),
        (("inferences", 0, "targetKind"), "inference"),
        (("lang",), "Korean"),
        (("schema",), "urn:argmap:map:0"),
    ],
)
def test_the_schema_refuses_impossible_documents(
    load_case: Case, path: tuple[str | int, ...], value: Any
) -> None:
    form = json.loads(to_json(load_case("school")))
    at = form
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    assert not Draft202012Validator(json.loads(read_schema())).is_valid(form)


@pytest.mark.parametrize("name", CASES)
def test_every_id_in_json_is_declared_in_it(load_case: Case, name: str) -> None:
    form = json.loads(to_json(load_case(name)))
    known = {
        kind: {one["id"] for one in form[kind]} for kind in ("statements", "inferences", "sources", "groups")
    }
    for statement in form["statements"]:
        assert statement["home"] is None or statement["home"] in known["inferences"]
        assert statement["group"] is None or statement["group"] in known["groups"]
        assert {cite["source"] for cite in statement["cites"]} <= known["sources"]
    for step in form["inferences"]:
        assert {part["statement"] for part in step["premises"]} <= known["statements"]
        assert step["target"] in known[f"{step['targetKind']}s"]


def test_the_number_of_hidden_statements_is_shown_where_they_are_cut_off(load_case: Case) -> None:
    argmap = load_case("school")
    name = next(iter(argmap.statements))
    form = json.loads(to_json(argmap, {name: 3}))
    Draft202012Validator(json.loads(read_schema())).validate(form)
    assert [one["id"] for one in form["statements"] if one.get("continues") == 3] == [name]
    assert sum("continues" in one for one in form["statements"]) == 1


def test_a_place_is_where_the_text_begins(parse_argument: Callable[[str], ArgMap]) -> None:
    form = json.loads(to_json(parse_argument("# 주석\n논제: 한글\n  premise p: P\n")))
    assert [one["place"] for one in form["statements"]] == [
        {"line": 2, "column": 5},
        {"line": 3, "column": 14},
    ]


def test_json_keeps_every_character(parse_argument: Callable[[str], ArgMap]) -> None:
    text = to_json(parse_argument('thesis: 한글 🙂 "q" \\ </script> é\n'))
    assert "한글 🙂" in text
    assert json.loads(text)["statements"][0]["text"]["text"] == '한글 🙂 "q" \\ </script> é'
