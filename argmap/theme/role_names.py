"""The names that a project gives to roles, such as evidence to a premise, in a safety case or in law."""

from msgspec import Struct


class RoleName(Struct, frozen=True):
    """A role's name in one language; `lang` is empty for the name in all languages that have no other."""

    role: str
    lang: str
    text: str
