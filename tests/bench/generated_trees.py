"""One generated tree of statements in the notations of argmap and of the tools it is compared with."""

import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from tests.bench.bench_maps import VOCABULARY

SHORTEST, LONGEST = 60, 120
"""Characters of a label."""
FAN = 4
"""The most statements below another."""
MAX_LINE = 32
"""Characters of a line where a tool does not break lines by itself."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Labels, and for each but the first the number of its parent, and whether it attacks that."""

    labels: tuple[str, ...]
    parents: tuple[int, ...]
    attacks: tuple[bool, ...]

    def children(self) -> list[list[int]]:
        """The numbers of the children of each statement."""
        found: list[list[int]] = [[] for _ in self.labels]
        for number, above in enumerate(self.parents[1:], 1):
            found[above].append(number)
        return found


def generate_tree(size: int, seed: int = 0) -> Tree:
    """A tree of so many statements, the same every time; as deep as filling it row by row about makes it."""
    chance = Random(f"{size} {seed}")
    labels = tuple(_generate_label(chance) for _ in range(size))
    above, open_ones = [0], [0]
    taken = [0] * size
    for number in range(1, size):
        place = chance.randrange(min(len(open_ones), 40))
        parent = open_ones[place]
        above.append(parent)
        taken[parent] += 1
        if taken[parent] == FAN:
            open_ones.pop(place)
        open_ones.append(number)
    return Tree(labels, tuple(above), tuple(chance.random() < 0.4 for _ in range(size)))


def _generate_label(chance: Random) -> str:
    length, words = chance.randint(SHORTEST, LONGEST - 12), []
    while sum(map(len, words)) + len(words) < length:
        words.append(chance.choice(VOCABULARY["en"]))
    return " ".join(words).capitalize() + "."


def to_argmap(tree: Tree) -> str:
    """The tree as a map, in which supports and attacks are distinguished."""
    below = tree.children()
    lines = ['map: "A generated tree"', ""]
    pending = [(0, 0)]
    while pending:
        number, depth = pending.pop()
        role = ("objection" if tree.attacks[number] else "premise") if number else "thesis"
        lines.append(f"{'  ' * depth}{role} s{number}: {tree.labels[number]}")
        pending.extend((each, depth + 1) for each in reversed(below[number]))
    return "\n".join(lines) + "\n"


def to_dot(tree: Tree) -> str:
    """The tree in the DOT language, its lines broken by hand."""
    lines = ["digraph {", "rankdir=BT", "node [shape=box]"]
    for number, label in enumerate(tree.labels):
        text = "\\n".join(textwrap.wrap(label, MAX_LINE))
        lines.append(f's{number} [label="{text}"]')
    lines += [
        f"s{n} -> s{tree.parents[n]} [{_dot_style(tree.attacks[n])}]" for n in range(1, len(tree.labels))
    ]
    return "\n".join([*lines, "}", ""])


def _dot_style(attacks: bool) -> str:
    return "color=red" if attacks else "color=green"


def to_d2(tree: Tree) -> str:
    """The tree as D2 takes it."""
    lines = ["direction: up"]
    for number, label in enumerate(tree.labels):
        text = "\\n".join(textwrap.wrap(label, MAX_LINE))
        lines.append(f's{number}: "{text}"')
    lines += [f"s{n} -> s{tree.parents[n]}" for n in range(1, len(tree.labels))]
    return "\n".join(lines) + "\n"


def to_argdown(tree: Tree) -> str:
    """The tree as Argdown takes it."""
    below, lines, pending = tree.children(), [], [(0, 0)]
    while pending:
        number, depth = pending.pop()
        sign = f"{'    ' * depth}{'-' if tree.attacks[number] else '+'} " if number else ""
        lines.append(f"{sign}[s{number}]: {tree.labels[number]}")
        pending.extend((each, depth + 1) for each in reversed(below[number]))
    return "\n".join(lines) + "\n"


def to_mermaid(tree: Tree) -> str:
    """The tree as Mermaid takes it."""
    lines = ["flowchart BT"]
    lines += [f'  s{number}["{label}"]' for number, label in enumerate(tree.labels)]
    lines += [f"  s{n} --> s{tree.parents[n]}" for n in range(1, len(tree.labels))]
    return "\n".join(lines) + "\n"


NOTATIONS: Mapping[str, Callable[[Tree], str]] = {
    "argmap": to_argmap,
    "dot": to_dot,
    "d2": to_d2,
    "argdown": to_argdown,
    "mermaid": to_mermaid,
}
