"""What a drawing shows, in a sentence or two: the words that stand for a picture where it is not seen."""

from collections import Counter

from argmap.model.cut import CutMap
from argmap.model.map import Role, Statement, wording
from argmap.words.drawing import words

LONGEST = 160
"""The most characters of statements that are told in full; the others are counted."""


def caption(view: CutMap, lang: str | None = None) -> str:
    """The title, what is argued for, and how many statements of each role bear on that.

    `lang` chooses among translations; None is the map's own language.
    """
    argmap = view.argmap
    asked = lang if lang is not None else argmap.lang
    say = words(asked)
    title = wording(view.title or argmap.title, asked, argmap.lang)
    told, counted = _shared_out([*argmap.statements.values()], asked, argmap.lang)
    parts = [_ended(f"{say.argument_map}: {title}" if title else say.argument_map)]
    parts += [_ended(f"{say.role(each.role.value)}: {text}") for each, text in told]
    counts = Counter(each.role for each in counted)
    numbers = ", ".join(f"{say.role(role.value)} {counts[role]}" for role in Role if role in counts)
    return " ".join([*parts, f"{numbers}."] if numbers else parts)


def _shared_out(
    statements: list[Statement], lang: str | None, own: str | None
) -> tuple[list[tuple[Statement, str]], list[Statement]]:
    """Those at the top with their texts, as far as there is room, and all others."""
    room = LONGEST
    told: list[tuple[Statement, str]] = []
    counted: list[Statement] = []
    tops = [each for each in statements if each.home is None]
    for each in statements:
        text = wording((each.short if len(tops) > 1 else {}) or each.text, lang, own)
        if each.home is None and (not told or len(text) <= room):
            told.append((each, text))
            room -= len(text)
        else:
            counted.append(each)
    return told, counted


def _ended(text: str) -> str:
    """A text with an end that the next one can follow."""
    return text if text[-1:] in ".!?。！？…" else f"{text}."
