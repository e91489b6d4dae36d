"""The argument: statements, and the inferences between them, each a thing of its own."""

from collections.abc import Mapping
from enum import Enum

from msgspec import field

from argmap.diagnostics.node import SourceNode
from argmap.diagnostics.source import Source, Span
from argmap.theme.role_names import RoleName


class Role(Enum):
    """The role of a statement, by the keyword of its full line (`and` takes its sibling's)."""

    THESIS = "thesis"
    CLAIM = "claim"
    PREMISE = "premise"
    ASSUMPTION = "assumption"
    OBJECTION = "objection"
    REBUTTAL = "rebuttal"
    UNDERCUT = "undercut"


class Polarity(Enum):
    """The direction of a step: for its target or against it."""

    SUPPORTS = "supports"
    ATTACKS = "attacks"


class Reveal(Enum):
    """The order in which a view's statements appear on a slide."""

    ROLE = "role"
    BRANCH = "branch"
    ORDER = "order"
    NONE = "none"


class Wording(SourceNode, frozen=True):
    """One text in one language, and its place.

    `spans` has one span a physical line; `value` is their texts, joined as `join_lines` does.
    """

    value: str
    spans: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first character to the last."""
        return Span(self.spans[0].source, self.spans[0].start, self.spans[-1].end)

    def part(self, start: int, end: int) -> Span:
        """Return the span of `value[start:end]` in the source, on the physical line where `start` lies.

        A stretch that runs over a line's end is cut there, so that a caret line can show it.
        """
        at = 0
        for span in self.spans:
            length = span.end - span.start
            gap = int(self.value.startswith(" ", at + length))
            if start < at + length + gap or span is self.spans[-1]:
                first = min(max(start - at, 0), length)
                return span.subspan(first, max(min(end - at, length), first))
            at += length + gap
        raise AssertionError("a wording has at least one span")


Translations = Mapping[str, Wording]
"""A text by language code. The key `""` is the text as first written (in the map's own language)."""


class Citation(SourceNode, frozen=True):
    """The origin of a statement: a declared source, and a place in it (free text, may be empty)."""

    source: str
    locator: str
    span: Span


class Statement(SourceNode, frozen=True):
    """One thing that is said.

    `id` is the written one, or, for a nameless statement, one made from its text, which does not change when
    other lines do. `parent_step` is the id of the inference it stands in, in full; None at the top level.
    `group` is the nearest declared group, its own or one inherited from the statements above it. `depth` is
    how deep its full line is nested (0 at the top). `order` counts full lines from 0. `allowed_warnings` are
    the codes silenced for this statement.
    """

    id: str
    has_written_id: bool
    role: Role
    text: Translations
    parent_step: str | None
    depth: int
    order: int
    span: Span
    """The line's own text, or its keyword where there is none: where a diagnostic about it points."""
    name_span: Span | None = None
    short: Translations = field(default_factory=dict)
    note: Translations = field(default_factory=dict)
    cites: tuple[Citation, ...] = ()
    by: Translations = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    group: str | None = None
    url: str | None = None
    allowed_warnings: frozenset[str] = frozenset()
    is_linked: bool = False
    """Written with `and`, or as an `assumption` that joined the sibling above."""
    opposes_thesis: bool = False
    """True if it speaks against the statement at the top, through an odd number of attacks above it."""


class Premise(SourceNode, frozen=True):
    """One statement's part in an inference; `in_full` where its full line is this one."""

    statement: str
    in_full: bool
    span: Span


class Inference(SourceNode, frozen=True):
    """One step: one or more premises (linked where more) towards a target.

    `id` is no statement's: `jobs.attacks` for a step that begins with that statement in full,
    `commons.supports.coin` for one that begins with a reference. `target` is a statement's id, or, where
    `undercuts`, another inference's id. `written_under` is the statement whose line (in full or a reference)
    the step is written under: the target itself for a support or an attack, one of the target inference's
    premises for an undercut. `order` counts steps as written. `strength` runs from 0 to 1 (weak 0.25,
    moderate 0.5, strong 0.75); None where not given.
    """

    id: str
    premises: tuple[Premise, ...]
    target: str
    polarity: Polarity
    undercuts: bool
    written_under: str
    order: int
    span: Span
    strength: float | None = None


class CitedSource(SourceNode, frozen=True):
    """A declared source, such as a book or an essay."""

    id: str
    text: Translations
    by: Translations
    url: str | None
    span: Span
    allowed_warnings: frozenset[str] = frozenset()
    """The warning codes silenced for this source."""


class Group(SourceNode, frozen=True):
    """A declared group; `parent` is the group it is nested in."""

    id: str
    text: Translations
    parent: str | None
    span: Span


class View(SourceNode, frozen=True):
    """A named part of the map: below `root`, `depth` inferences deep, only what bears all filters."""

    id: str
    text: Translations
    root: str | None
    depth: int | None
    tags: tuple[str, ...]
    groups: tuple[str, ...]
    reveal: Reveal
    span: Span


class ArgMap(SourceNode, frozen=True):
    """A whole map. Every mapping keeps the written order.

    `lang` is the map's declared language, None without one. `likely_lang` is that, else the language that its
    keywords or its thesis are in: the words that a drawing adds are in it. `title` is empty without a `map`
    line. `role_names` are the project's own.
    """

    UNCOMPARED_FIELDS = SourceNode.UNCOMPARED_FIELDS | {"source", "likely_lang", "role_names"}

    source: Source
    title: Translations
    lang: str | None
    statements: Mapping[str, Statement]
    inferences: Mapping[str, Inference]
    sources: Mapping[str, CitedSource]
    groups: Mapping[str, Group]
    views: Mapping[str, View]
    likely_lang: str = "en"
    role_names: tuple[RoleName, ...] = ()


def localize_text(text: Translations, lang: str | None, own: str | None) -> str:
    """Return the text in `lang` where it has that language; else as first written.

    `own` is the map's own language: asking for it gives the first writing. An exact code wins, then the
    language with another script or region (`zh` for `zh-Hant`).
    """
    if not text:
        return ""
    if lang and lang != own:
        if lang in text:
            return text[lang].value
        plain = lang.split("-")[0]
        for code, wording in text.items():
            if code and code.split("-")[0] == plain:
                return wording.value
    first = text.get("") or next(iter(text.values()))
    return first.value
