"""What a drawing shows, in a sentence or two: the words that stand for a picture where it is not seen."""

from collections import Counter

from argmap.i18n.languages import select_labels
from argmap.model.map import Role, Statement, localize_text
from argmap.model.subset import SubsetMap

MAX_QUOTED_CHARS = 160
"""The most characters of statements that are told in full; the others are counted."""


def write_caption(view: SubsetMap, lang: str | None = None) -> str:
    """The title, what is argued for, and how many statements of each role bear on that.

    `lang` chooses among translations; None is the map's own language.
    """
    argmap = view.argmap
    asked = lang if lang is not None else argmap.lang
    say = select_labels(asked).drawing
    title = localize_text(view.title or argmap.title, asked, argmap.lang)
    told, counted = _divide_statements([*argmap.statements.values()], asked, argmap.lang)
    parts = [_end_sentence(f"{say.argument_map}: {title}" if title else say.argument_map)]
    parts += [_end_sentence(f"{say.role_label(each.role.value)}: {text}") for each, text in told]
    counts = Counter(each.role for each in counted)
    numbers = ", ".join(f"{say.role_label(role.value)} {counts[role]}" for role in Role if role in counts)
    return " ".join([*parts, f"{numbers}."] if numbers else parts)


def _divide_statements(
    statements: list[Statement], lang: str | None, own_lang: str | None
) -> tuple[list[tuple[Statement, str]], list[Statement]]:
    """Those at the top with their texts, as far as there is room, and all others."""
    room = MAX_QUOTED_CHARS
    told: list[tuple[Statement, str]] = []
    counted: list[Statement] = []
    tops = [each for each in statements if each.parent_step is None]
    for each in statements:
        text = localize_text((each.short if len(tops) > 1 else {}) or each.text, lang, own_lang)
        if each.parent_step is None and (not told or len(text) <= room):
            told.append((each, text))
            room -= len(text)
        else:
            counted.append(each)
    return told, counted


def _end_sentence(text: str) -> str:
    """A text with an end that the next one can follow."""
    return text if text[-1:] in ".!?。！？…" else f"{text}."
