"""The outline of an argument in words, for readers who hear a picture instead of seeing it."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from argmap.i18n.labels import DrawingLabels
from argmap.model.map import ArgMap, Inference, Polarity, Premise, Role, Statement, localize_text
from argmap.scene.map_labels import select_map_labels


def write_outline(argmap: ArgMap, lang: str | None, hidden: Mapping[str, int] | None = None) -> str:
    """Write a map's outline: one line a statement, indented by two spaces for each inference above it.

    The last line has no line end; a map without statements gives an empty text. Each statement has one full
    line, followed by all that bears on it; other lines only point up or down to it. `lang` chooses among
    translations; None is the map's own language. `hidden` counts, by statement, the ones below it that are
    not in this map.
    """
    return "\n".join("  " * line.depth + str(line) for line in narrate(argmap, lang, hidden))


class StatementNarration(Struct, frozen=True):
    """One line of an outline in its parts.

    `depth` is the number of lines it is nested in, `relation` its effect on the line above (empty at the
    top), `asides` the remarks in brackets. `is_reference` is set if the full line is elsewhere.
    """

    statement: str
    depth: int
    relation: str
    role: str
    asides: tuple[str, ...]
    text: str
    is_reference: bool

    def __str__(self) -> str:
        """Write the line without its indentation."""
        lead = f"{self.relation} " if self.relation else ""
        aside = ", ".join(self.asides)
        return f"{lead}{self.role}{f' ({aside})' if aside else ''}: {self.text}"


def narrate(
    argmap: ArgMap, lang: str | None, hidden: Mapping[str, int] | None = None
) -> Iterator[StatementNarration]:
    """Yield the lines of an outline in order; the parameters are those of `write_outline`."""
    labels = select_map_labels(argmap, lang)
    context = _NarrationContext(argmap, lang, labels, hidden or {}, *_steps_by_target(argmap))
    visited: set[str] = set()
    for root in [*_find_roots(argmap), *argmap.statements]:
        if root not in visited:
            yield from _narrate_branch(context, root, visited)


class _NarrationContext(Struct, frozen=True):
    """A map, the outline's language, the counts of hidden statements, and the inferences by their targets.

    `on_statement` has the inferences that target a statement, `on_step` those that undercut an inference.
    """

    argmap: ArgMap
    lang: str | None
    labels: DrawingLabels
    hidden: Mapping[str, int]
    on_statement: Mapping[str, Sequence[Inference]]
    on_step: Mapping[str, Sequence[Inference]]

    def wording(self, statement: Statement) -> str:
        """Return a statement's text in the outline's language."""
        return localize_text(statement.text, self.lang, self.argmap.lang)


class _PendingLine(Struct, frozen=True):
    """A line to be written: its statement and depth, and the inference and premise that place it there.

    The roots have neither inference nor premise.
    """

    statement: str
    depth: int = 0
    step: Inference | None = None
    premise: Premise | None = None

    @property
    def is_first_premise(self) -> bool:
        """True where the statement is the first premise of its inference."""
        return self.step is not None and self.premise is self.step.premises[0]


def _steps_by_target(
    argmap: ArgMap,
) -> tuple[Mapping[str, Sequence[Inference]], Mapping[str, Sequence[Inference]]]:
    """Return the inferences by the statement, and the undercuts by the inference, that they target."""
    on_statement: dict[str, list[Inference]] = {}
    on_step: dict[str, list[Inference]] = {}
    for step in argmap.inferences.values():
        (on_step if step.undercuts else on_statement).setdefault(step.target, []).append(step)
    return on_statement, on_step


def _find_roots(argmap: ArgMap) -> Iterator[str]:
    """Yield the statements that are written out as a premise of no inference, in the order of the file."""
    nested = {
        premise.statement
        for step in argmap.inferences.values()
        for premise in step.premises
        if premise.in_full
    }
    return (statement for statement in argmap.statements if statement not in nested)


def _narrate_branch(context: _NarrationContext, root: str, visited: set[str]) -> Iterator[StatementNarration]:
    """Yield the lines of a root and of all below it; statements with a full line are added to `visited`."""
    pending = [_PendingLine(root)]
    while pending:
        line = pending.pop()
        is_reference = line.statement in visited or (line.premise is not None and not line.premise.in_full)
        reference = _reference_words(context.labels, line, visited) if is_reference else None
        yield _narrate_line(context, line, reference)
        if not is_reference:
            visited.add(line.statement)
        pending.extend(reversed(list(_lines_below(context, line, is_reference))))


def _reference_words(labels: DrawingLabels, line: _PendingLine, visited: set[str]) -> str:
    """Return the words that point to the full line of a statement, above or below."""
    return labels.see_above if line.statement in visited else labels.see_below


def _lines_below(
    context: _NarrationContext, line: _PendingLine, is_reference: bool
) -> Iterator[_PendingLine]:
    """Yield the lines right below a line in the order of the file.

    They are the premises of undercuts of its inference and, below a full line, of the inferences that
    target its statement.
    """
    steps: list[Inference] = []
    if line.step:
        undercuts = context.on_step.get(line.step.id, ())
        steps.extend(each for each in undercuts if _is_placed_below(each, line.step, line.statement))
    if not is_reference:
        steps.extend(context.on_statement.get(line.statement, ()))
    for step in sorted(steps, key=lambda step: step.order):
        for premise in step.premises:
            yield _PendingLine(premise.statement, line.depth + 1, step, premise)


def _is_placed_below(undercut: Inference, step: Inference, statement: str) -> bool:
    """Return whether an undercut of a step comes below this premise of it, not below another one."""
    premises = [premise.statement for premise in step.premises]
    return statement == (undercut.written_under if undercut.written_under in premises else premises[-1])


def _narrate_line(
    context: _NarrationContext, line: _PendingLine, reference: str | None
) -> StatementNarration:
    """Build a line in its parts; `reference` points to the full line, None makes this the full one."""
    labels, statement = context.labels, context.argmap.statements[line.statement]
    return StatementNarration(
        statement=line.statement,
        depth=line.depth,
        relation=_relation_words(labels, line) if line.step else "",
        role=labels.unstated
        if statement.role is Role.ASSUMPTION
        else labels.role_label(statement.role.value),
        asides=tuple(_list_asides(context, line, reference)),
        text=context.wording(statement),
        is_reference=reference is not None,
    )


def _relation_words(labels: DrawingLabels, line: _PendingLine) -> str:
    """Return the words for the effect of a line's inference on the line above."""
    if line.step is None or not line.is_first_premise:
        return labels.together_with
    if line.step.undercuts:
        return labels.step_undercut_by
    return labels.supported_by if line.step.polarity is Polarity.SUPPORTS else labels.attacked_by


def _list_asides(context: _NarrationContext, line: _PendingLine, reference: str | None) -> Iterator[str]:
    """Yield the remarks in brackets: the strength, the reference or the author, the count of hidden ones."""
    if line.step and line.is_first_premise and line.step.strength is not None:
        yield context.labels.strength_label(line.step.strength).lower()
    by = context.argmap.statements[line.statement].by
    if reference:
        yield reference
    elif by:
        yield context.labels.attribution(localize_text(by, context.lang, context.argmap.lang))
    if not reference and line.statement in context.hidden:
        yield context.labels.continuation_label(context.hidden[line.statement])
