"""Talks for tests: what is written of a deck."""

from argmap.deck.deck import Deck, Slide
from argmap.layout.scene import Box


def dump(deck: Deck) -> str:
    """A deck in lines: each slide, what appears on it step by step, where its marks lead, what is said."""
    lines = [f"{deck.title} [{deck.lang}]"]
    for slide in deck.slides:
        lines += ["", f"== {slide.kind.value} {slide.key}: {slide.title}"]
        lines += [f"- {line}" for line in slide.lines]
        for step in range(slide.steps):
            lines += _step(slide, step)
    return "\n".join(lines) + "\n"


def _step(slide: Slide, step: int) -> list[str]:
    """What one step adds, and what is said of it."""
    lines = [f"{step}."] if slide.scene else []
    if slide.scene:
        boxes = [box for box in slide.scene.boxes if slide.stage.boxes.get(box.id, 0) == step]
        lines += [f"  {box.id}{_marks(box)}{_back(slide, box.id)}" for box in boxes]
        wires = [wire.id for wire in slide.scene.wires if slide.stage.wires.get(wire.id, 0) == step]
        lines += [f"  = {wire}{_back(slide, wire)}" for wire in sorted(wires)]
    said = [line for note in slide.notes if note.step == step for line in note.text.splitlines()]
    return [*lines, *(f"  | {line}".rstrip() for line in said)]


def _marks(box: Box) -> str:
    more, origin = box.continues, box.origin
    on = f" +{more.count} > {more.part}" if more else ""
    return on + (f" < {origin.part}" if origin else "")


def _back(slide: Slide, name: str) -> str:
    return " (faint)" if name in slide.stage.faint else ""
