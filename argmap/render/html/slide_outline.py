"""A slide's statements in words, step by step: for who hears the talk, and for small screens."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from argmap.deck.build_steps import BuildSteps
from argmap.i18n.labels import DrawingLabels
from argmap.render.html.text_direction import direct_text
from argmap.render.xml import build_element, escape_text
from argmap.scene.scene import Box, Scene, Wire, WireKind


class SlideLink(Struct, frozen=True):
    """A slide's address on the page, and its title."""

    address: str
    title: str

    def build_anchor(self, caption: str) -> str:
        """Build a link to the slide; its text is the caption and the title."""
        return build_element("a", {"href": self.address}, escape_text(f"{caption}: {self.title}"))


def build_outline(
    scene: Scene, build_steps: BuildSteps, slide_links: Mapping[str, SlideLink], words: DrawingLabels
) -> str:
    """Build a scene's statements as items of a list, in the order in which they appear: each in full, with
    what it bears on and where it leads. `slide_links` has slides by their keys.
    """
    wires = _group_wires_by_source(scene)
    clauses = _WireClauses(scene, words)
    items = []
    for box in sorted(scene.boxes, key=lambda box: build_steps.boxes.get(box.id, 0)):
        marks = _collect_mark_links(box, slide_links)
        parts = [
            *_build_statement_lines(box, marks),
            *(_build_wire_clause(wire, clauses, build_steps) for wire in wires.get(box.id, ())),
        ]
        parts += [link.build_anchor(caption) for caption, link in marks.items()]
        parts += [SlideLink(box.href, box.href).build_anchor(words.link)] if box.href else []
        step = _step_attribute(build_steps.boxes.get(box.id, 0))
        direction = direct_text(box.description)
        items.append(build_element("li", {"data-step": step, "dir": direction}, " ".join(parts)))
    return "\n".join(items)


def _step_attribute(step: int) -> int | None:
    """Mark a step as drawings do: what is there from the beginning is not marked."""
    return step or None


def _group_wires_by_source(scene: Scene) -> dict[str, list[Wire]]:
    wires: dict[str, list[Wire]] = {}
    for wire in scene.wires:
        for source in wire.sources:
            wires.setdefault(source, []).append(wire)
    return wires


def _build_statement_lines(box: Box, marks: Mapping[str, SlideLink]) -> Iterator[str]:
    """Build the statement, and below it its author and sources, without what its labels say."""
    for number, line in enumerate(box.description.split("\n")):
        if line not in marks:
            yield build_element(
                "span", {"class": "origin" if number else "statement-text"}, escape_text(line)
            )


class _WireClauses:
    """The work of wires in words that name the statements at their ends."""

    def __init__(self, scene: Scene, words: DrawingLabels) -> None:
        self._words = words
        self._texts = {box.id: box.description.partition("\n")[0] for box in scene.boxes}
        self._wires = {wire.id: wire for wire in scene.wires}

    def describe_wire(self, wire: Wire) -> str:
        """Describe what the wire does to its target: `Supports: Thesis: …`."""
        verbs = {
            WireKind.SUPPORTS: self._words.supports,
            WireKind.ATTACKS: self._words.attacks,
            WireKind.UNDERCUTS: self._words.undercuts,
        }
        linked = f" ({self._words.linked})" if len(wire.sources) > 1 else ""
        return f"{verbs[wire.kind]}{linked}: {self._describe_target(wire)}"

    def _describe_target(self, wire: Wire) -> str:
        step = self._wires.get(wire.target)
        if wire.kind is not WireKind.UNDERCUTS or step is None:
            return self._texts.get(wire.target, wire.target)
        premises = " + ".join(self._texts.get(source, source) for source in step.sources)
        return f"{premises} → {self._texts[step.target]}" if step.target in self._texts else premises


def _build_wire_clause(wire: Wire, clauses: _WireClauses, build_steps: BuildSteps) -> str:
    step = _step_attribute(build_steps.wires.get(wire.id, 0))
    return build_element(
        "span",
        {"class": f"relation {wire.kind.value}", "data-step": step},
        escape_text(clauses.describe_wire(wire)),
    )


def _collect_mark_links(box: Box, slide_links: Mapping[str, SlideLink]) -> Mapping[str, SlideLink]:
    """Collect the texts of its labels that lead anywhere, with their links."""
    marks = (mark for mark in (box.origin, box.continuation) if mark is not None)
    return {
        mark.label.line.text: slide_links[mark.part]
        for mark in marks
        if mark.part and mark.part in slide_links
    }
