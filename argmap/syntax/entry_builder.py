"""Entries that are still being put together, and the finished ones made of them."""

from collections.abc import Iterable, Iterator

from argmap.diagnostics.source import Span
from argmap.syntax.line_reading import EntryHead
from argmap.syntax.tree import Comment, Entry, Keyword, Property
from argmap.syntax.usual_words import ANSWER_WORDS


class EntryBuilder:
    """An entry whose properties and children are being collected.

    `word` is its keyword's place. `skip_count` is how many lines of the file had been left out before it.
    `first_child` is the first nested entry that is surely one: a broken line may only look like it.
    `is_attack` says that the entry attacks what it is nested in, by itself or with the siblings it joins.
    """

    def __init__(self, entry_head: EntryHead, word: Span, span: Span, broken: bool, skip_count: int) -> None:
        self.entry_head, self.word, self.span = entry_head, word, span
        self.broken, self.skip_count = broken, skip_count
        self.comments: tuple[Comment, ...] = ()
        self.properties: list[Property] = []
        self.children: list[EntryBuilder] = []
        self.first_child: EntryBuilder | None = None
        self.is_attack = entry_head.keyword.is_attack
        self.entry: Entry | None = None

    @property
    def may_be_answered(self) -> bool:
        """True for an attack that is not written with a word for an answer itself."""
        return self.is_attack and self.word.text.casefold() not in ANSWER_WORDS

    def add_child(self, builder: "EntryBuilder") -> None:
        """Add a nested entry."""
        if builder.entry_head.keyword.may_join and self.children:
            builder.is_attack = self.children[-1].is_attack
        self.children.append(builder)
        if self.first_child is None and not builder.broken:
            self.first_child = builder

    def misplaced_child(self) -> "EntryBuilder | None":
        """Return the last child where no such line can be nested: its indentation is a mistake."""
        last = self.children[-1] if self.children else None
        if last is None or last.entry_head.keyword.is_top_level:
            return last
        outside = self.entry_head.keyword is not Keyword.GROUP
        return last if last.entry_head.keyword is Keyword.GROUP and outside else None


def build_entries(builders: list[EntryBuilder], top: Iterable[EntryBuilder]) -> tuple[Entry, ...]:
    """Build the entries at the top from the innermost out; `builders` are all, each after its parent."""
    for builder in reversed(builders):
        entry_head = builder.entry_head
        builder.entry = Entry(
            entry_head.keyword,
            entry_head.spelling,
            entry_head.name,
            entry_head.text,
            tuple(builder.properties),
            tuple(_list_entries(builder.children)),
            builder.span,
            builder.word,
            builder.comments,
            builder.broken,
        )
    return tuple(_list_entries(top))


def _list_entries(builders: Iterable[EntryBuilder]) -> Iterator[Entry]:
    return (builder.entry for builder in builders if builder.entry)
