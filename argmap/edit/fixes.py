"""Making fixes: the choice of those that can be made together, and the text with them made."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from argmap.diagnostics.diagnostic import Diagnostic, Fix
from argmap.diagnostics.source import Span


def select_fixable(
    diagnostics: Iterable[Diagnostic], *, include_unsafe: bool = False
) -> tuple[Diagnostic, ...]:
    """List the diagnostics whose fixes can be made together: those that touch no earlier one's.

    Without `include_unsafe`, only those whose fixes are safe.
    """
    chosen: list[Diagnostic] = []
    taken = _DisjointSpans()
    for diagnostic in diagnostics:
        is_wanted = diagnostic.has_safe_fixes or (include_unsafe and diagnostic.fixes)
        spans = [fix.span for fix in diagnostic.fixes]
        if is_wanted and not any(map(taken.touches, spans)):
            chosen.append(diagnostic)
            for span in spans:
                taken.add(span)
    return tuple(chosen)


def list_fixes(diagnostics: Iterable[Diagnostic]) -> tuple[Fix, ...]:
    """List the fixes of diagnostics, in their order."""
    return tuple(fix for diagnostic in diagnostics for fix in diagnostic.fixes)


def apply_fixes(text: str, fixes: Iterable[Fix]) -> str:
    """Return the text with all fixes made, none of which may overlap another."""
    return "".join(_pieces(text, fixes))


def _pieces(text: str, fixes: Iterable[Fix]) -> Iterator[str]:
    at = 0
    for fix in sorted(fixes, key=lambda each: (each.span.start, each.span.end)):
        assert at <= fix.span.start, "fixes do not overlap"
        yield text[at : fix.span.start]
        yield fix.text
        at = fix.span.end
    yield text[at:]


class _DisjointSpans:
    """Spans that do not touch each other, in their order, so that a search takes logarithmic time."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def touches(self, span: Span) -> bool:
        """Return whether a span overlaps or adjoins one that was added."""
        index = bisect_left(self._ends, span.start)
        return index < len(self._starts) and self._starts[index] <= span.end

    def add(self, span: Span) -> None:
        """Add a span; fixes of one diagnostic may adjoin each other."""
        index = bisect_left(self._starts, span.start)
        self._starts.insert(index, span.start)
        self._ends.insert(bisect_left(self._ends, span.end), span.end)
