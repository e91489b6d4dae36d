"""Map to JSON: everything the map says, for other programs; the form is `argmap.schema.json`."""

import json
from collections.abc import Mapping, Sequence

from argmap.files.packaged import packaged_text
from argmap.model.map import ArgMap, Group, Inference, Reference, Statement, Translated, View
from argmap.text.source import Span

FORM = "urn:argmap:map:1"
"""The `$id` of the schema; a form that old readers would misread gets a new number."""

Value = str | int | float | bool | Sequence["Value"] | Mapping[str, "Value"] | None


def to_json(argmap: ArgMap, hidden: Mapping[str, int] | None = None) -> str:
    """The whole map as JSON text with two-space indentation and a final line end.

    It holds all languages, and everything in the written order. Lines and columns count from 1, columns in
    code points; the name of the map's file is not in it. `hidden` counts, by statement, others that hang
    below it and are not in this map: they are told as `continues`.
    """
    hidden = hidden or {}
    form: Value = {
        "schema": FORM,
        "title": _text(argmap.title),
        "lang": argmap.lang,
        "statements": [_statement(one, hidden.get(one.id, 0)) for one in argmap.statements.values()],
        "inferences": [_inference(one) for one in argmap.inferences.values()],
        "sources": [_source(one) for one in argmap.sources.values()],
        "groups": [_group(one) for one in argmap.groups.values()],
        "views": [_view(one) for one in argmap.views.values()],
    }
    return json.dumps(form, ensure_ascii=False, indent=2) + "\n"


def schema_text() -> str:
    """The JSON Schema (2020-12) that every text from `to_json` meets."""
    return packaged_text("exchange", "argmap.schema.json")


def _text(text: Translated) -> Value:
    if not text:
        return None
    translations = {lang: found.value for lang, found in text.items() if lang}
    return {"text": text[""].value if "" in text else None, "translations": translations}


def _place(span: Span) -> Value:
    position = span.source.position(span.start)
    return {"line": position.line, "column": position.column}


def _statement(statement: Statement, hidden: int) -> Value:
    continues: Mapping[str, Value] = {"continues": hidden} if hidden else {}
    return {
        "id": statement.id,
        "named": statement.named,
        "role": statement.role.value,
        "text": _text(statement.text),
        "short": _text(statement.short),
        "note": _text(statement.note),
        "by": _text(statement.by),
        "cites": [{"source": cite.source, "locator": cite.locator} for cite in statement.cites],
        "tags": list(statement.tags),
        "group": statement.group,
        "url": statement.url,
        "home": statement.home,
        "depth": statement.depth,
        "place": _place(statement.span),
        **continues,
    }


def _inference(step: Inference) -> Value:
    return {
        "id": step.id,
        "premises": [{"statement": part.statement, "standsHere": part.stands_here} for part in step.premises],
        "target": step.target,
        "targetKind": "inference" if step.undercuts else "statement",
        "polarity": step.polarity.value,
        "undercuts": step.undercuts,
        "below": step.below,
        "strength": step.strength,
        "place": _place(step.span),
    }


def _source(source: Reference) -> Value:
    return {
        "id": source.id,
        "text": _text(source.text),
        "by": _text(source.by),
        "url": source.url,
        "place": _place(source.span),
    }


def _group(group: Group) -> Value:
    return {"id": group.id, "text": _text(group.text), "parent": group.parent, "place": _place(group.span)}


def _view(view: View) -> Value:
    return {
        "id": view.id,
        "text": _text(view.text),
        "root": view.root,
        "depth": view.depth,
        "tags": list(view.tags),
        "groups": list(view.groups),
        "reveal": view.reveal.value,
        "place": _place(view.span),
    }
