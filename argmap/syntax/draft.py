"""Entries that are still being put together, and the finished ones made of them."""

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from argmap.syntax.reading import Heading
from argmap.syntax.tree import Comment, Entry, Keyword, Property
from argmap.text.source import Span

ONLY_AT_TOP = frozenset({Keyword.MAP, Keyword.SOURCE, Keyword.VIEW, Keyword.THESIS, Keyword.CLAIM})


class Draft(Struct):
    """An entry whose properties and children are being collected.

    `word` is its keyword's place. `lost` is how many lines of the file had been left out before it.
    `child` is the first nested entry that is surely one: a broken line may only look like it.
    """

    heading: Heading
    word: Span
    span: Span
    comments: tuple[Comment, ...]
    broken: bool
    lost: int
    properties: list[Property] = field(default_factory=list)
    children: list["Draft"] = field(default_factory=list)
    child: "Draft | None" = None
    entry: Entry | None = None

    def nest(self, draft: "Draft") -> None:
        """Adds a nested entry."""
        self.children.append(draft)
        if self.child is None and not draft.broken:
            self.child = draft

    def strayed_child(self) -> "Draft | None":
        """The last child, where no such line can be nested: most likely it is only indented by mistake."""
        last = self.children[-1] if self.children else None
        if last is None or last.heading.keyword in ONLY_AT_TOP:
            return last
        outside = self.heading.keyword is not Keyword.GROUP
        return last if last.heading.keyword is Keyword.GROUP and outside else None


def finished(drafts: list[Draft], top: Iterable[Draft]) -> tuple[Entry, ...]:
    """The entries at the top, made from the innermost lines out: `drafts` are all, each after its owner."""
    for draft in reversed(drafts):
        heading = draft.heading
        draft.entry = Entry(
            heading.keyword,
            heading.spelled,
            heading.name,
            heading.text,
            tuple(draft.properties),
            tuple(_entries(draft.children)),
            draft.span,
            draft.word,
            draft.comments,
            draft.broken,
        )
    return tuple(_entries(top))


def _entries(drafts: Iterable[Draft]) -> Iterator[Entry]:
    return (draft.entry for draft in drafts if draft.entry)
