"""A drawing whose steps reveal.js shows one after another, where it stands inline in a slide."""

import re

_STEP = re.compile(r'class="([^"]*)"([^<>]*) data-step="([0-9]+)"')


def fragments(picture: str) -> str:
    """An SVG drawing of ours whose marked elements are fragments, in the order of their steps."""
    return _STEP.sub(r'class="\1 fragment"\2 data-fragment-index="\3"', picture)
