"""A slide's statements in words, step by step: for who hears the talk, and for small screens."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from argmap.deck.stage import Stage
from argmap.layout.scene import Box, Kind, Scene, Wire
from argmap.render.xml import tag, text
from argmap.words.form import Words


class Way(Struct, frozen=True):
    """Where a slide is found on the page, and what it is about."""

    address: str
    title: str

    def link(self, says: str) -> str:
        """A link to it that says so, and where it leads."""
        return tag("a", {"href": self.address}, text(f"{says}: {self.title}"))


def told(scene: Scene, stage: Stage, ways: Mapping[str, Way], words: Words) -> str:
    """Its statements as items of a list, in the order in which they appear: each in full, with what it bears
    on and where it leads. `ways` has slides by their keys.
    """
    wires = _wires_from(scene)
    clauses = _Clauses(scene, words)
    items = []
    for box in sorted(scene.boxes, key=lambda box: stage.boxes.get(box.id, 0)):
        marks = _marks(box, ways)
        parts = [*_own(box, marks), *(_bearing(wire, clauses, stage) for wire in wires.get(box.id, ()))]
        parts += [way.link(says) for says, way in marks.items()]
        parts += [Way(box.href, box.href).link(words.link)] if box.href else []
        items.append(
            tag("li", {"data-step": _mark(stage.boxes.get(box.id, 0)), "dir": "auto"}, " ".join(parts))
        )
    return "\n".join(items)


def _mark(step: int) -> int | None:
    """As drawings are marked: what is there from the beginning is not."""
    return step or None


def _wires_from(scene: Scene) -> dict[str, list[Wire]]:
    found: dict[str, list[Wire]] = {}
    for wire in scene.wires:
        for source in wire.sources:
            found.setdefault(source, []).append(wire)
    return found


def _own(box: Box, marks: Mapping[str, Way]) -> Iterator[str]:
    """The statement, and below it whose it is and where it comes from; what its marks say, they say."""
    for number, line in enumerate(box.told.split("\n")):
        if line not in marks:
            yield tag("span", {"class": "from" if number else "says"}, text(line))


class _Clauses:
    """What wires do, in words that name the statements at their ends."""

    def __init__(self, scene: Scene, words: Words) -> None:
        self._words = words
        self._said = {box.id: box.told.partition("\n")[0] for box in scene.boxes}
        self._wires = {wire.id: wire for wire in scene.wires}

    def does(self, wire: Wire) -> str:
        """What the wire does to what: `Supports: Thesis: …`."""
        verbs = {
            Kind.SUPPORTS: self._words.supports,
            Kind.ATTACKS: self._words.attacks,
            Kind.UNDERCUTS: self._words.undercuts,
        }
        linked = f" ({self._words.linked})" if len(wire.sources) > 1 else ""
        return f"{verbs[wire.kind]}{linked}: {self._hit(wire)}"

    def _hit(self, wire: Wire) -> str:
        step = self._wires.get(wire.target)
        if wire.kind is not Kind.UNDERCUTS or step is None:
            return self._said.get(wire.target, wire.target)
        premises = " + ".join(self._said.get(source, source) for source in step.sources)
        return f"{premises} → {self._said[step.target]}" if step.target in self._said else premises


def _bearing(wire: Wire, clauses: _Clauses, stage: Stage) -> str:
    step = _mark(stage.wires.get(wire.id, 0))
    return tag("span", {"class": f"does {wire.kind.value}", "data-step": step}, text(clauses.does(wire)))


def _marks(box: Box, ways: Mapping[str, Way]) -> Mapping[str, Way]:
    """What its marks say, and where they lead; only those that lead anywhere."""
    marks = (mark for mark in (box.origin, box.continues) if mark is not None)
    return {mark.label.line.text: ways[mark.part] for mark in marks if mark.part and mark.part in ways}
