"""One generated tree of statements in the notations of argmap and of the tools it is measured beside."""

import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from tests.bench.invented import VOCABULARY

SHORTEST, LONGEST = 60, 120
"""Characters of a label."""
FAN = 4
"""The most statements below another."""
LINE = 32
"""Characters of a line where a tool does not break lines by itself."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Labels, and for each but the first which one it stands below and whether it attacks that."""

    labels: tuple[str, ...]
    above: tuple[int, ...]
    attacks: tuple[bool, ...]

    def below(self) -> list[list[int]]:
        """The numbers of what stands below each."""
        found: list[list[int]] = [[] for _ in self.labels]
        for number, above in enumerate(self.above[1:], 1):
            found[above].append(number)
        return found


def tree(size: int, seed: int = 0) -> Tree:
    """A tree of so many statements, the same every time; as deep as filling it row by row about makes it."""
    chance = Random(f"{size} {seed}")
    labels = tuple(_label(chance) for _ in range(size))
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


def _label(chance: Random) -> str:
    length, words = chance.randint(SHORTEST, LONGEST - 12), []
    while sum(map(len, words)) + len(words) < length:
        words.append(chance.choice(VOCABULARY["en"]))
    return " ".join(words).capitalize() + "."


def argmap(made: Tree) -> str:
    """The tree as a map; what supports an objection's target is told from what attacks it."""
    below = made.below()
    lines = ['map: "A generated tree"', ""]
    pending = [(0, 0)]
    while pending:
        number, depth = pending.pop()
        role = ("objection" if made.attacks[number] else "premise") if number else "thesis"
        lines.append(f"{'  ' * depth}{role} s{number}: {made.labels[number]}")
        pending.extend((each, depth + 1) for each in reversed(below[number]))
    return "\n".join(lines) + "\n"


def dot(made: Tree) -> str:
    """The tree in the DOT language, its lines broken by hand."""
    lines = ["digraph {", "rankdir=BT", "node [shape=box]"]
    for number, label in enumerate(made.labels):
        text = "\\n".join(textwrap.wrap(label, LINE))
        lines.append(f's{number} [label="{text}"]')
    lines += [f"s{n} -> s{made.above[n]} [{_dot_style(made.attacks[n])}]" for n in range(1, len(made.labels))]
    return "\n".join([*lines, "}", ""])


def _dot_style(attacks: bool) -> str:
    return "color=red" if attacks else "color=green"


def d2(made: Tree) -> str:
    """The tree as D2 takes it."""
    lines = ["direction: up"]
    for number, label in enumerate(made.labels):
        text = "\\n".join(textwrap.wrap(label, LINE))
        lines.append(f's{number}: "{text}"')
    lines += [f"s{n} -> s{made.above[n]}" for n in range(1, len(made.labels))]
    return "\n".join(lines) + "\n"


def argdown(made: Tree) -> str:
    """The tree as Argdown takes it."""
    below, lines, pending = made.below(), [], [(0, 0)]
    while pending:
        number, depth = pending.pop()
        sign = f"{'    ' * depth}{'-' if made.attacks[number] else '+'} " if number else ""
        lines.append(f"{sign}[s{number}]: {made.labels[number]}")
        pending.extend((each, depth + 1) for each in reversed(below[number]))
    return "\n".join(lines) + "\n"


def mermaid(made: Tree) -> str:
    """The tree as Mermaid takes it."""
    lines = ["flowchart BT"]
    lines += [f'  s{number}["{label}"]' for number, label in enumerate(made.labels)]
    lines += [f"  s{n} --> s{made.above[n]}" for n in range(1, len(made.labels))]
    return "\n".join(lines) + "\n"


NOTATIONS: Mapping[str, Callable[[Tree], str]] = {
    "argmap": argmap,
    "dot": dot,
    "d2": d2,
    "argdown": argdown,
    "mermaid": mermaid,
}
