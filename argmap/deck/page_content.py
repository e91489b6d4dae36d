"""The content of a page: some statements, and the step groups on them."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from argmap.deck.branches import StepGroup

StepGroups = Mapping[str, Sequence[StepGroup]]
"""The step groups of a page, by the statement that they bear on."""


class PageContent(Struct, frozen=True):
    """The content of one page: its topmost statements, and the step groups by the statement they bear on."""

    heads: tuple[str, ...]
    step_groups: StepGroups = field(default_factory=dict)

    @property
    def steps(self) -> frozenset[str]:
        """The ids of all steps on the page."""
        return frozenset(
            step for groups in self.step_groups.values() for group in groups for step in group.steps
        )

    @property
    def statements(self) -> frozenset[str]:
        """The ids of all statements on the page."""
        premises = {
            each for groups in self.step_groups.values() for group in groups for each in group.statements
        }
        return frozenset(premises.union(self.heads))


def merge_contents(contents: Iterable[PageContent]) -> PageContent:
    """Merge the contents of some pages into one page; heads are kept once, in order."""
    heads: dict[str, None] = {}
    groups: dict[str, tuple[StepGroup, ...]] = {}
    for content in contents:
        heads.update(dict.fromkeys(content.heads))
        for statement, added in content.step_groups.items():
            groups[statement] = (*groups.get(statement, ()), *added)
    return PageContent(tuple(heads), groups)
