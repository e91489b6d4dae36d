"""The difference between two maps as lines of text."""

from collections.abc import Iterator, Sequence

from argmap.diagnostics.diagnostic import Phrase
from argmap.formats.difference import (
    Difference,
    StatementPair,
    StepChange,
    find_parent_relation,
)
from argmap.formats.statement_matching import original_text
from argmap.i18n.languages import select_labels
from argmap.model.map import ArgMap, Inference, Polarity, Statement
from argmap.model.properties import name_property

MAX_QUOTE_LENGTH = 40
"""The most characters of a text that is quoted in place of an id; longer texts end in an ellipsis."""

_FIELD_WORDS = {
    "id": Phrase(en="id", ko="아이디"),
    "role": Phrase(en="role", ko="역할"),
    "text": Phrase(en="translation", ko="번역"),
    "title": Phrase(en="title", ko="제목"),
    "lang": Phrase(en="language", ko="언어"),
    "sources": Phrase(en="sources", ko="출처"),
    "groups": Phrase(en="groups", ko="묶음"),
    "views": Phrase(en="views", ko="보기"),
}
"""The names of fields that no property holds."""
_STEP = Phrase(en="step", ko="추론")
_MAP = Phrase(en="map", ko="지도")
_TOP = Phrase(en="at the top", ko="맨 위")


def name_field(name: str) -> Phrase:
    """Name a field of a statement or of a map as a reader of its changes knows it."""
    return _FIELD_WORDS.get(name) or name_property(name)


def format_difference(map_difference: Difference, ui: str) -> tuple[str, ...]:
    """Format each change as one line or more, in English or Korean (`ko`); maps without changes give none.

    The first character is the kind of change: of a statement `-` removed, `+` added, `~` reworded (with the
    old and the new text below), `>` moved, `*` another property; `=` of a step; `@` of a declaration.
    """
    return tuple(_DifferenceWriter(map_difference, ui).lines())


class _DifferenceWriter:
    """The writer of a difference in one language."""

    def __init__(self, map_difference: Difference, ui: str) -> None:
        self.map_difference, self.ui, self.words = map_difference, ui, select_labels(ui).drawing

    def lines(self) -> Iterator[str]:
        old, new = self.map_difference.old, self.map_difference.new
        if self.map_difference.map_fields:
            parts = ", ".join(
                name_field(name).in_language(self.ui) for name in self.map_difference.map_fields
            )
            yield f"@ {_MAP.in_language(self.ui)}: {parts}"
        yield from (self._format_statement("-", old, each) for each in self.map_difference.removed_statements)
        yield from (self._format_statement("+", new, each) for each in self.map_difference.added_statements)
        for pair in self.map_difference.changed_pairs:
            yield from self._format_pair(pair)
        for step in self.map_difference.steps:
            yield from self._format_step_change(step)

    def _format_statement(self, sign: str, argmap: ArgMap, statement: Statement) -> str:
        return (
            f"{sign} {self._statement_heading(statement)} "
            f"({self._describe_parent(argmap, statement)}): {original_text(statement)}"
        )

    def _format_pair(self, pair: StatementPair) -> Iterator[str]:
        new = pair.new
        if pair.is_reworded:
            yield f"~ {self._statement_heading(new)} ({self._describe_parent(self.map_difference.new, new)}):"
            yield f"  - {original_text(pair.old)}"
            yield f"  + {original_text(new)}"
        if pair.is_moved:
            before = self._describe_parent(self.map_difference.old, pair.old)
            after = self._describe_parent(self.map_difference.new, new)
            yield f"> {self._statement_heading(new)} ({before} → {after}): {original_text(new)}"
        if pair.changed_fields:
            fields = ", ".join(self._format_field(pair, name) for name in pair.changed_fields)
            yield f"* {self._statement_heading(new)} ({fields}): {original_text(new)}"

    def _format_field(self, pair: StatementPair, name: str) -> str:
        word = name_field(name).in_language(self.ui)
        if name == "id":
            return f"{word} {_id_or_dash(pair.old)} → {_id_or_dash(pair.new)}"
        if name == "role":
            return f"{self._role_name(pair.old)} → {self._role_name(pair.new)}"
        if name == "group":
            return f"{word} {pair.old.group or '–'} → {pair.new.group or '–'}"
        return word

    def _format_step_change(self, change: StepChange) -> Iterator[str]:
        old, new = change.old, change.new
        before = self._describe_step(self.map_difference.old, old) if old else ""
        after = self._describe_step(self.map_difference.new, new) if new else ""
        word = _STEP.in_language(self.ui)
        if old and new:
            yield f"= {word}:"
            yield f"  - {before}"
            yield f"  + {after}"
        else:
            yield f"{'-' if old else '+'} {word}: {before or after}"

    def _describe_step(self, argmap: ArgMap, step: Inference) -> str:
        """Describe a step in words: its premises, its target, its kind and its strength."""
        premises = " + ".join(short_name(argmap.statements[part.statement]) for part in step.premises)
        kind = self.words.supports if step.polarity is Polarity.SUPPORTS else self.words.attacks
        kind = (self.words.undercuts if step.undercuts else kind).lower()
        strength = "" if step.strength is None else f", {self.words.strength_label(step.strength).lower()}"
        target = short_name(argmap.statements[step.written_under])
        return f"{premises} → {target} ({kind}{strength})"

    def _statement_heading(self, statement: Statement) -> str:
        return (
            f"{self._role_name(statement)} {statement.id}"
            if statement.has_written_id
            else self._role_name(statement)
        )

    def _role_name(self, statement: Statement) -> str:
        return self.words.role_label(statement.role.value).lower()

    def _describe_parent(self, argmap: ArgMap, statement: Statement) -> str:
        relation = find_parent_relation(argmap, statement)
        if relation is None:
            return _TOP.in_language(self.ui)
        name = short_name(argmap.statements[relation.written_under])
        return Phrase(en=f"below {name}", ko=f"{name} 아래").in_language(self.ui)


def short_name(statement: Statement) -> str:
    """Choose a statement's id, or the beginning of its text in quotation marks where it has none."""
    if statement.has_written_id:
        return statement.id
    text = original_text(statement)
    return f"“{text}”" if len(text) <= MAX_QUOTE_LENGTH else f"“{text[: MAX_QUOTE_LENGTH - 1].rstrip()}…”"


def _id_or_dash(statement: Statement) -> str:
    return statement.id if statement.has_written_id else "–"


def format_change_counts(map_difference: Difference, ui: str) -> str:
    """Format the number of changes of each kind on one line."""
    kinds: Sequence[tuple[int, Phrase]] = (
        (len(map_difference.added_statements), Phrase(en="added", ko="추가")),
        (len(map_difference.removed_statements), Phrase(en="removed", ko="삭제")),
        (
            sum(each.is_reworded for each in map_difference.statement_pairs),
            Phrase(en="reworded", ko="수정"),
        ),
        (sum(each.is_moved for each in map_difference.statement_pairs), Phrase(en="moved", ko="옮김")),
        (
            sum(bool(each.changed_fields) for each in map_difference.statement_pairs)
            + len(map_difference.steps)
            + len(map_difference.map_fields),
            Phrase(en="other", ko="기타"),
        ),
    )
    return ", ".join(
        f"{count} {word.in_language(ui)}" if ui == "en" else f"{word.in_language(ui)} {count}"
        for count, word in kinds
        if count
    )
