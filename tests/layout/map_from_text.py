"""Map texts to maps, for tests of what comes after."""

from argmap.diagnostics.diagnostic import Severity
from argmap.diagnostics.source import Source
from argmap.model.build import build_argmap
from argmap.model.map import ArgMap
from argmap.syntax.parse import parse


def build_test_map(text: str, name: str = "test.argmap") -> ArgMap:
    """Build the map of a text without errors."""
    tree, syntax_diagnostics = parse(Source(name, text))
    argmap, diagnostics = build_argmap(tree)
    errors = [each for each in (*syntax_diagnostics, *diagnostics) if each.severity is Severity.ERROR]
    assert not errors, [(each.code, each.message.en) for each in errors]
    return argmap
