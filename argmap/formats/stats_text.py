"""A map's numbers for people, and as JSON for programs."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from argmap.diagnostics.diagnostic import Phrase
from argmap.formats.json_document import JsonValue
from argmap.formats.stats import Balance, Stats
from argmap.i18n.languages import select_labels
from argmap.model.map import ArgMap, Role, Statement, localize_text

STATS_SCHEMA_ID = "urn:argmap:stats:1"
"""The name of the JSON format. A change that old readers would misread gets a new number."""

_ROLE_NOUNS = {
    Role.THESIS: ("thesis", "theses"),
    Role.CLAIM: ("claim", "claims"),
    Role.PREMISE: ("premise", "premises"),
    Role.ASSUMPTION: ("assumption", "assumptions"),
    Role.OBJECTION: ("objection", "objections"),
    Role.REBUTTAL: ("rebuttal", "rebuttals"),
    Role.UNDERCUT: ("undercut", "undercuts"),
}


def format_stats_text(argmap: ArgMap, stats: Stats, ui: str) -> str:
    """Format the numbers as lines for people, in English or Korean (`ko`)."""
    lines = [line.in_language(ui) for line in _format_lines(argmap, stats)]
    return "\n".join([argmap.source.name, *(f"  {line}" for line in lines)]) + "\n"


def format_stats_json(maps: Iterable[tuple[ArgMap, Stats]]) -> str:
    """Format the numbers of several maps as JSON text with two-space indentation and a final line end."""
    document: JsonValue = {
        "schema": STATS_SCHEMA_ID,
        "maps": [_encode_map(argmap, stats) for argmap, stats in maps],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _format_lines(argmap: ArgMap, stats: Stats) -> Iterator[Phrase]:
    yield Phrase(
        en=f"statements: {stats.statements}{_parenthesise(_format_roles(stats, 'en'))}",
        ko=f"진술: {stats.statements}{_parenthesise(_format_roles(stats, 'ko'))}",
    )
    yield Phrase(en=f"depth: {_pluralise(stats.depth, 'step')}", ko=f"깊이: {stats.depth}")
    linked, references = stats.linked_steps, stats.reference_steps
    yield Phrase(
        en=f"steps: {stats.steps} (supports {stats.supports}, attacks {stats.attacks}, undercuts"
        f" {stats.undercuts}); with linked premises {linked}, by reference {references}",
        ko=f"추론: {stats.steps} (뒷받침 {stats.supports}, 공격 {stats.attacks}, 무력화"
        f" {stats.undercuts}); 결합 전제 {linked}, 참조 {references}",
    )
    names = _name_statements(stats.unanswered_objections)
    yield Phrase(
        en=f"unanswered objections: {len(stats.unanswered_objections)}{names.en}",
        ko=f"답이 없는 반론: {len(stats.unanswered_objections)}{names.ko}",
    )
    uncited, unsupported = len(stats.uncited_statements), len(stats.unsupported_statements)
    yield Phrase(
        en=f"without a source: {uncited}; of these, with nothing that supports them: {unsupported}",
        ko=f"출처 없는 진술: {uncited}; 그 가운데 뒷받침도 없는 것: {unsupported}",
    )
    yield _format_balance(Phrase(en="balance", ko="균형"), stats.balance)
    for name, balance in stats.groups.items():
        title = localize_text(argmap.groups[name].text, None, argmap.lang)
        yield _format_balance(Phrase(en=f"  {title}", ko=f"  {title}"), balance)


def _format_balance(heading: Phrase, balance: Balance) -> Phrase:
    return Phrase(
        en=f"{heading.en}: {balance.pro} for, {balance.con} against",
        ko=f"{heading.ko}: 찬성 {balance.pro}, 반대 {balance.con}",
    )


def _pluralise(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _format_roles(stats: Stats, ui: str) -> list[str]:
    if ui == "ko":
        return [
            f"{select_labels('ko').drawing.role_label(role.value)} {count}"
            for role, count in stats.roles.items()
        ]
    return [f"{count} {_ROLE_NOUNS[role][count != 1]}" for role, count in stats.roles.items()]


def _parenthesise(parts: Sequence[str]) -> str:
    return f" ({', '.join(parts)})" if parts else ""


def _name_statements(statements: Iterable[Statement]) -> Phrase:
    """Name the statements in brackets, by their ids, and then those without one by their lines."""
    statements = tuple(statements)
    ids = [each.id for each in statements if each.has_written_id]
    lines = [
        str(each.span.source.position(each.span.start).line) for each in statements if not each.has_written_id
    ]
    word = "line" if len(lines) == 1 else "lines"
    return Phrase(
        en=_parenthesise([*ids, *([f"{word} {', '.join(lines)}"] if lines else [])]),
        ko=_parenthesise([*ids, *(f"{line}행" for line in lines)]),
    )


def _encode_map(argmap: ArgMap, stats: Stats) -> Mapping[str, JsonValue]:
    return {
        "name": argmap.source.name,
        "statements": {
            "total": stats.statements,
            **{role.value: stats.roles.get(role, 0) for role in Role},
        },
        "depth": stats.depth,
        "steps": {
            "total": stats.steps,
            "supports": stats.supports,
            "attacks": stats.attacks,
            "undercuts": stats.undercuts,
            "linked": stats.linked_steps,
            "references": stats.reference_steps,
        },
        "unanswered": [_encode_location(each) for each in stats.unanswered_objections],
        "uncited": [_encode_location(each) for each in stats.uncited_statements],
        "bare": [_encode_location(each) for each in stats.unsupported_statements],
        "balance": _encode_balance(stats.balance),
        "groups": [{"id": name, **_encode_balance(balance)} for name, balance in stats.groups.items()],
    }


def _encode_location(statement: Statement) -> Mapping[str, JsonValue]:
    return {"id": statement.id, "line": statement.span.source.position(statement.span.start).line}


def _encode_balance(balance: Balance) -> Mapping[str, JsonValue]:
    return {"for": balance.pro, "against": balance.con}
