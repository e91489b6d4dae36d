"""The table of properties is what the grammar, the JSON schema and the manual say."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from argmap.diagnostics.source import Source
from argmap.files.package_data import read_own_text
from argmap.formats.json_document import read_schema, to_json
from argmap.model.map import Reveal
from argmap.pipeline.compile import CompileOptions, compile_source
from argmap.syntax.keywords import KEYWORDS, KOREAN_KEYWORDS
from argmap.syntax.parse import parse
from argmap.syntax.properties import KEYS, PROPERTIES, SPECS_BY_KEY, PropertyKind, PropertySpec, properties_of
from argmap.syntax.tree import Keyword

MANUAL = (Path(__file__).parents[2] / "docs" / "language.md").read_text("utf-8")
SCHEMA = json.loads(read_schema())
NOT_IN_JSON = {"allow"}
"""Keys that say nothing of the argument, so that JSON leaves them out."""
by_key = pytest.mark.parametrize("spec", PROPERTIES, ids=lambda spec: spec.key)
DECLARED = (Keyword.SOURCE, Keyword.GROUP, Keyword.VIEW)
SAMPLES = {
    PropertyKind.TEXT: "text",
    PropertyKind.URL: "https://example.org",
    PropertyKind.NUMBER: "1",
    PropertyKind.LANGUAGE: "en",
    PropertyKind.WARNING_CODES: "W308",
    PropertyKind.CITATION: "s",
    PropertyKind.STATEMENT: "a",
    PropertyKind.GROUP: "g",
    PropertyKind.TAGS: "free",
}
LINES = {
    Keyword.MAP: "map: x",
    Keyword.SOURCE: "source n: x",
    Keyword.GROUP: "group n: x",
    Keyword.VIEW: "view n: x",
    Keyword.THESIS: "thesis: x",
    Keyword.CLAIM: "claim: x",
    Keyword.PREMISE: "  premise: x",
    Keyword.AND: "  and: x",
    Keyword.ASSUMPTION: "  assumption: x",
    Keyword.OBJECTION: "  objection: x",
    Keyword.REBUTTAL: "    rebuttal: x",
    Keyword.UNDERCUT: "    undercut: x",
}
ABOVE = dict.fromkeys((Keyword.AND, Keyword.REBUTTAL, Keyword.UNDERCUT), "  objection: y\n")


def _find_codes(text: str) -> set[str]:
    return {each.code for each in compile_source(Source("test", text), CompileOptions()).diagnostics}


def _write_map(keyword: Keyword, *properties: str) -> str:
    """A map with a line of the keyword, its properties, and all that these may name."""
    head = LINES[keyword]
    indent = " " * (len(head) - len(head.lstrip(" ")) + 2)
    above = f"source s: s\ngroup g: g\nthesis a: a\n  tag: free\n{ABOVE.get(keyword, '')}"
    return above + "\n".join([head, *(f"{indent}{each}" for each in properties)]) + "\n"


def _read_rows(heading: str) -> dict[str, list[str]]:
    """The rows of the first table below a heading of the manual, by each key that its first cell names."""
    table = MANUAL.split(f"\n{heading}\n")[1].split("\n| ", 1)[1].split("\n\n")[0]
    rows = [line.strip("| ").split(" | ") for line in table.split("\n")[2:]]
    return {key: row for row in rows for key in re.findall(r"`([a-z]+)`", row[0])}


def test_the_grammar_names_every_key_and_no_other() -> None:
    terminal = read_own_text("grammar", "argmap.lark").split("_PROPERTY: ")[1].split("\n\n")[0]
    assert sorted(re.findall(r'"([^"]+)"', terminal)) == sorted(KEYS)


def test_no_word_has_two_meanings() -> None:
    assert len(KEYS) == 2 * len(PROPERTIES)
    both = KEYS.keys() & KEYWORDS.keys()
    assert both == {Keyword.GROUP.value, KOREAN_KEYWORDS[Keyword.GROUP]}
    for spec in PROPERTIES:
        assert len(spec.choice_spellings) == 2 * len(spec.choices)
        assert spec.repeats <= spec.of


@by_key
@pytest.mark.parametrize("keyword", Keyword, ids=lambda keyword: keyword.value)
def test_a_property_stands_below_its_lines_alone(spec: PropertySpec, keyword: Keyword) -> None:
    value = next(iter(spec.choices), None) or SAMPLES[spec.kind]
    once = _find_codes(_write_map(keyword, f"{spec.key}: {value}"))
    assert ("E234" in once) == (keyword not in spec.of)
    if keyword in spec.of:
        twice = _find_codes(_write_map(keyword, *[f"{spec.key}: {value}"] * 2))
        assert ("E235" in twice) == (keyword not in spec.repeats)
        assert ("E236" in _find_codes(_write_map(keyword, f"{spec.key}.de: {value}"))) != spec.translatable


@by_key
def test_below_a_reference_stands_what_is_of_its_step(spec: PropertySpec) -> None:
    value = next(iter(spec.choices), None) or SAMPLES[spec.kind]
    text = f"source s: s\ngroup g: g\nclaim a: a\nthesis: b\n  premise a\n    {spec.key}: {value}\n"
    assert ("E217" in _find_codes(text)) != spec.of_step


@by_key
def test_every_spelling_of_a_choice_is_read(spec: PropertySpec) -> None:
    keyword = next(keyword for keyword in (Keyword.PREMISE, Keyword.VIEW, Keyword.MAP) if keyword in spec.of)
    for word in spec.choice_spellings:
        assert parse(Source("test", _write_map(keyword, f"{spec.key}: {word}")))[1] == ()
        codes = _find_codes(_write_map(keyword, f"{spec.key}: {word}"))
        assert not [code for code in codes if code.startswith("E")]


def _find_json_fields(spec: PropertySpec) -> list[tuple[Any, str]]:
    """The schema's objects that hold a property, and the name that it has there."""
    if spec.key in NOT_IN_JSON:
        return []
    forms = {Keyword.MAP: SCHEMA, **{keyword: SCHEMA["$defs"][keyword.value] for keyword in DECLARED}}
    forms[Keyword.CLAIM] = SCHEMA["$defs"]["inference" if spec.of_step else "statement"]
    names = {True: f"{spec.key}s", False: spec.key}
    return [(form, names[keyword in spec.repeats]) for keyword, form in forms.items() if keyword in spec.of]


@by_key
def test_the_schema_has_every_property(spec: PropertySpec) -> None:
    for form, name in _find_json_fields(spec):
        field = form["properties"][name]
        if spec.kind is PropertyKind.CHOICE:
            assert [word for word in field["enum"] if word is not None] == list(spec.choices)
        assert all(word in json.dumps(field) for word in spec.choices)


def _describe_argument(text: str) -> object:
    """All that a map's JSON says, but for the places in its text."""

    def leave_out_places(value: Any) -> Any:
        if isinstance(value, list):
            return [leave_out_places(each) for each in value]
        if isinstance(value, dict):
            return {key: leave_out_places(each) for key, each in value.items() if key != "place"}
        return value

    argmap = compile_source(Source("test", text), CompileOptions()).argmap
    assert argmap, text
    return leave_out_places(json.loads(to_json(argmap)))


@by_key
def test_the_model_and_its_json_keep_every_property(spec: PropertySpec) -> None:
    value = next(iter(spec.choices), None) or SAMPLES[spec.kind]
    keyword = next(each for each in (Keyword.PREMISE, Keyword.VIEW, Keyword.MAP) if each in spec.of)
    with_it, without = _write_map(keyword, f"{spec.key}: {value}"), _write_map(keyword)
    assert (_describe_argument(with_it) != _describe_argument(without)) == (spec.key not in NOT_IN_JSON)


def test_the_model_knows_every_order_of_appearance() -> None:
    assert [each.value for each in Reveal] == list(SPECS_BY_KEY["reveal"].choices)


@by_key
def test_the_manual_says_below_which_lines_a_property_stands(spec: PropertySpec) -> None:
    if Keyword.MAP in spec.of:
        assert f"`{spec.key}` below it" in MANUAL
    if Keyword.VIEW in spec.of:
        row = _read_rows("### views")[spec.key]
        assert all(f"`{word}`" in row[1] for word in spec.choices)
        assert ("may repeat" in row[1]) == (Keyword.VIEW in spec.repeats)
    if Keyword.CLAIM in spec.of:
        row = _read_rows("## Properties")[spec.key]
        below = "statements, sources" if Keyword.SOURCE in spec.of else "statements"
        assert row[1] == ("statements and references that make a step" if spec.of_step else below)
        assert ("may repeat" in row[2]) == (Keyword.CLAIM in spec.repeats)
        assert all(f"`{word}`" in row[2] for word in spec.choices)


def test_the_manual_names_the_properties_with_languages() -> None:
    keys = {spec.key for spec in PROPERTIES if spec.translatable}
    sentence = next(line for line in MANUAL.split("\n") if line.endswith("`short.ko: …`."))
    assert set(re.findall(r"`([a-z]+)`", sentence)) == keys


def test_the_properties_that_no_other_line_has_come_first() -> None:
    assert [spec.key for spec in properties_of(Keyword.VIEW)] == ["root", "depth", "reveal", "group", "tag"]
