"""A drawing of the same boxes by plain `dot`, with all settings at their defaults."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from argmap.layout.box_content import BoxContent
from argmap.layout.engine import EngineChoice, run_engine
from argmap.model.map import ArgMap

_SIZE = re.compile(r'<svg width="([\d.]+)pt" height="([\d.]+)pt"')


@dataclass(frozen=True, slots=True)
class Extent:
    """The width and height of a drawing, in points."""

    width: float
    height: float


def measure_dot_drawing(argmap: ArgMap, cards: Mapping[str, BoxContent], direction: str) -> Extent:
    """Measure the size at which plain `dot` draws these boxes; `direction` is its `rankdir`.

    Without heading, legend and sources, and only boxes: wires are not routed, as they may leave its room.
    Raises EngineError where the embedded engine does not answer.
    """
    drawn = run_engine(build_dot(argmap, cards, direction), EngineChoice.EMBEDDED).svg
    found = _SIZE.search(drawn)
    assert found, "the engine's drawing has no size"
    return Extent(float(found[1]), float(found[2]))


def build_dot(argmap: ArgMap, cards: Mapping[str, BoxContent], direction: str) -> str:
    """The map in the DOT language, as one would write it by hand, from premise to target.

    A step whose premises are linked, or that an undercut hits, goes through a point.
    """
    names = name_statements(argmap)
    lines = [
        "digraph {",
        f"graph [rankdir={direction}, splines=false]",
        'node [shape=box, fixedsize=true, label=""]',
    ]
    lines += [
        f"{names[s]} [width={card.width / 72:.5f}, height={card.height / 72:.5f}]"
        for s, card in cards.items()
    ]
    return "\n".join([*lines, *_step_lines(argmap, names), "}", ""])


def name_statements(argmap: ArgMap) -> dict[str, str]:
    """Name the statements so that every program takes the names."""
    return {statement: f"s{i}" for i, statement in enumerate(argmap.statements)}


def _step_lines(argmap: ArgMap, names: Mapping[str, str]) -> Iterator[str]:
    joints, edges = list_joints_and_edges(argmap, names)
    yield from (f"{joint} [shape=point, fixedsize=false, width=0.05, height=0.05]" for joint in joints)
    yield from edges


def list_joints_and_edges(argmap: ArgMap, names: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """List the names of the joints, and the edges from premise to target, as DOT and D2 write them."""
    attacked = {step.target for step in argmap.inferences.values() if step.undercuts}
    joints = {
        step.id: f"j{i}"
        for i, step in enumerate(argmap.inferences.values())
        if len(step.premises) > 1 or step.id in attacked
    }
    edges: list[str] = []
    for step in argmap.inferences.values():
        target = joints[step.target] if step.undercuts else names[step.target]
        here = joints.get(step.id)
        edges += [f"{names[premise.statement]} -> {here or target}" for premise in step.premises]
        edges += [f"{here} -> {target}"] if here else []
    return list(joints.values()), edges
