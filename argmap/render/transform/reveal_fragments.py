"""A drawing that is marked with its steps, for reveal.js: what appears later is a fragment of the slide."""

import re

_STEP_TAG = re.compile(r'<g ([^<>]*?)class="([^"]*)"([^<>]*?) data-step="(\d+)"')


def add_fragments(svg: str) -> str:
    """The SVG with each step as a fragment; the first after the start is number 0, as reveal.js counts."""

    def fragment(found: re.Match[str]) -> str:
        index = int(found[4]) - 1
        return f'<g {found[1]}class="{found[2]} fragment"{found[3]} data-fragment-index="{index}"'

    return _STEP_TAG.sub(fragment, svg)
