"""Ten small edits of a map's text, one after another, as a writer makes them."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from random import Random

from argmap.model.map import ArgMap, Statement
from tests.layout.map_from_text import build_test_map

WORDS = {
    "en": ["as", "we", "have", "seen", "before", "in", "many", "other", "towns"],
    "ko": ["우리가", "앞서", "여러", "다른", "마을에서", "거듭", "본", "대로"],
}
KEYWORDS = {
    "en": {"premise": "premise", "objection": "objection"},
    "ko": {"premise": "전제", "objection": "반론"},
}
MAX_TRIES = 20
"""Choices of a statement that are tried for an edit: some give a map with errors."""


class EditedText:
    """The lines of a map's text, and the chance that chooses what is edited."""

    def __init__(self, text: str, seed: str) -> None:
        self.lines = text.splitlines()
        self.rng = Random(seed)

    def build(self) -> ArgMap:
        """Build the map. Raises AssertionError where it has errors."""
        return build_test_map("\n".join(self.lines) + "\n")

    def add_words(self) -> None:
        """Write three words more at the end of a statement."""
        start, _ = self._choose_block()
        line, words = self.lines[start].rstrip(), WORDS[self._lang()]
        first = self.rng.randrange(len(words) - 2)
        stop = "." if line.endswith(".") else ""
        self.lines[start] = f"{line.removesuffix('.')} {' '.join(words[first : first + 3])}{stop}"

    def remove_words(self) -> None:
        """Take two words from the longest line."""
        start, _ = max(self._list_blocks(), key=lambda block: len(self.lines[block[0]]))
        self.lines[start] = self.lines[start].rsplit(" ", 2)[0]

    def add_premise(self) -> None:
        """Write a premise of a statement, after all that bears on it."""
        self._add_statement("premise")

    def add_objection(self) -> None:
        """Write an objection to a statement, after all that bears on it."""
        self._add_statement("objection")

    def remove_statement(self) -> None:
        """Remove a statement that nothing bears on."""
        start, end = self._choose_block(is_end=True)
        del self.lines[start:end]

    def move_statement(self) -> None:
        """Move a statement that nothing bears on before the sister above it."""
        starts = {end: start for start, end in self._list_blocks()}
        blocks = [
            (start, end)
            for start, end in self._list_blocks(is_end=True)
            if start in starts and _indent(self.lines[starts[start]]) == _indent(self.lines[start])
        ]
        if blocks:
            start, end = self.rng.choice(blocks)
            above = starts[start]
            self.lines[above:end] = [*self.lines[start:end], *self.lines[above:start]]

    def _add_statement(self, keyword: str) -> None:
        start, end = self._choose_block()
        words = WORDS[self._lang()]
        text = " ".join(self.rng.sample(words, len(words)))
        pad = " " * (_indent(self.lines[start]) + 2)
        self.lines.insert(end, f"{pad}{KEYWORDS[self._lang()][keyword]}: {text} {len(self.lines)}")

    def _lang(self) -> str:
        return "ko" if self.build().likely_lang == "ko" else "en"

    def _choose_block(self, *, is_end: bool = False) -> tuple[int, int]:
        return self.rng.choice(self._list_blocks(is_end=is_end))

    def _list_blocks(self, *, is_end: bool = False) -> list[tuple[int, int]]:
        """List the lines of each statement below another, with all below it: its first, and the end.

        With `is_end` only those that nothing bears on, and that share their step with no other.
        """
        argmap = self.build()
        targets = {step.target for step in argmap.inferences.values()}
        statements = [each for each in argmap.statements.values() if each.parent_step is not None]
        if is_end:
            statements = [s for s in statements if s.id not in targets and not _is_linked(argmap, s)]
        starts = [argmap.source.position(each.span.start)[0] - 1 for each in statements]
        return [(start, self._find_end(start)) for start in starts]

    def _find_end(self, start: int) -> int:
        end = start + 1
        while end < len(self.lines) and _indent(self.lines[end]) > _indent(self.lines[start]):
            end += 1
        return end


def _is_linked(argmap: ArgMap, statement: Statement) -> bool:
    assert statement.parent_step is not None
    return len(argmap.inferences[statement.parent_step].premises) > 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


EDITS: tuple[Callable[[EditedText], None], ...] = (
    EditedText.add_words,
    EditedText.add_premise,
    EditedText.add_words,
    EditedText.add_objection,
    EditedText.remove_words,
    EditedText.remove_statement,
    EditedText.move_statement,
    EditedText.add_words,
    EditedText.add_objection,
    EditedText.add_words,
)
"""The edits of a session: words, a premise added, removed and moved, objections."""


def edit_map(
    text: str, seed: str, edits: tuple[Callable[[EditedText], None], ...] = EDITS
) -> Iterator[ArgMap]:
    """Yield the map after each edit; one that gives errors wherever it is tried is left out."""
    edited = EditedText(text, seed)
    for edit in EDITS:
        lines = list(edited.lines)
        for _ in range(MAX_TRIES):
            edited.lines = list(lines)
            with suppress(AssertionError, IndexError):
                edit(edited)
                yield edited.build()
                break
        else:
            edited.lines = lines
