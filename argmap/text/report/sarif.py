"""The report as SARIF 2.1.0, the exchange format of code scanners."""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import TypeAlias

from argmap.text.diagnostic import Diagnostic, Fix, Note
from argmap.text.report.as_json import encodable
from argmap.text.report.options import ReportOptions
from argmap.text.rule import Rule
from argmap.text.source import Span

_Json: TypeAlias = "Mapping[str, _Json] | Sequence[_Json] | str | int"
_Object: TypeAlias = dict[str, _Json]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(diagnostics: tuple[Diagnostic, ...], options: ReportOptions) -> str:
    """One run with every rule of `options.rules` and every diagnostic; ends with a line end."""
    places = {rule.code: at for at, rule in enumerate(options.rules)}
    driver: _Object = {
        "name": "argmap",
        "version": options.version,
        "rules": [_rule(rule, options.ui) for rule in options.rules],
    }
    run: _Object = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, places, options.ui) for diagnostic in diagnostics],
    }
    document: _Object = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return encodable(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _rule(rule: Rule, ui: str) -> _Object:
    page = rule.page.say(ui)
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title.say(ui)},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": rule.severity.value, "enabled": not rule.teach},
    }


def _result(diagnostic: Diagnostic, places: Mapping[str, int], ui: str) -> _Object:
    words = diagnostic.message.say(ui)
    if diagnostic.hint:
        words += f"\n{diagnostic.hint.say(ui)}"
    result: _Object = {
        "ruleId": diagnostic.code,
        "level": diagnostic.severity.value,
        "message": {"text": words},
        "locations": [{"physicalLocation": _physical(diagnostic.span)}],
    }
    if diagnostic.code in places:
        result["ruleIndex"] = places[diagnostic.code]
    if diagnostic.notes:
        result["relatedLocations"] = [_related(at, note, ui) for at, note in enumerate(diagnostic.notes)]
    if diagnostic.fixes:
        result["fixes"] = [_fix(fix) for fix in diagnostic.fixes]
    return result


def _related(number: int, note: Note, ui: str) -> _Object:
    message: _Object = {"text": note.message.say(ui)}
    return {"id": number, "message": message, "physicalLocation": _physical(note.span)}


def _fix(fix: Fix) -> _Object:
    replacement: _Object = {"deletedRegion": _region(fix.span), "insertedContent": {"text": fix.text}}
    change: _Object = {"artifactLocation": _artifact(fix.span), "replacements": [replacement]}
    return {"artifactChanges": [change]}


def _physical(span: Span) -> _Object:
    return {"artifactLocation": _artifact(span), "region": _region(span)}


def _artifact(span: Span) -> _Object:
    return {"uri": _uri(span.source.name)}


def _region(span: Span) -> _Object:
    source = span.source
    first, last = source.position(span.start), source.position(span.end)
    return {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
    }


def _uri(name: str) -> str:
    """A file's name as a URI: relative ones stay relative, and every odd character is percent-encoded."""
    from urllib.parse import quote

    path = name.replace(os.sep, "/")
    absolute = PurePath(name).is_absolute()
    quoted = quote(path, safe="/", errors="replace")
    if not absolute:
        return quoted
    if path.startswith("//"):  # a share of another machine
        return f"file:{quoted}"
    return "file://" + (quoted if path.startswith("/") else f"/{quote(path, safe='/:', errors='replace')}")
