"""The words of the language by kind, for an editor that colours and completes them."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from argmap.diagnostics.language_code import LANGUAGES
from argmap.edit.occurrences import SYMBOLS_NAMED
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.properties import KEYS, PROPERTIES, PropertyKind, PropertySpec


class Vocabulary(Struct, frozen=True):
    """Every spelling, English and Korean, of each kind of word.

    By the spelling of a property key, `references` has the kind of thing that its value names, and `choices`
    the words that its value may be.
    """

    declaring: tuple[str, ...]
    stating: tuple[str, ...]
    keys: tuple[str, ...]
    references: Mapping[str, str]
    choices: Mapping[str, tuple[str, ...]]


@cache
def build_vocabulary() -> Vocabulary:
    """Collect all words: keywords that declare and that state, property keys, and what these take."""
    specs = {word: spec for spec in PROPERTIES for word in (spec.key, spec.korean)}
    return Vocabulary(
        declaring=tuple(word for word, keyword in KEYWORDS.items() if keyword.is_declaration),
        stating=tuple(word for word, keyword in KEYWORDS.items() if not keyword.is_declaration),
        keys=tuple(KEYS),
        references={
            word: SYMBOLS_NAMED[spec.kind].value for word, spec in specs.items() if spec.kind in SYMBOLS_NAMED
        },
        choices={word: choices for word, spec in specs.items() if (choices := _list_choices(spec))},
    )


def _list_choices(spec: PropertySpec) -> tuple[str, ...]:
    if spec.kind is PropertyKind.LANGUAGE:
        return tuple(sorted(LANGUAGES))
    return tuple(spec.choice_spellings)
