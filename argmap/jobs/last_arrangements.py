"""The arrangements of the last pictures at some paths, which the next ones may keep to.

They stand in one attribute of an SVG's root. A picture may come from a stranger: a record that argmap could
not have written is passed over.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping

from argmap.files.finding import exists
from argmap.files.reading import read_head
from argmap.jobs.plan import Target
from argmap.pipeline.output_format import OutputFormat
from argmap.scene.arrangement_text import MAX_LENGTH, parse_arrangement

_HEAD_BYTES = 16_384
"""Bytes of an SVG in which its root ends: its attributes take at most MAX_LENGTH and some hundreds more.

A family of fonts of 10,000 letters has room too.
"""
_ATTRIBUTE = re.compile(rb"<svg(?:\s[^>]*?)?\sdata-arrangement=\"([^\"<>]{1,%d})\"" % MAX_LENGTH)


def read_last_arrangements(targets: Iterable[Target[OutputFormat]]) -> Mapping[str, str]:
    """Read the arrangement that each target may keep to, by its path: that of the SVG there or beside it."""
    texts = {target.path: _read_arrangement(picture) for target, picture in _list_pictures(targets)}
    return {path: text for path, text in texts.items() if text is not None}


def list_other_pictures(targets: Iterable[Target[OutputFormat]]) -> tuple[str, ...]:
    """List the SVGs that targets keep to and that are no targets themselves."""
    targets = tuple(targets)
    paths = {target.path for target in targets}
    pictures = dict.fromkeys(picture for _, picture in _list_pictures(targets))
    return tuple(picture for picture in pictures if picture not in paths and exists(picture))


def _list_pictures(
    targets: Iterable[Target[OutputFormat]],
) -> Iterator[tuple[Target[OutputFormat], str]]:
    """Yield the targets that are pictures, each with the path of the SVG that it keeps to."""
    for target in targets:
        if target.path != "-" and target.output_format.traits.is_picture:
            is_svg = target.output_format is OutputFormat.SVG
            stem = target.path if is_svg else os.path.splitext(target.path)[0]
            yield target, target.path if is_svg else stem + OutputFormat.SVG.suffix


def _read_arrangement(path: str) -> str | None:
    """Read the arrangement of an SVG; None if it has none that is whole."""
    found = _ATTRIBUTE.match((read_head(path, _HEAD_BYTES) or b"").lstrip())
    text = found[1].decode("ascii", "replace") if found else ""
    return text if parse_arrangement(text) else None
