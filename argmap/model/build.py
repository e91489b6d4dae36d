"""Tree to map: the whole trip, pass by pass."""

from collections.abc import Mapping, Sequence

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model.circles import find_circles
from argmap.model.declarations import read_declarations, read_map_language
from argmap.model.errors.empty_view import empty_views
from argmap.model.errors.no_statements import no_statements
from argmap.model.map import ArgMap, Statement
from argmap.model.map_checks import check_below_references, check_lines, check_steps
from argmap.model.map_lines import MapLine, list_lines
from argmap.model.name_resolution import PendingDiagnostic, collect_diagnostics, resolve_references
from argmap.model.names import collect_names
from argmap.model.properties import LineProperties, read_properties
from argmap.model.statements import build_statements, read_strengths
from argmap.model.steps import build_inferences
from argmap.model.structure import place_lines
from argmap.syntax.tree import File


def build_argmap(file: File) -> tuple[ArgMap, tuple[Diagnostic, ...]]:
    """The map that a tree writes, and everything that makes no sense in it, in the order of the text.

    The map is whole only where nothing is wrong, in the tree or here; else it holds what could be made
    out. Runs in linear time, and never raises for a tree that the parser made.
    """
    lines = list_lines(file)
    names, twice = collect_names(lines, file.suppressed_ids)
    stands, misplaced = place_lines(lines)
    statement_at, missed = resolve_references(stands, names)
    lang, no_lang = read_map_language(stands)
    givens, misused = _read_all_properties(lines, lang)
    strengths, no_strength = read_strengths(stands, givens)
    steps = build_inferences(stands, statement_at, strengths)
    statements, unstated = build_statements(stands, givens, names, steps)
    tags = frozenset(tag for statement in statements.values() for tag in statement.tags)
    declared, undeclared = read_declarations(stands, givens, names, tags)
    remarks: list[PendingDiagnostic] = [
        *twice, *misplaced, *missed, *no_lang, *misused, *no_strength, *unstated, *undeclared,
        *check_lines(stands),
        *check_below_references(stands, statement_at, names),
        *check_steps(steps, statements),
        *find_circles(steps.inferences),
        *_check_for_statements(file, lines, statements),
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
    return argmap, collect_diagnostics(remarks, names, None if file.broken else tags)


def _read_all_properties(
    lines: Sequence[MapLine], lang: str | None
) -> tuple[tuple[LineProperties, ...], tuple[Diagnostic, ...]]:
    pairs = [read_properties(line, lang) for line in lines]
    return tuple(one for one, _ in pairs), tuple(slip for _, said in pairs for slip in said)


def _check_for_statements(
    file: File, lines: Sequence[MapLine], statements: Mapping[str, Statement]
) -> tuple[Diagnostic, ...]:
    """What is said of a map without any statement, unless one may stand on a line that was broken."""
    if file.broken or statements or not lines or any(line.is_statement for line in lines):
        return ()
    return (no_statements(lines[0].entry.keyword_span),)
