"""Talks for tests: what is written of a deck."""

from argmap.deck.deck import Deck, Slide
from argmap.scene.scene import Box


def format_deck(deck: Deck) -> str:
    """A deck in lines: each slide, what appears on it step by step, where its marks lead, what is said."""
    lines = [f"{deck.title} [{deck.lang}]"]
    for slide in deck.slides:
        lines += ["", f"== {slide.kind.value} {slide.key}: {slide.title}"]
        lines += [f"- {line}" for line in slide.lines]
        for step in range(slide.step_count):
            lines += _format_step(slide, step)
    return "\n".join(lines) + "\n"


def _format_step(slide: Slide, step: int) -> list[str]:
    """What one step adds, and what is said of it."""
    lines = [f"{step}."] if slide.scene else []
    if slide.scene:
        boxes = [box for box in slide.scene.boxes if slide.build_steps.boxes.get(box.id, 0) == step]
        lines += [f"  {box.id}{_format_links(box)}{_format_dimming(slide, box.id)}" for box in boxes]
        wires = [wire.id for wire in slide.scene.wires if slide.build_steps.wires.get(wire.id, 0) == step]
        lines += [f"  = {wire}{_format_dimming(slide, wire)}" for wire in sorted(wires)]
    spoken_lines = [line for note in slide.notes if note.step == step for line in note.text.splitlines()]
    return [*lines, *(f"  | {line}".rstrip() for line in spoken_lines)]


def _format_links(box: Box) -> str:
    more, origin = box.continuation, box.origin
    on = f" +{more.count} > {more.part}" if more else ""
    return on + (f" < {origin.part}" if origin else "")


def _format_dimming(slide: Slide, name: str) -> str:
    return " (faint)" if name in slide.build_steps.dimmed else ""
