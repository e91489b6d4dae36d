"""A map as JSON, complete, for other programs, as `argmap.schema.json` describes it."""

import json
from collections.abc import Mapping, Sequence

from argmap.diagnostics.source import Span
from argmap.files.package_data import read_own_text
from argmap.model.map import ArgMap, CitedSource, Group, Inference, Statement, Translations, View

MAP_SCHEMA_ID = "urn:argmap:map:1"
"""The `$id` of the schema. A change that old readers would misread gets a new number."""

JsonValue = str | int | float | bool | Sequence["JsonValue"] | Mapping[str, "JsonValue"] | None
"""A value that JSON can write."""


def to_json(argmap: ArgMap, hidden: Mapping[str, int] | None = None) -> str:
    """Write the whole map as JSON text with two-space indentation and a final line end.

    It contains all languages, and everything in the written order. Lines and columns count from 1, columns in
    code points; the name of the map's file is left out. `hidden`, written as `continues`, counts, by
    statement, the statements below it that this map leaves out.
    """
    hidden = hidden or {}
    document: JsonValue = {
        "schema": MAP_SCHEMA_ID,
        "title": _encode_text(argmap.title),
        "lang": argmap.lang,
        "statements": [_encode_statement(one, hidden.get(one.id, 0)) for one in argmap.statements.values()],
        "inferences": [_encode_inference(one) for one in argmap.inferences.values()],
        "sources": [_encode_source(one) for one in argmap.sources.values()],
        "groups": [_encode_group(one) for one in argmap.groups.values()],
        "views": [_encode_view(one) for one in argmap.views.values()],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def read_schema() -> str:
    """Read the JSON Schema (2020-12) that every text from `to_json` satisfies."""
    return read_own_text("formats", "argmap.schema.json")


def _encode_text(text: Translations) -> JsonValue:
    if not text:
        return None
    translations = {lang: words.value for lang, words in text.items() if lang}
    return {"text": text[""].value if "" in text else None, "translations": translations}


def _encode_position(span: Span) -> JsonValue:
    position = span.source.position(span.start)
    return {"line": position.line, "column": position.column}


def _encode_statement(statement: Statement, hidden: int) -> JsonValue:
    continues: Mapping[str, JsonValue] = {"continues": hidden} if hidden else {}
    return {
        "id": statement.id,
        "named": statement.has_written_id,
        "role": statement.role.value,
        "text": _encode_text(statement.text),
        "short": _encode_text(statement.short),
        "note": _encode_text(statement.note),
        "by": _encode_text(statement.by),
        "cites": [{"source": cite.source, "locator": cite.locator} for cite in statement.cites],
        "tags": list(statement.tags),
        "group": statement.group,
        "url": statement.url,
        "home": statement.parent_step,
        "depth": statement.depth,
        "place": _encode_position(statement.span),
        **continues,
    }


def _encode_inference(step: Inference) -> JsonValue:
    return {
        "id": step.id,
        "premises": [{"statement": part.statement, "standsHere": part.in_full} for part in step.premises],
        "target": step.target,
        "targetKind": "inference" if step.undercuts else "statement",
        "polarity": step.polarity.value,
        "undercuts": step.undercuts,
        "below": step.written_under,
        "strength": step.strength,
        "place": _encode_position(step.span),
    }


def _encode_source(source: CitedSource) -> JsonValue:
    return {
        "id": source.id,
        "text": _encode_text(source.text),
        "by": _encode_text(source.by),
        "url": source.url,
        "place": _encode_position(source.span),
    }


def _encode_group(group: Group) -> JsonValue:
    return {
        "id": group.id,
        "text": _encode_text(group.text),
        "parent": group.parent,
        "place": _encode_position(group.span),
    }


def _encode_view(view: View) -> JsonValue:
    return {
        "id": view.id,
        "text": _encode_text(view.text),
        "root": view.root,
        "depth": view.depth,
        "tags": list(view.tags),
        "groups": list(view.groups),
        "reveal": view.reveal.value,
        "place": _encode_position(view.span),
    }
