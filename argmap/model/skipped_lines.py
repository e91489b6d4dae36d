"""Lines that the parser could not read and left out of the tree: where they must have stood."""

from argmap.model.map_lines import MapLine


def has_skipped_line_before(line: MapLine) -> bool:
    """Whether a line is missing between `line`, the first below its parent, and what stands above it."""
    entry = line.parent.entry if line.parent else None
    end = 0
    if entry:
        end = max((entry.span.end, *(found.value.span.end for found in entry.properties)))
    between = line.entry.keyword_span.source.text[end : line.entry.keyword_span.start]
    rows = [row.strip() for row in between.split("\n")]
    return any(row and not row.startswith("#") for row in rows)
