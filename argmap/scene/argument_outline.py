"""The argument's outline in words, for readers who hear a picture instead of seeing it."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from argmap.i18n.labels import DrawingLabels
from argmap.i18n.languages import select_labels
from argmap.model.map import ArgMap, Inference, Polarity, Premise, Role, Statement, localize_text


def write_outline(argmap: ArgMap, lang: str | None, hidden: Mapping[str, int] | None = None) -> str:
    """What a map argues, in words: one line a statement, two spaces of indentation a step.

    The last line has no line end; a map without statements gives an empty text. A statement is told where
    its full line stands, with all that bears on it; elsewhere a line only points up or down to it. `lang`
    chooses among translations; None is the map's own language. `hidden` counts, by statement, others that
    hang below it and are not in this map.
    """
    return "\n".join("  " * told.depth + str(told) for told in narrate(argmap, lang, hidden))


class StatementNarration(Struct, frozen=True):
    """One line of an outline in its parts: how deep, what the statement does to the line above (empty at the
    top), what it is, what is said of it in passing, its text. `refers` where it is told in full elsewhere.
    """

    statement: str
    depth: int
    relation: str
    role: str
    asides: tuple[str, ...]
    text: str
    is_reference: bool

    def __str__(self) -> str:
        """The line, without its indentation."""
        lead = f"{self.relation} " if self.relation else ""
        aside = ", ".join(self.asides)
        return f"{lead}{self.role}{f' ({aside})' if aside else ''}: {self.text}"


def narrate(
    argmap: ArgMap, lang: str | None, hidden: Mapping[str, int] | None = None
) -> Iterator[StatementNarration]:
    """The lines of an outline from the first to the last, in the parts they are made of."""
    asked = lang if lang is not None else argmap.lang
    telling = _NarrationContext(
        argmap, asked, select_labels(asked).drawing, hidden or {}, *_steps_by_target(argmap)
    )
    said: set[str] = set()
    for root in [*_find_roots(argmap), *argmap.statements]:
        if root not in said:
            yield from _narrate_branch(telling, root, said)


class _NarrationContext(Struct, frozen=True):
    """A map, its language here, what it hides, and its steps by the statement and by the step they hit."""

    argmap: ArgMap
    lang: str | None
    labels: DrawingLabels
    hidden: Mapping[str, int]
    on_statement: Mapping[str, Sequence[Inference]]
    on_step: Mapping[str, Sequence[Inference]]

    def wording(self, statement: Statement) -> str:
        return localize_text(statement.text, self.lang, self.argmap.lang)


class _PendingLine(Struct, frozen=True):
    """A line's turn to be told: a statement, how deep, and the step and premise that bring it there."""

    statement: str
    depth: int = 0
    step: Inference | None = None
    premise: Premise | None = None

    @property
    def is_first_premise(self) -> bool:
        return self.step is not None and self.premise is self.step.premises[0]


def _steps_by_target(
    argmap: ArgMap,
) -> tuple[Mapping[str, Sequence[Inference]], Mapping[str, Sequence[Inference]]]:
    on_statement: dict[str, list[Inference]] = {}
    on_step: dict[str, list[Inference]] = {}
    for step in argmap.inferences.values():
        (on_step if step.undercuts else on_statement).setdefault(step.target, []).append(step)
    return on_statement, on_step


def _find_roots(argmap: ArgMap) -> Iterator[str]:
    nested = {
        premise.statement
        for step in argmap.inferences.values()
        for premise in step.premises
        if premise.in_full
    }
    return (statement for statement in argmap.statements if statement not in nested)


def _narrate_branch(context: _NarrationContext, root: str, visited: set[str]) -> Iterator[StatementNarration]:
    turns = [_PendingLine(root)]
    while turns:
        turn = turns.pop()
        refers = turn.statement in visited or (turn.premise is not None and not turn.premise.in_full)
        yield _narrate_line(
            context, turn, _reference_words(context.labels, turn, visited) if refers else None
        )
        if not refers:
            visited.add(turn.statement)
        turns.extend(reversed(list(_lines_below(context, turn, refers))))


def _reference_words(labels: DrawingLabels, line: _PendingLine, visited: set[str]) -> str:
    return labels.see_above if line.statement in visited else labels.see_below


def _lines_below(
    context: _NarrationContext, line: _PendingLine, is_reference: bool
) -> Iterator[_PendingLine]:
    """What is told below a line, as written: what attacks its step, and what hits its statement."""
    steps = [step for step in _undercuts_of(context, line.step) if _is_placed_below(step, line)]
    if not is_reference:
        steps.extend(context.on_statement.get(line.statement, ()))
    for step in sorted(steps, key=lambda step: step.order):
        for premise in step.premises:
            yield _PendingLine(premise.statement, line.depth + 1, step, premise)


def _undercuts_of(context: _NarrationContext, step: Inference | None) -> Sequence[Inference]:
    return context.on_step.get(step.id, ()) if step else ()


def _is_placed_below(undercut: Inference, line: _PendingLine) -> bool:
    """Whether an undercut of this line's step is told here, and not below another of its linked premises."""
    assert line.step is not None
    premises = [premise.statement for premise in line.step.premises]
    return line.statement == (undercut.written_under if undercut.written_under in premises else premises[-1])


def _narrate_line(
    context: _NarrationContext, line: _PendingLine, reference: str | None
) -> StatementNarration:
    say, statement = context.labels, context.argmap.statements[line.statement]
    return StatementNarration(
        statement=line.statement,
        depth=line.depth,
        relation=_relation_words(say, line) if line.step else "",
        role=say.unstated if statement.role is Role.ASSUMPTION else say.role_label(statement.role.value),
        asides=tuple(_list_asides(context, line, reference)),
        text=context.wording(statement),
        is_reference=reference is not None,
    )


def _relation_words(labels: DrawingLabels, line: _PendingLine) -> str:
    if line.step is None or not line.is_first_premise:
        return labels.together_with
    if line.step.undercuts:
        return labels.step_undercut_by
    return labels.supported_by if line.step.polarity is Polarity.SUPPORTS else labels.attacked_by


def _list_asides(context: _NarrationContext, line: _PendingLine, reference: str | None) -> Iterator[str]:
    if line.step and line.is_first_premise and line.step.strength is not None:
        yield context.labels.strength_label(line.step.strength).lower()
    by = context.argmap.statements[line.statement].by
    if reference:
        yield reference
    elif by:
        yield context.labels.attribution(localize_text(by, context.lang, context.argmap.lang))
    if not reference and line.statement in context.hidden:
        yield context.labels.continuation_label(context.hidden[line.statement])
