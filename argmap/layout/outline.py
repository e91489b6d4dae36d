"""The argument's outline in words, for readers who hear a picture instead of seeing it."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from argmap.model.map import ArgMap, Inference, Polarity, Premise, Role, Statement, wording
from argmap.words.drawing import Words, words


def outline(argmap: ArgMap, lang: str | None, hidden: Mapping[str, int] | None = None) -> str:
    """What a map argues, in words: one line a statement, two spaces of indentation a step.

    The last line has no line end; a map without statements gives an empty text. A statement is told where
    its full line stands, with all that bears on it; elsewhere a line only points up or down to it. `lang`
    chooses among translations; None is the map's own language. `hidden` counts, by statement, others that
    hang below it and are not in this map.
    """
    return "\n".join("  " * told.depth + str(told) for told in tellings(argmap, lang, hidden))


class Told(Struct, frozen=True):
    """One line of an outline in its parts: how deep, what the statement does to the line above (empty at the
    top), what it is, what is said of it in passing, its text. `refers` where it is told in full elsewhere.
    """

    statement: str
    depth: int
    lead: str
    role: str
    asides: tuple[str, ...]
    text: str
    refers: bool

    def __str__(self) -> str:
        """The line, without its indentation."""
        lead = f"{self.lead} " if self.lead else ""
        aside = ", ".join(self.asides)
        return f"{lead}{self.role}{f' ({aside})' if aside else ''}: {self.text}"


def tellings(argmap: ArgMap, lang: str | None, hidden: Mapping[str, int] | None = None) -> Iterator[Told]:
    """The lines of an outline from the first to the last, in the parts they are made of."""
    asked = lang if lang is not None else argmap.lang
    telling = _Telling(argmap, asked, words(asked), hidden or {}, *_steps(argmap))
    said: set[str] = set()
    for root in [*_roots(argmap), *argmap.statements]:
        if root not in said:
            yield from _branch(telling, root, said)


class _Telling(Struct, frozen=True):
    """A map, its language here, what it hides, and its steps by the statement and by the step they hit."""

    argmap: ArgMap
    lang: str | None
    words: Words
    hidden: Mapping[str, int]
    on_statement: Mapping[str, Sequence[Inference]]
    on_step: Mapping[str, Sequence[Inference]]

    def wording(self, statement: Statement) -> str:
        return wording(statement.text, self.lang, self.argmap.lang)


class _Turn(Struct, frozen=True):
    """A line's turn to be told: a statement, how deep, and the step and premise that bring it there."""

    statement: str
    depth: int = 0
    step: Inference | None = None
    premise: Premise | None = None

    @property
    def first(self) -> bool:
        return self.step is not None and self.premise is self.step.premises[0]


def _steps(argmap: ArgMap) -> tuple[Mapping[str, Sequence[Inference]], Mapping[str, Sequence[Inference]]]:
    on_statement: dict[str, list[Inference]] = {}
    on_step: dict[str, list[Inference]] = {}
    for step in argmap.inferences.values():
        (on_step if step.undercuts else on_statement).setdefault(step.target, []).append(step)
    return on_statement, on_step


def _roots(argmap: ArgMap) -> Iterator[str]:
    nested = {
        premise.statement
        for step in argmap.inferences.values()
        for premise in step.premises
        if premise.stands_here
    }
    return (statement for statement in argmap.statements if statement not in nested)


def _branch(telling: _Telling, root: str, said: set[str]) -> Iterator[Told]:
    turns = [_Turn(root)]
    while turns:
        turn = turns.pop()
        refers = turn.statement in said or (turn.premise is not None and not turn.premise.stands_here)
        yield _told(telling, turn, _way(telling.words, turn, said) if refers else None)
        if not refers:
            said.add(turn.statement)
        turns.extend(reversed(list(_below(telling, turn, refers))))


def _way(say: Words, turn: _Turn, said: set[str]) -> str:
    return say.see_above if turn.statement in said else say.see_below


def _below(telling: _Telling, turn: _Turn, refers: bool) -> Iterator[_Turn]:
    """What is told below a line, as written: what attacks its step, and what hits its statement."""
    steps = [step for step in _attacks_on(telling, turn.step) if _stands_below(step, turn)]
    if not refers:
        steps.extend(telling.on_statement.get(turn.statement, ()))
    for step in sorted(steps, key=lambda step: step.order):
        for premise in step.premises:
            yield _Turn(premise.statement, turn.depth + 1, step, premise)


def _attacks_on(telling: _Telling, step: Inference | None) -> Sequence[Inference]:
    return telling.on_step.get(step.id, ()) if step else ()


def _stands_below(undercut: Inference, turn: _Turn) -> bool:
    """Whether an undercut of this line's step is told here, and not below another of its linked premises."""
    assert turn.step is not None
    premises = [premise.statement for premise in turn.step.premises]
    return turn.statement == (undercut.below if undercut.below in premises else premises[-1])


def _told(telling: _Telling, turn: _Turn, way: str | None) -> Told:
    say, statement = telling.words, telling.argmap.statements[turn.statement]
    return Told(
        statement=turn.statement,
        depth=turn.depth,
        lead=_lead(say, turn) if turn.step else "",
        role=say.unstated if statement.role is Role.ASSUMPTION else say.role(statement.role.value),
        asides=tuple(_asides(telling, turn, way)),
        text=telling.wording(statement),
        refers=way is not None,
    )


def _lead(say: Words, turn: _Turn) -> str:
    if turn.step is None or not turn.first:
        return say.together_with
    if turn.step.undercuts:
        return say.step_undercut_by
    return say.supported_by if turn.step.polarity is Polarity.SUPPORTS else say.attacked_by


def _asides(telling: _Telling, turn: _Turn, way: str | None) -> Iterator[str]:
    if turn.step and turn.first and turn.step.strength is not None:
        yield telling.words.strength(turn.step.strength).lower()
    by = telling.argmap.statements[turn.statement].by
    if way:
        yield way
    elif by:
        yield telling.words.by(wording(by, telling.lang, telling.argmap.lang))
    if not way and turn.statement in telling.hidden:
        yield telling.words.more(telling.hidden[turn.statement])
