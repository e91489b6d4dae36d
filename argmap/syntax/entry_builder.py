"""Entries that are still being put together, and the finished ones made of them."""

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from argmap.diagnostics.source import Span
from argmap.syntax.line_reading import EntryHead
from argmap.syntax.tree import Comment, Entry, Keyword, Property


class EntryBuilder(Struct):
    """An entry whose properties and children are being collected.

    `word` is its keyword's place. `lost` is how many lines of the file had been left out before it.
    `child` is the first nested entry that is surely one: a broken line may only look like it.
    """

    entry_head: EntryHead
    word: Span
    span: Span
    comments: tuple[Comment, ...]
    broken: bool
    skip_count: int
    properties: list[Property] = field(default_factory=list)
    children: list["EntryBuilder"] = field(default_factory=list)
    first_child: "EntryBuilder | None" = None
    entry: Entry | None = None

    def add_child(self, builder: "EntryBuilder") -> None:
        """Adds a nested entry."""
        self.children.append(builder)
        if self.first_child is None and not builder.broken:
            self.first_child = builder

    def misplaced_child(self) -> "EntryBuilder | None":
        """The last child, where no such line can be nested: most likely it is only indented by mistake."""
        last = self.children[-1] if self.children else None
        if last is None or last.entry_head.keyword.is_top_level:
            return last
        outside = self.entry_head.keyword is not Keyword.GROUP
        return last if last.entry_head.keyword is Keyword.GROUP and outside else None


def build_entries(builders: list[EntryBuilder], top: Iterable[EntryBuilder]) -> tuple[Entry, ...]:
    """The entries at the top, made from the innermost lines out: `drafts` are all, each after its owner."""
    for draft in reversed(builders):
        heading = draft.entry_head
        draft.entry = Entry(
            heading.keyword,
            heading.spelling,
            heading.name,
            heading.text,
            tuple(draft.properties),
            tuple(_list_entries(draft.children)),
            draft.span,
            draft.word,
            draft.comments,
            draft.broken,
        )
    return tuple(_list_entries(top))


def _list_entries(builders: Iterable[EntryBuilder]) -> Iterator[Entry]:
    return (draft.entry for draft in builders if draft.entry)
