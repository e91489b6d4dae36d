"""Tree to map: all passes, in order."""

from collections.abc import Mapping, Sequence

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model.circles import find_circles
from argmap.model.declarations import read_declarations, read_map_language
from argmap.model.errors.empty_view import empty_views
from argmap.model.errors.no_statements import no_statements
from argmap.model.likely_language import find_likely_language
from argmap.model.line_checks import check_below_references, check_lines, check_steps
from argmap.model.line_nesting import MapLine, list_lines
from argmap.model.line_placement import place_lines
from argmap.model.map import ArgMap, Statement
from argmap.model.name_resolution import PendingDiagnostic, collect_diagnostics, resolve_references
from argmap.model.names import collect_names
from argmap.model.properties import LineProperties, read_properties
from argmap.model.sides import mark_opposing_statements
from argmap.model.statements import build_statements, read_strengths
from argmap.model.steps import build_inferences
from argmap.syntax.tree import File


def build_argmap(file: File) -> tuple[ArgMap, tuple[Diagnostic, ...]]:
    """Build the map that a tree writes, and list its errors of meaning in the order of the text.

    The map is whole only where nothing is wrong, in the tree or here; else it holds what could be read. Runs
    in linear time, and never raises for a tree that the parser built.
    """
    lines = list_lines(file)
    names, id_errors = collect_names(lines, file.suppressed_ids)
    placements, place_errors = place_lines(lines)
    statement_at, unresolved = resolve_references(placements, names)
    lang, lang_errors = read_map_language(placements)
    properties, property_errors = _read_all_properties(lines, lang)
    strengths, strength_errors = read_strengths(placements, properties)
    steps = build_inferences(placements, statement_at, strengths)
    statements, statement_errors = build_statements(placements, properties, names, steps)
    tags = frozenset(tag for statement in statements.values() for tag in statement.tags)
    declarations, declaration_errors = read_declarations(placements, properties, names, tags)
    pending: list[PendingDiagnostic] = [
        *id_errors, *place_errors, *unresolved, *lang_errors, *property_errors, *strength_errors,
        *statement_errors, *declaration_errors,
        *check_lines(placements, names),
        *check_below_references(placements, statement_at, names),
        *check_steps(steps, statements),
        *find_circles(steps.inferences),
        *_check_for_statements(file, lines, statements),
    ]  # fmt: skip
    argmap = ArgMap(
        source=file.source,
        title=declarations.title,
        lang=lang,
        statements=mark_opposing_statements(statements, steps.inferences),
        inferences=steps.inferences,
        sources=declarations.sources,
        groups=declarations.groups,
        views=declarations.views,
        likely_lang=find_likely_language(lines, lang),
    )
    if not pending and not file.broken:
        pending.extend(empty_views(argmap))
    return argmap, collect_diagnostics(pending, names, None if file.broken else tags)


def _read_all_properties(
    lines: Sequence[MapLine], lang: str | None
) -> tuple[tuple[LineProperties, ...], tuple[Diagnostic, ...]]:
    pairs = [read_properties(line, lang) for line in lines]
    return tuple(properties for properties, _ in pairs), tuple(
        error for _, errors in pairs for error in errors
    )


def _check_for_statements(
    file: File, lines: Sequence[MapLine], statements: Mapping[str, Statement]
) -> tuple[Diagnostic, ...]:
    """Report a map without any statement, unless one may stand on a broken line."""
    if file.broken or statements or not lines or any(line.is_statement for line in lines):
        return ()
    return (no_statements(lines[0].entry.keyword_span),)
