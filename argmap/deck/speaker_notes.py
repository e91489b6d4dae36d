"""Speaker notes: the statements of each build step in full, with their sources and notes."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from argmap.deck.build_steps import BuildSteps
from argmap.deck.deck import SpeakerNote
from argmap.deck.page_renderer import statement_name
from argmap.i18n.labels import DrawingLabels
from argmap.model.map import ArgMap, CitedSource, Inference, Polarity, Statement, Translations, localize_text
from argmap.scene.map_labels import select_map_labels


class NotesWriter(Struct, frozen=True):
    """Writes the notes of a map in one language; None is the map's own."""

    argmap: ArgMap
    lang: str | None

    @property
    def words(self) -> DrawingLabels:
        """The labels for roles, sources and relations in the notes' language."""
        return select_map_labels(self.argmap, self.lang)

    @property
    def effective_language(self) -> str:
        """The code of the notes' language."""
        return self.lang or self.argmap.likely_lang

    def write_notes(
        self, slide_map: ArgMap, statement_ids: Iterable[str], build_steps: BuildSteps
    ) -> tuple[SpeakerNote, ...]:
        """Write a slide's note for each build step; statements of one step in the order given.

        An inference is described if it appears at a step without a new statement.
        """
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
        """Write the note of a slide that shows short texts: the statements' roles and full texts."""
        lines = (self._role_and_text(self.argmap.statements[name]) for name in statement_ids)
        return (SpeakerNote(0, "\n".join(lines)),)

    def describe_statement(self, statement: Statement) -> str:
        """Write a statement in full, its author, its sources, its address and its note, a line each."""
        labels = self.words
        lines = [self._role_and_text(statement)]
        if statement.by:
            lines.append(labels.attribution(self.localize(statement.by)))
        lines += [f"{labels.source}: {citation}" for citation in self._list_citations(statement)]
        if statement.url:
            lines.append(f"{labels.link}: {statement.url}")
        if statement.note:
            lines.append(self.localize(statement.note))
        return "\n".join(lines)

    def describe_source(self, source: CitedSource) -> str:
        """Write a source: its full name, its author and its address."""
        parts = [self.localize(source.text), self.localize(source.by), source.url or ""]
        return ", ".join(part for part in parts if part)

    def localize(self, text: Translations) -> str:
        """Return a text of the map in the notes' language."""
        return localize_text(text, self.lang, self.argmap.lang)

    def _role_and_text(self, statement: Statement) -> str:
        """Write the role and the full text of a statement."""
        return f"{self.words.role_label(statement.role.value)}: {self.localize(statement.text)}"

    def _list_citations(self, statement: Statement) -> Iterator[str]:
        """Yield the names of the sources that a statement cites, each with the place in it."""
        for cite in statement.cites:
            source = self.argmap.sources.get(cite.source)
            name = self.localize(source.text) if source else cite.source
            yield f"{name}, {cite.locator}" if cite.locator else name

    def _describe_step(self, step: Inference) -> str:
        """Write the effect of an inference, its premises and the statement that it is written under."""
        labels = self.words
        attack = labels.undercuts if step.undercuts else labels.attacks
        effect = labels.supports if step.polarity is Polarity.SUPPORTS else attack
        premises = [part.statement for part in step.premises]
        return f"{effect}: {self._join_names(premises)} → {self._join_names([step.written_under])}"

    def _join_names(self, ids: Sequence[str]) -> str:
        """Join the names of statements by a plus sign."""
        statements = [self.argmap.statements[each] for each in ids]
        return " + ".join(statement_name(each, self.lang, self.argmap.lang) for each in statements)
