"""Which part of a map is wanted, as a user asks for it."""

from msgspec import Struct


class Focus(Struct, frozen=True):
    """A view by its name; or what stands below `root`, `depth` steps deep, and bears all of `only`.

    `only` holds filters such as `tag:core` or `group:light`. `root` None is the whole map, `depth` None all
    of its depth. A named view says all of this itself.
    """

    view: str | None = None
    root: str | None = None
    depth: int | None = None
    only: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What a file of it is called, between the map's name and the suffix."""
        return self.view or self.root or "cut"
