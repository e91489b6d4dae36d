"""The record of everything drawings and slides say in one language; each language's file fills one in."""

from collections.abc import Mapping

from msgspec import Struct


class DrawingLabels(Struct, frozen=True, kw_only=True):
    """The words that a drawing, an outline or an alternative text adds to the map's own.

    Words that stand alone (roles, legend entries) begin with a capital letter in languages that have them;
    words inside a line (`source`, `see_above`) do not.
    """

    lang: str
    """The language code for the `lang` attribute of these words."""
    roles: Mapping[str, str]
    """By plain role name: `thesis`, `claim`, `premise`, `assumption`, `objection`, `rebuttal`, `undercut`."""
    supports: str
    attacks: str
    undercuts: str
    linked: str
    unstated: str
    weak: str
    moderate: str
    strong: str
    strength_of_step: str
    """The legend's heading for the widths of lines."""
    continues: str
    """Begins the mark where a view hides statements; `continuation_label` adds their count."""
    source: str
    sources: str
    said_by: str
    """A pattern with one `{}` for the speaker of a statement."""
    link: str
    group: str
    legend: str
    argument_map: str
    """The title of a picture whose map has none."""
    supported_by: str
    """Begins an outline line; the role and the text of the supporting statement follow."""
    attacked_by: str
    step_undercut_by: str
    """Begins an outline line below the statement whose inference is attacked."""
    together_with: str
    """Begins the outline line of every linked premise but the first."""
    see_above: str
    see_below: str
    stated_elsewhere: str
    """The legend's words for a reference box."""
    for_thesis: str
    """The legend's words for the colour of rebuttals that serve the thesis, after the word for a rebuttal."""
    against_thesis: str
    part_of: str
    """A pattern for a part's number, the number of parts, and the part's title."""

    def role_label(self, name: str) -> str:
        """The word for a role by its plain name, such as `premise`; KeyError for any other name."""
        return self.roles[name]

    def attribution(self, name: str) -> str:
        """The phrase that names the speaker of a statement: `by David Autor`."""
        return self.said_by.format(name)

    def continuation_label(self, count: int) -> str:
        """The mark on a statement below which a view hides `count` others: `continues +5`."""
        return f"{self.continues} +{count}"

    def strength_label(self, value: float) -> str:
        """The word nearest to a strength from 0 to 1 (weak 0.25, moderate 0.5, strong 0.75)."""
        if value < 0.375:
            return self.weak
        return self.moderate if value < 0.625 else self.strong


class ChangeLabels(Struct, frozen=True, kw_only=True):
    """The marks on statements in a drawing that compares two versions of a map."""

    added: str
    removed: str
    reworded: str
    moved: str
    before: str
    """A pattern with one `{}` for the old text."""


class SlideLabels(Struct, frozen=True, kw_only=True):
    """Titles of the slides that a talk adds to the map's views."""

    overview: str
    """The slide that shows what is to come."""
    rest: str
    """The slide for the statements that no view shows."""
    sources: str


class PresenterLabels(Struct, frozen=True, kw_only=True):
    """The buttons, keys and messages around a talk's slides in a browser.

    `{}` stands for a number, a title or a text.
    """

    lang: str
    """The language of these words, which may differ from the slides'."""
    controls: str
    previous: str
    next: str
    overview: str
    presenter: str
    full_screen: str
    help: str
    close: str
    slide: str
    """A pattern for a slide's number, the number of slides, and the slide's title."""
    step: str
    """A pattern for a step's number and the number of steps."""
    statements: str
    """The heading of the list of a slide's statements."""
    notes: str
    next_slide: str
    elapsed_time: str
    restart: str
    end: str
    popup_blocked: str
    """The message where a browser opens no window for the presenter."""
    keys: tuple[tuple[str, str], ...]
    """Keys, and what they do."""


class Labels(Struct, frozen=True, kw_only=True):
    """Everything drawings and slides say in one language.

    A language without presenter words of its own has English ones.
    """

    drawing: DrawingLabels
    changes: ChangeLabels
    slides: SlideLabels
    presenter: PresenterLabels
