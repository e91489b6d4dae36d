"""One SVG that is light or dark as its reader likes, where a program knows that; else light.

The attributes carry the light colours, for programs without style sheets, and classes the dark ones. Each
class is named after its colour, so that drawings on one page cannot disagree about it. Each rule stands in an
`@media` block of its own: LibreOffice takes all but the first rule of a block as if it always held.
"""

import re

_TAG = re.compile(r"<\w+(?: [\w:-]+=\"[^\"]*\")+/?>")
_COLOUR = re.compile(r' (fill|stroke)="#([0-9A-Fa-f]{6})"')


def combine_light_and_dark(light_svg: str, dark_svg: str) -> str:
    """A drawing that looks like `day`, or like `night` for readers who ask for dark pages.

    Both are drawings of ours of the same scene, which differ in colours alone.
    """
    dark = iter(_TAG.findall(dark_svg))
    rules: dict[str, str] = {}

    def add_night_classes(found: re.Match[str]) -> str:
        own, other = _find_colours(found[0]), _find_colours(next(dark))
        changed = {key: value for key, value in other.items() if own[key] != value}
        classes = [f"night-{key}-{value}" for key, value in changed.items()]
        rules.update(zip(classes, (f"{key}:#{value}" for key, value in changed.items())))
        return _add_classes(found[0], " ".join(classes))

    drawing = _TAG.sub(add_night_classes, light_svg)
    sheet = "\n".join(
        f"@media (prefers-color-scheme: dark){{.{name}{{{rules[name]}}}}}" for name in sorted(rules)
    )
    return drawing.replace("</desc>\n", f'</desc>\n<style type="text/css">\n{sheet}\n</style>\n', 1)


def _find_colours(tag: str) -> dict[str, str]:
    return {key: value.upper() for key, value in _COLOUR.findall(tag)}


def _add_classes(tag: str, classes: str) -> str:
    """The tag with more classes."""
    if not classes:
        return tag
    if ' class="' in tag:
        return re.sub(r' class="([^"]*)"', rf' class="\1 {classes}"', tag, count=1)
    return re.sub(r"^<\w+", rf'\g<0> class="{classes}"', tag)
