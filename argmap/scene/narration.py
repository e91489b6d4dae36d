"""The alternative text of a drawing: one or two sentences for readers who do not see it."""

from collections import Counter

from argmap.model.map import Role, Statement, localize_text
from argmap.model.subset import SubsetMap
from argmap.scene.map_labels import select_map_labels

MAX_QUOTED_CHARS = 160
"""Characters of statements that are quoted in full at most; the others are counted.

Two sentences are as much as a listener wants at once; the outline has the rest. The theses in `maps/` have
22 to 53 characters: half would quote two of the four of `fourth-industrial-revolution`, double as many as
now.
"""


def write_caption(view: SubsetMap, lang: str | None = None) -> str:
    """Write the title, the statements at the top, and the number of all others by role.

    `lang` chooses among translations; None is the map's own language.
    """
    argmap = view.argmap
    labels = select_map_labels(argmap, lang)
    title = localize_text(view.title or argmap.title, lang, argmap.lang)
    quoted, counted = _divide_statements([*argmap.statements.values()], lang, argmap.lang)
    parts = [_end_sentence(f"{labels.argument_map}: {title}" if title else labels.argument_map)]
    parts += [_end_sentence(f"{labels.role_label(each.role.value)}: {text}") for each, text in quoted]
    counts = Counter(each.role for each in counted)
    numbers = ", ".join(f"{labels.role_label(role.value)} {counts[role]}" for role in Role if role in counts)
    return " ".join([*parts, f"{numbers}."] if numbers else parts)


def _divide_statements(
    statements: list[Statement], lang: str | None, own_lang: str | None
) -> tuple[list[tuple[Statement, str]], list[Statement]]:
    """Return the statements at the top with their texts, up to MAX_QUOTED_CHARS, and all others.

    The first one at the top is always among the former. If there are several, short forms are preferred.
    """
    chars_left = MAX_QUOTED_CHARS
    quoted: list[tuple[Statement, str]] = []
    counted: list[Statement] = []
    tops = [statement for statement in statements if statement.parent_step is None]
    for statement in statements:
        text = localize_text((statement.short if len(tops) > 1 else {}) or statement.text, lang, own_lang)
        if statement.parent_step is None and (not quoted or len(text) <= chars_left):
            quoted.append((statement, text))
            chars_left -= len(text)
        else:
            counted.append(statement)
    return quoted, counted


def _end_sentence(text: str) -> str:
    """Add a full stop to a text that does not end in a punctuation mark."""
    return text if text[-1:] in ".!?。！？…" else f"{text}."
