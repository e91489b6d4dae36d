"""The text of a map on a slide as other programs draw it: D2 with ELK, Argdown, or another argmap.

Each is a process of its own, with all settings at their defaults but for ELK. Texts are those that argmap
draws, D2's with their lines broken as argmap breaks them at its usual width.
"""

import re
import statistics
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from argmap.layout.reading_order import build_reading_tree
from argmap.model.map import ArgMap, Inference, Polarity, localize_text
from tests.bench.dot_drawing import Extent, list_joints_and_edges, name_statements
from tests.bench.measurement import OPTIONS, build_boxes, text_size_on_slide
from tests.bench.programs import build_environment, find_argdown, find_d2

LIMIT = 60.0
"""Seconds after which a drawing is given up."""
_VIEW_BOX = re.compile(r'<svg[^>]*?viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"', re.DOTALL)
_TEXT_SIZE = re.compile(r'<text[^>]*?font-size[:=]"?([\d.]+)')
_WHOLE_SCALE = re.compile(r'<g id="graph0" class="graph" transform="scale\(([\d.]+)')
_OWN_TEXT_SIZE = re.compile(r"\(text ([\d.]+) pt")


@dataclass(frozen=True, slots=True)
class OtherProgram:
    """A program: its name, the suffix of its sources, what writes one, its command, and the size it drew.

    `read_size` takes the SVG and what the program printed, and returns px of text on a slide.
    """

    name: str
    suffix: str
    write: Callable[[ArgMap, str], str]
    command: Callable[[Path], Sequence[str]]
    read_size: Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class OtherTexts:
    """The text of a map in px, by argmap and by each other program; None where that drew nothing in time."""

    claims: int
    text: float
    others: tuple[tuple[str, float | None], ...]


def find_other_programs(argmap_path: Path | None, *, others: bool) -> tuple[list[OtherProgram], list[str]]:
    """Those that are here, and a line for each that is not. `argmap_path` is another argmap's command."""
    found, missing = list[OtherProgram](), list[str]()
    if others:
        for name, program, write in (
            ("d2", find_d2(), write_d2),
            ("argdown", find_argdown(), write_argdown),
        ):
            if isinstance(program, str):
                missing.append(f"{name} is left out: {program}")
            else:
                found.append(OtherProgram(name, f".{name}", write, program.command, read_svg_size))
    if argmap_path:
        own = [str(argmap_path), "build", "--label", "full", "-f", "svg"]
        found.append(
            OtherProgram("other argmap", ".argmap", _write_own, lambda it: [*own, str(it)], _read_own)
        )
    return found, missing


def measure_text(program: OtherProgram, argmap: ArgMap, text: str) -> float | None:
    """Return the px of text of a map that a program draws on a slide; None if it draws none in time.

    `text` is the map as argmap reads it.
    """
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / f"map{program.suffix}"
        source.write_text(program.write(argmap, text), "utf-8")
        environment = {**build_environment(), "D2_LAYOUT": "elk", "PYTHONPATH": ""}
        try:
            done = subprocess.run(
                program.command(source), cwd=name, env=environment, capture_output=True, timeout=LIMIT
            )
        except subprocess.TimeoutExpired:
            return None
        drawn = next(Path(name).rglob("*.svg"), None)
        if done.returncode or drawn is None:
            return None
        return program.read_size(drawn.read_text("utf-8"), (done.stdout + done.stderr).decode())


def read_svg_size(svg: str, _: str) -> float:
    """Return the px of most texts of an SVG that is scaled to fill the slide.

    Graphviz, which Argdown calls, scales a large drawing down in the group that holds all of it.
    """
    extent = Extent(*map(float, _VIEW_BOX.search(svg).groups()))
    size = statistics.mode(map(float, _TEXT_SIZE.findall(svg)))
    scale = _WHOLE_SCALE.search(svg)
    return text_size_on_slide(extent, size * (float(scale[1]) if scale else 1))


def _read_own(_: str, said: str) -> float:
    return 2 * float(_OWN_TEXT_SIZE.search(said)[1])


def _write_own(_: ArgMap, text: str) -> str:
    return text


def write_d2(argmap: ArgMap, _: str) -> str:
    """Write a map for D2. A step whose premises are linked, or that an undercut hits, goes through a dot."""
    names, lines = name_statements(argmap), ["direction: up"]
    for id_, box in build_boxes(argmap, OPTIONS.measure).items():
        label = "\\n".join(box.lines).replace('"', "'")
        lines.append(f'{names[id_]}: "{label}"')
    joints, edges = list_joints_and_edges(argmap, names)
    lines += [f'{joint}: "" {{shape: circle; width: 8; height: 8}}' for joint in joints]
    return "\n".join([*lines, *edges, ""])


def write_argdown(argmap: ArgMap, _: str) -> str:
    """Write a map for Argdown. Linked premises are reasons of their own there."""
    tree, names = build_reading_tree(argmap), name_statements(argmap)
    told = set[str]()

    def write(statement: str, sign: str, depth: int) -> Iterator[str]:
        text = localize_text(argmap.statements[statement].text, None, argmap.lang)
        is_new = statement not in told
        told.add(statement)
        yield f"{'    ' * depth}{sign}[{names[statement]}]" + (
            f": {' '.join(text.split())}" if is_new else ""
        )
        if is_new:
            for step in tree.steps_under.get(statement, ()):
                for premise in step.premises:
                    yield from write(premise.statement, _argdown_sign(step), depth + 1)

    return "\n".join([*chain.from_iterable(write(root, "", 0) for root in tree.roots), ""])


def _argdown_sign(step: Inference) -> str:
    if step.undercuts:
        return "_ "
    return "+ " if step.polarity is Polarity.SUPPORTS else "- "
