"""Tree to map: the whole trip, pass by pass."""

from collections.abc import Mapping, Sequence

from argmap.model.circles import circles
from argmap.model.declared import declared_in, language
from argmap.model.given import Given, given
from argmap.model.line import Line, lines_of
from argmap.model.lookup import Remark, tell
from argmap.model.map import ArgMap, Statement
from argmap.model.names import declare
from argmap.model.parts import parts_told
from argmap.model.references import statements_at, told_below
from argmap.model.slips.empty_view import empty_views
from argmap.model.slips.no_statements import no_statements
from argmap.model.soundness import unsound
from argmap.model.stand import stands_of
from argmap.model.statements import statements_of, strengths_of
from argmap.model.steps import steps_of
from argmap.syntax.tree import File
from argmap.text.diagnostic import Diagnostic


def build(file: File) -> tuple[ArgMap, tuple[Diagnostic, ...]]:
    """The map that a tree writes, and everything that makes no sense in it, in the order of the text.

    The map is whole only where nothing is wrong, in the tree or here; else it holds what could be made
    out. Runs in linear time, and never raises for a tree that the parser made.
    """
    lines = lines_of(file)
    names, twice = declare(lines, file.spoiled)
    stands, misplaced = stands_of(lines)
    statement_at, missed = statements_at(stands, names)
    lang, no_lang = language(stands)
    givens, misused = _all_given(lines, lang)
    strengths, no_strength = strengths_of(stands, givens)
    steps = steps_of(stands, statement_at, strengths)
    statements, unstated = statements_of(stands, givens, names, steps)
    tags = frozenset(tag for statement in statements.values() for tag in statement.tags)
    declared, undeclared = declared_in(stands, givens, names, tags)
    remarks: list[Remark] = [
        *twice, *misplaced, *missed, *no_lang, *misused, *no_strength, *unstated, *undeclared,
        *parts_told(stands),
        *told_below(stands, statement_at, names),
        *unsound(steps, statements),
        *circles(steps.inferences),
        *_empty(file, lines, statements),
    ]  # fmt: skip
    argmap = ArgMap(
        source=file.source,
        title=declared.title,
        lang=lang,
        statements=statements,
        inferences=steps.inferences,
        sources=declared.sources,
        groups=declared.groups,
        views=declared.views,
    )
    if not remarks and not file.broken:
        remarks.extend(empty_views(argmap))
    return argmap, tell(remarks, names, None if file.broken else tags)


def _all_given(lines: Sequence[Line], lang: str | None) -> tuple[tuple[Given, ...], tuple[Diagnostic, ...]]:
    pairs = [given(line, lang) for line in lines]
    return tuple(one for one, _ in pairs), tuple(slip for _, said in pairs for slip in said)


def _empty(file: File, lines: Sequence[Line], statements: Mapping[str, Statement]) -> tuple[Diagnostic, ...]:
    """What is said of a map without any statement, unless one may stand on a line that was broken."""
    if file.broken or statements or not lines or any(line.states for line in lines):
        return ()
    return (no_statements(lines[0].entry.keyword_span),)
