"""The blanks that each language fills in: every word a drawing says of its own accord."""

from collections.abc import Mapping

from msgspec import Struct


class DrawingLabels(Struct, frozen=True, kw_only=True):
    """The drawing's own words in one language.

    What stands by itself (roles, legend entries) begins with a capital where the language has them;
    what goes into a line (`by`, `source`, `see_above`) does not.
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
    """What a legend calls the weight of a line."""
    continues: str
    """Begins the mark where a view has cut something off; `more` adds the count."""
    source: str
    sources: str
    said_by: str
    """A pattern with one `{}` for whose words a statement is."""
    link: str
    group: str
    legend: str
    argument_map: str
    """What a picture without a title is called."""
    supported_by: str
    """Begins an outline line; the role and the text of what supports follow."""
    attacked_by: str
    step_undercut_by: str
    """Begins an outline line below the statement whose step is attacked."""
    together_with: str
    """Begins the outline line of every linked premise but the first."""
    see_above: str
    see_below: str

    def role_label(self, name: str) -> str:
        """The word for a role by its plain name, such as `premise`; KeyError for any other name."""
        return self.roles[name]

    def attribution(self, name: str) -> str:
        """The phrase that says whose words a statement is: `by David Autor`."""
        return self.said_by.format(name)

    def continuation_label(self, count: int) -> str:
        """The mark on a statement below which a view hides `count` others: `continues +5`."""
        return f"{self.continues} +{count}"

    def strength_label(self, value: float) -> str:
        """The word nearest to a strength from 0 to 1 (weak 0.25, moderate 0.5, strong 0.75)."""
        if value < 0.375:
            return self.weak
        return self.moderate if value < 0.625 else self.strong
