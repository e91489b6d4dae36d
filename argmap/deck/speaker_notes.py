"""What the speaker finds below a slide: each step's statements in full, their sources and their notes."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from argmap.deck.build_steps import BuildSteps
from argmap.deck.deck import SpeakerNote
from argmap.deck.page_renderer import statement_name
from argmap.i18n.labels import DrawingLabels
from argmap.i18n.languages import select_labels
from argmap.model.map import ArgMap, CitedSource, Inference, Polarity, Statement, Translations, localize_text


class NotesWriter(Struct, frozen=True):
    """The map, and the language that notes are in; None is the map's own."""

    argmap: ArgMap
    lang: str | None

    @property
    def words(self) -> DrawingLabels:
        """The words that notes say of their own accord."""
        return select_labels(self.lang or self.argmap.lang).drawing

    @property
    def effective_language(self) -> str:
        """The code of the language that is spoken."""
        return self.lang or self.argmap.lang or self.words.lang

    def write_notes(
        self, slide_map: ArgMap, statement_ids: Iterable[str], build_steps: BuildSteps
    ) -> tuple[SpeakerNote, ...]:
        """What is to be said at each step of a slide; statements of one step in the order given."""
        steps: dict[int, list[str]] = {}
        for name in statement_ids:
            text = self.describe_statement(self.argmap.statements[name])
            steps.setdefault(build_steps.boxes.get(name, 0), []).append(text)
        for step in slide_map.inferences.values():
            number = build_steps.wires.get(step.id, 0)
            if number not in {build_steps.boxes.get(name, 0) for name in slide_map.statements}:
                steps.setdefault(number, []).append(self._describe_step(step))
        return tuple(SpeakerNote(number, "\n\n".join(steps[number])) for number in sorted(steps))

    def write_overview_notes(self, statement_ids: Iterable[str]) -> tuple[SpeakerNote, ...]:
        """What is to be said of a slide that shows statements by their short texts: these in full."""
        lines = (self._role_and_text(self.argmap.statements[name]) for name in statement_ids)
        return (SpeakerNote(0, "\n".join(lines)),)

    def describe_statement(self, statement: Statement) -> str:
        """A statement in full, whose words it is, its sources and its note, a line each."""
        say = self.words
        lines = [self._role_and_text(statement)]
        if statement.by:
            lines.append(say.attribution(self.localize(statement.by)))
        lines += [f"{say.source}: {place}" for place in self._list_citations(statement)]
        if statement.url:
            lines.append(f"{say.link}: {statement.url}")
        if statement.note:
            lines.append(self.localize(statement.note))
        return "\n".join(lines)

    def describe_source(self, source: CitedSource) -> str:
        """A source by its full name, whose it is and where."""
        parts = [self.localize(source.text), self.localize(source.by), source.url or ""]
        return ", ".join(part for part in parts if part)

    def localize(self, text: Translations) -> str:
        """A text of the map in the notes' language."""
        return localize_text(text, self.lang, self.argmap.lang)

    def _role_and_text(self, statement: Statement) -> str:
        return f"{self.words.role_label(statement.role.value)}: {self.localize(statement.text)}"

    def _list_citations(self, statement: Statement) -> Iterator[str]:
        for cite in statement.cites:
            source = self.argmap.sources.get(cite.source)
            name = self.localize(source.text) if source else cite.source
            yield f"{name}, {cite.locator}" if cite.locator else name

    def _describe_step(self, step: Inference) -> str:
        """A step between statements that are there already."""
        say = self.words
        attacks = say.undercuts if step.undercuts else say.attacks
        does = say.supports if step.polarity is Polarity.SUPPORTS else attacks
        ends = [part.statement for part in step.premises]
        return f"{does}: {self._join_names(ends)} → {self._join_names([step.written_under])}"

    def _join_names(self, statements: Sequence[str]) -> str:
        known = self.argmap.statements
        return " + ".join(statement_name(known[each], self.lang, self.argmap.lang) for each in statements)
