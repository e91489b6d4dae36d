"""What has changed between two maps, as lines of text."""

from collections.abc import Iterator, Sequence

from argmap.exchange.difference import Detail, Difference, Kept, Part, StepChange, place
from argmap.exchange.matching import first_writing
from argmap.model.map import ArgMap, Inference, Polarity, Statement
from argmap.text.diagnostic import Phrase
from argmap.words.drawing import words

CLIPPED = 40
"""The most characters of a text that stands for a statement without an id."""

_DETAILS = {
    Detail.ID: Phrase(en="id", ko="아이디"),
    Detail.ROLE: Phrase(en="role", ko="역할"),
    Detail.TRANSLATION: Phrase(en="translation", ko="번역"),
    Detail.SHORT: Phrase(en="short", ko="약칭"),
    Detail.NOTE: Phrase(en="note", ko="메모"),
    Detail.CITE: Phrase(en="cite", ko="인용"),
    Detail.BY: Phrase(en="by", ko="화자"),
    Detail.TAG: Phrase(en="tag", ko="꼬리표"),
    Detail.GROUP: Phrase(en="group", ko="묶음"),
    Detail.URL: Phrase(en="url", ko="url"),
}
_PARTS = {
    Part.TITLE: Phrase(en="title", ko="제목"),
    Part.LANG: Phrase(en="language", ko="언어"),
    Part.SOURCES: Phrase(en="sources", ko="출처"),
    Part.GROUPS: Phrase(en="groups", ko="묶음"),
    Part.VIEWS: Phrase(en="views", ko="보기"),
}
_STEP = Phrase(en="step", ko="추론")
_MAP = Phrase(en="map", ko="지도")
_TOP = Phrase(en="at the top", ko="맨 위")


def difference_lines(found: Difference, ui: str) -> tuple[str, ...]:
    """A line or more for each change, in English or Korean (`ko`); none where the maps say the same.

    The first character tells what became of a statement: `-` removed, `+` added, `~` reworded (the old and
    the new text stand below), `>` moved; or that something of it (`*`), a step (`=`), or something that the
    map declares (`@`) has changed.
    """
    pen = _Pen(found, ui)
    return tuple(pen.lines())


class _Pen:
    """Writes what differs, in one language."""

    def __init__(self, found: Difference, ui: str) -> None:
        self.found, self.ui, self.words = found, ui, words(ui)

    def lines(self) -> Iterator[str]:
        old, new = self.found.old, self.found.new
        if self.found.parts:
            parts = ", ".join(_PARTS[part].say(self.ui) for part in self.found.parts)
            yield f"@ {_MAP.say(self.ui)}: {parts}"
        yield from (self._statement("-", old, each) for each in self.found.removed)
        yield from (self._statement("+", new, each) for each in self.found.added)
        for kept in self.found.changed:
            yield from self._kept(kept)
        for step in self.found.steps:
            yield from self._step(step)

    def _statement(self, sign: str, argmap: ArgMap, statement: Statement) -> str:
        return (
            f"{sign} {self._head(statement)} ({self._place(argmap, statement)}): {first_writing(statement)}"
        )

    def _kept(self, kept: Kept) -> Iterator[str]:
        new = kept.new
        if kept.reworded:
            yield f"~ {self._head(new)} ({self._place(self.found.new, new)}):"
            yield f"  - {first_writing(kept.old)}"
            yield f"  + {first_writing(new)}"
        if kept.moved:
            here, there = self._place(self.found.old, kept.old), self._place(self.found.new, new)
            yield f"> {self._head(new)} ({here} → {there}): {first_writing(new)}"
        if kept.details:
            told = ", ".join(self._detail(kept, detail) for detail in kept.details)
            yield f"* {self._head(new)} ({told}): {first_writing(new)}"

    def _detail(self, kept: Kept, detail: Detail) -> str:
        word = _DETAILS[detail].say(self.ui)
        if detail is Detail.ID:
            return f"{word} {_named(kept.old)} → {_named(kept.new)}"
        if detail is Detail.ROLE:
            return f"{self._role(kept.old)} → {self._role(kept.new)}"
        if detail is Detail.GROUP:
            return f"{word} {kept.old.group or '–'} → {kept.new.group or '–'}"
        return word

    def _step(self, change: StepChange) -> Iterator[str]:
        old, new = change.old, change.new
        before = self._steps_words(self.found.old, old) if old else ""
        after = self._steps_words(self.found.new, new) if new else ""
        word = _STEP.say(self.ui)
        if old and new:
            yield f"= {word}:"
            yield f"  - {before}"
            yield f"  + {after}"
        else:
            yield f"{'-' if old else '+'} {word}: {before or after}"

    def _steps_words(self, argmap: ArgMap, step: Inference) -> str:
        """A step in words: its premises, what it does, what to, how strongly."""
        premises = " + ".join(short_name(argmap.statements[part.statement]) for part in step.premises)
        deed = self.words.supports if step.polarity is Polarity.SUPPORTS else self.words.attacks
        deed = (self.words.undercuts if step.undercuts else deed).lower()
        strength = "" if step.strength is None else f", {self.words.strength(step.strength).lower()}"
        target = short_name(argmap.statements[step.below])
        return f"{premises} → {target} ({deed}{strength})"

    def _head(self, statement: Statement) -> str:
        return f"{self._role(statement)} {statement.id}" if statement.named else self._role(statement)

    def _role(self, statement: Statement) -> str:
        return self.words.role(statement.role.value).lower()

    def _place(self, argmap: ArgMap, statement: Statement) -> str:
        stands = place(argmap, statement)
        if stands is None:
            return _TOP.say(self.ui)
        name = short_name(argmap.statements[stands.below])
        return Phrase(en=f"below {name}", ko=f"{name} 아래").say(self.ui)


def short_name(statement: Statement) -> str:
    """A statement's id, or the beginning of its text in quotation marks where it has none."""
    if statement.named:
        return statement.id
    text = first_writing(statement)
    return f"“{text}”" if len(text) <= CLIPPED else f"“{text[: CLIPPED - 1].rstrip()}…”"


def _named(statement: Statement) -> str:
    return statement.id if statement.named else "–"


def counted(found: Difference, ui: str) -> str:
    """How many changes there are of each kind, on one line."""
    kinds: Sequence[tuple[int, Phrase]] = (
        (len(found.added), Phrase(en="added", ko="추가")),
        (len(found.removed), Phrase(en="removed", ko="삭제")),
        (sum(each.reworded for each in found.kept), Phrase(en="reworded", ko="고쳐 씀")),
        (sum(each.moved for each in found.kept), Phrase(en="moved", ko="옮김")),
        (
            sum(bool(each.details) for each in found.kept) + len(found.steps) + len(found.parts),
            Phrase(en="other", ko="기타"),
        ),
    )
    return ", ".join(
        f"{count} {word.say(ui)}" if ui == "en" else f"{word.say(ui)} {count}"
        for count, word in kinds
        if count
    )
