"""What the speaker finds below a slide: each step's statements in full, their sources and their notes."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from argmap.deck.deck import Note
from argmap.deck.page import called
from argmap.deck.stage import Stage
from argmap.model.map import ArgMap, Inference, Polarity, Reference, Statement, Translated, wording
from argmap.words.drawing import Words, words


class Prompter(Struct, frozen=True):
    """The map, and the language that notes are in; None is the map's own."""

    argmap: ArgMap
    lang: str | None

    @property
    def words(self) -> Words:
        """The words that notes say of their own accord."""
        return words(self.lang or self.argmap.lang)

    @property
    def spoken(self) -> str:
        """The code of the language that is spoken."""
        return self.lang or self.argmap.lang or self.words.lang

    def notes(self, shown: ArgMap, order: Iterable[str], stage: Stage) -> tuple[Note, ...]:
        """What is to be said at each step of a slide; statements of one step in the order given."""
        steps: dict[int, list[str]] = {}
        for name in order:
            text = self.statement(self.argmap.statements[name])
            steps.setdefault(stage.boxes.get(name, 0), []).append(text)
        for step in shown.inferences.values():
            number = stage.wires.get(step.id, 0)
            if number not in {stage.boxes.get(name, 0) for name in shown.statements}:
                steps.setdefault(number, []).append(self._move(step))
        return tuple(Note(number, "\n\n".join(steps[number])) for number in sorted(steps))

    def brief(self, order: Iterable[str]) -> tuple[Note, ...]:
        """What is to be said of a slide that shows statements by their short texts: these in full."""
        lines = (self._said(self.argmap.statements[name]) for name in order)
        return (Note(0, "\n".join(lines)),)

    def statement(self, statement: Statement) -> str:
        """A statement in full, whose words it is, its sources and its note, a line each."""
        say = self.words
        lines = [self._said(statement)]
        if statement.by:
            lines.append(say.by(self.text(statement.by)))
        lines += [f"{say.source}: {place}" for place in self._places(statement)]
        if statement.url:
            lines.append(f"{say.link}: {statement.url}")
        if statement.note:
            lines.append(self.text(statement.note))
        return "\n".join(lines)

    def source(self, source: Reference) -> str:
        """A source by its full name, whose it is and where."""
        parts = [self.text(source.text), self.text(source.by), source.url or ""]
        return ", ".join(part for part in parts if part)

    def text(self, text: Translated) -> str:
        """A text of the map in the notes' language."""
        return wording(text, self.lang, self.argmap.lang)

    def _said(self, statement: Statement) -> str:
        return f"{self.words.role(statement.role.value)}: {self.text(statement.text)}"

    def _places(self, statement: Statement) -> Iterator[str]:
        for cite in statement.cites:
            source = self.argmap.sources.get(cite.source)
            name = self.text(source.text) if source else cite.source
            yield f"{name}, {cite.locator}" if cite.locator else name

    def _move(self, step: Inference) -> str:
        """A step between statements that are there already."""
        say = self.words
        attacks = say.undercuts if step.undercuts else say.attacks
        does = say.supports if step.polarity is Polarity.SUPPORTS else attacks
        ends = [part.statement for part in step.premises]
        return f"{does}: {self._names(ends)} → {self._names([step.below])}"

    def _names(self, statements: Sequence[str]) -> str:
        known = self.argmap.statements
        return " + ".join(called(known[each], self.lang, self.argmap.lang) for each in statements)
