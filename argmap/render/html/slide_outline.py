"""A slide's statements in words, step by step: for who hears the talk, and for small screens."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from argmap.deck.build_steps import BuildSteps
from argmap.i18n.labels import DrawingLabels
from argmap.render.xml import build_element, escape_text
from argmap.scene.scene import Box, Scene, Wire, WireKind


class SlideLink(Struct, frozen=True):
    """Where a slide is found on the page, and what it is about."""

    address: str
    title: str

    def build_anchor(self, caption: str) -> str:
        """A link to it that says so, and where it leads."""
        return build_element("a", {"href": self.address}, escape_text(f"{caption}: {self.title}"))


def build_outline(
    scene: Scene, build_steps: BuildSteps, slide_links: Mapping[str, SlideLink], words: DrawingLabels
) -> str:
    """Its statements as items of a list, in the order in which they appear: each in full, with what it bears
    on and where it leads. `ways` has slides by their keys.
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
        parts += [way.build_anchor(says) for says, way in marks.items()]
        parts += [SlideLink(box.href, box.href).build_anchor(words.link)] if box.href else []
        items.append(
            build_element(
                "li",
                {"data-step": _step_attribute(build_steps.boxes.get(box.id, 0)), "dir": "auto"},
                " ".join(parts),
            )
        )
    return "\n".join(items)


def _step_attribute(step: int) -> int | None:
    """As drawings are marked: what is there from the beginning is not."""
    return step or None


def _group_wires_by_source(scene: Scene) -> dict[str, list[Wire]]:
    found: dict[str, list[Wire]] = {}
    for wire in scene.wires:
        for source in wire.sources:
            found.setdefault(source, []).append(wire)
    return found


def _build_statement_lines(box: Box, marks: Mapping[str, SlideLink]) -> Iterator[str]:
    """The statement, and below it whose it is and where it comes from; what its marks say, they say."""
    for number, line in enumerate(box.description.split("\n")):
        if line not in marks:
            yield build_element(
                "span", {"class": "origin" if number else "statement-text"}, escape_text(line)
            )


class _WireClauses:
    """What wires do, in words that name the statements at their ends."""

    def __init__(self, scene: Scene, words: DrawingLabels) -> None:
        self._words = words
        self._said = {box.id: box.description.partition("\n")[0] for box in scene.boxes}
        self._wires = {wire.id: wire for wire in scene.wires}

    def describe_wire(self, wire: Wire) -> str:
        """What the wire does to what: `Supports: Thesis: …`."""
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
            return self._said.get(wire.target, wire.target)
        premises = " + ".join(self._said.get(source, source) for source in step.sources)
        return f"{premises} → {self._said[step.target]}" if step.target in self._said else premises


def _build_wire_clause(wire: Wire, clauses: _WireClauses, build_steps: BuildSteps) -> str:
    step = _step_attribute(build_steps.wires.get(wire.id, 0))
    return build_element(
        "span",
        {"class": f"relation {wire.kind.value}", "data-step": step},
        escape_text(clauses.describe_wire(wire)),
    )


def _collect_mark_links(box: Box, slide_links: Mapping[str, SlideLink]) -> Mapping[str, SlideLink]:
    """What its marks say, and where they lead; only those that lead anywhere."""
    marks = (mark for mark in (box.origin, box.continuation) if mark is not None)
    return {
        mark.label.line.text: slide_links[mark.part]
        for mark in marks
        if mark.part and mark.part in slide_links
    }
