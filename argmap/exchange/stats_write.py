"""A map's numbers for people, and as JSON for programs."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from argmap.exchange.json_form import Value
from argmap.exchange.stats import Balance, Stats
from argmap.model.map import ArgMap, Role, Statement, wording
from argmap.text.diagnostic import Phrase
from argmap.words.drawing import words

FORM = "urn:argmap:stats:1"
"""What the JSON form is called; one that old readers would misread gets a new number."""

_ROLES = {
    Role.THESIS: ("thesis", "theses"),
    Role.CLAIM: ("claim", "claims"),
    Role.PREMISE: ("premise", "premises"),
    Role.ASSUMPTION: ("assumption", "assumptions"),
    Role.OBJECTION: ("objection", "objections"),
    Role.REBUTTAL: ("rebuttal", "rebuttals"),
    Role.UNDERCUT: ("undercut", "undercuts"),
}


def stats_text(argmap: ArgMap, counted: Stats, ui: str) -> str:
    """The numbers as lines for people, in English or Korean (`ko`)."""
    lines = [line.say(ui) for line in _lines(argmap, counted)]
    return "\n".join([argmap.source.name, *(f"  {line}" for line in lines)]) + "\n"


def stats_json(found: Iterable[tuple[ArgMap, Stats]]) -> str:
    """The numbers of several maps as JSON text with two-space indentation and a final line end."""
    form: Value = {"schema": FORM, "maps": [_form(argmap, counted) for argmap, counted in found]}
    return json.dumps(form, ensure_ascii=False, indent=2) + "\n"


def _lines(argmap: ArgMap, counted: Stats) -> Iterator[Phrase]:
    yield Phrase(
        en=f"statements: {counted.statements}{_listed(_roles(counted, 'en'))}",
        ko=f"진술: {counted.statements}{_listed(_roles(counted, 'ko'))}",
    )
    yield Phrase(en=f"depth: {_count(counted.depth, 'step')}", ko=f"깊이: {counted.depth}")
    linked, referring = counted.linked, counted.referring
    yield Phrase(
        en=f"steps: {counted.steps} (supports {counted.supports}, attacks {counted.attacks}, undercuts"
        f" {counted.undercuts}); with linked premises {linked}, by reference {referring}",
        ko=f"추론: {counted.steps} (뒷받침 {counted.supports}, 공격 {counted.attacks}, 무력화"
        f" {counted.undercuts}); 함께 받치는 전제 {linked}, 참조 {referring}",
    )
    open_ones = _named(counted.unanswered)
    yield Phrase(
        en=f"unanswered objections: {len(counted.unanswered)}{_listed(open_ones)}",
        ko=f"답이 없는 반론: {len(counted.unanswered)}{_listed(open_ones)}",
    )
    uncited, bare = len(counted.uncited), len(counted.bare)
    yield Phrase(
        en=f"without a source: {uncited}; of these, with nothing that supports them: {bare}",
        ko=f"출처 없는 진술: {uncited}; 그 가운데 뒷받침도 없는 것: {bare}",
    )
    yield _sides(Phrase(en="balance", ko="균형"), counted.balance)
    for name, balance in counted.groups.items():
        title = wording(argmap.groups[name].text, None, argmap.lang)
        yield _sides(Phrase(en=f"  {title}", ko=f"  {title}"), balance)


def _sides(what: Phrase, balance: Balance) -> Phrase:
    return Phrase(
        en=f"{what.en}: {balance.for_it} for, {balance.against} against",
        ko=f"{what.ko}: 찬성 {balance.for_it}, 반대 {balance.against}",
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _roles(counted: Stats, ui: str) -> list[str]:
    if ui == "ko":
        return [f"{words('ko').role(role.value)} {count}" for role, count in counted.roles.items()]
    return [f"{count} {_ROLES[role][count != 1]}" for role, count in counted.roles.items()]


def _listed(parts: Sequence[str]) -> str:
    return f" ({', '.join(parts)})" if parts else ""


def _named(statements: Iterable[Statement]) -> list[str]:
    """The statements by their ids, or by their lines where they have none."""
    return [s.id if s.named else f"{s.span.source.position(s.span.start).line}" for s in statements]


def _form(argmap: ArgMap, counted: Stats) -> Mapping[str, Value]:
    return {
        "name": argmap.source.name,
        "statements": {
            "total": counted.statements,
            **{role.value: counted.roles.get(role, 0) for role in Role},
        },
        "depth": counted.depth,
        "steps": {
            "total": counted.steps,
            "supports": counted.supports,
            "attacks": counted.attacks,
            "undercuts": counted.undercuts,
            "linked": counted.linked,
            "references": counted.referring,
        },
        "unanswered": [_place(each) for each in counted.unanswered],
        "uncited": [_place(each) for each in counted.uncited],
        "bare": [_place(each) for each in counted.bare],
        "balance": _balance(counted.balance),
        "groups": [{"id": name, **_balance(found)} for name, found in counted.groups.items()],
    }


def _place(statement: Statement) -> Mapping[str, Value]:
    return {"id": statement.id, "line": statement.span.source.position(statement.span.start).line}


def _balance(balance: Balance) -> Mapping[str, Value]:
    return {"for": balance.for_it, "against": balance.against}
