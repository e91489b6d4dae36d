"""What a map holds, in a form that is equal whichever way the letters of its texts are composed."""

from collections.abc import Mapping
from unicodedata import normalize

from argmap.diagnostics.node import SourceNode


def normalise(value: object) -> object:
    """The value to compare in place of this one: its texts in NFC, records as what counts of them.

    Programs of macOS decompose letters without changing what is read.
    """
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, SourceNode):
        counted = (name for name in value.__struct_fields__ if name not in value.UNCOMPARED_FIELDS)
        return tuple(normalise(getattr(value, name)) for name in counted)
    if isinstance(value, Mapping):
        return {normalise(key): normalise(found) for key, found in value.items()}
    if isinstance(value, tuple):
        return tuple(map(normalise, value))
    return value


def is_equivalent(one: object, other: object) -> bool:
    """Whether two values are equal but for how letters are composed."""
    return one == other or normalise(one) == normalise(other)
