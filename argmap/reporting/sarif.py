"""The report as SARIF 2.1.0, the exchange format of code scanners."""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import TypeAlias

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Note
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.reporting.json_report import escape_surrogates
from argmap.reporting.report_options import ReportOptions

_Json: TypeAlias = "Mapping[str, _Json] | Sequence[_Json] | str | int"
_JsonObject: TypeAlias = dict[str, _Json]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def format_sarif_report(diagnostics: tuple[Diagnostic, ...], options: ReportOptions) -> str:
    """One run with every rule of `options.rules` and every diagnostic; ends with a line end."""
    rule_indexes = {rule.code: index for index, rule in enumerate(options.rules)}
    driver: _JsonObject = {
        "name": "argmap",
        "version": options.version,
        "rules": [_encode_rule(rule, options.ui) for rule in options.rules],
    }
    run: _JsonObject = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_encode_result(diagnostic, rule_indexes, options.ui) for diagnostic in diagnostics],
    }
    document: _JsonObject = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return escape_surrogates(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _encode_rule(rule: Rule, ui: str) -> _JsonObject:
    page = rule.help.in_language(ui)
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title.in_language(ui)},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": rule.severity.value, "enabled": not rule.teach},
    }


def _encode_result(diagnostic: Diagnostic, rule_indexes: Mapping[str, int], ui: str) -> _JsonObject:
    message = diagnostic.message.in_language(ui)
    if diagnostic.hint:
        message += f"\n{diagnostic.hint.in_language(ui)}"
    result: _JsonObject = {
        "ruleId": diagnostic.code,
        "level": diagnostic.severity.value,
        "message": {"text": message},
        "locations": [{"physicalLocation": _encode_physical_location(diagnostic.span)}],
    }
    if diagnostic.code in rule_indexes:
        result["ruleIndex"] = rule_indexes[diagnostic.code]
    if diagnostic.notes:
        result["relatedLocations"] = [
            _encode_related_location(index, note, ui) for index, note in enumerate(diagnostic.notes)
        ]
    if diagnostic.fixes:
        result["fixes"] = [_encode_fixes(diagnostic.fixes)]
    return result


def _encode_related_location(number: int, note: Note, ui: str) -> _JsonObject:
    message: _JsonObject = {"text": note.message.in_language(ui)}
    return {"id": number, "message": message, "physicalLocation": _encode_physical_location(note.span)}


def _encode_fixes(fixes: tuple[Fix, ...]) -> _JsonObject:
    """Encode replacements, which resolve an error together, as the one fix that they are."""
    replacements: list[_JsonObject] = [
        {"deletedRegion": _encode_region(fix.span), "insertedContent": {"text": fix.text}} for fix in fixes
    ]
    change: _JsonObject = {
        "artifactLocation": _encode_artifact_location(fixes[0].span),
        "replacements": replacements,
    }
    return {"artifactChanges": [change]}


def _encode_physical_location(span: Span) -> _JsonObject:
    return {"artifactLocation": _encode_artifact_location(span), "region": _encode_region(span)}


def _encode_artifact_location(span: Span) -> _JsonObject:
    return {"uri": _file_uri(span.source.name)}


def _encode_region(span: Span) -> _JsonObject:
    source = span.source
    first, last = source.position(span.start), source.position(span.end)
    return {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
    }


def _file_uri(name: str) -> str:
    """The URI of a file: relative names stay relative, and every special character is percent-encoded."""
    from urllib.parse import quote

    path = name.replace(os.sep, "/")
    absolute = PurePath(name).is_absolute()
    quoted = quote(path, safe="/", errors="replace")
    if not absolute:
        return quoted
    if path.startswith("//"):  # a share on another machine
        return f"file:{quoted}"
    return "file://" + (quoted if path.startswith("/") else f"/{quote(path, safe='/:', errors='replace')}")
