"""Records with their place in a text, which does not count when they are compared."""

from typing import ClassVar

from msgspec import Struct


class SourceNode(Struct, frozen=True, eq=False):
    """A record whose fields named in `UNCOMPARED_FIELDS` count neither for equality nor for the hash."""

    UNCOMPARED_FIELDS: ClassVar[frozenset[str]] = frozenset(
        {"span", "spans", "name_span", "key_span", "keyword_span"}
    )

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._compared_values() == other._compared_values()

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self._compared_values())

    def _compared_values(self) -> tuple[object, ...]:
        return tuple(
            getattr(self, name) for name in self.__struct_fields__ if name not in self.UNCOMPARED_FIELDS
        )
