"""A drawing that brings its fonts along: its text stays text, in small fonts of the characters it uses.

Only browsers take fonts from a file. All other programs are to see the drawing as it is without, so no
attribute changes, and the rule that names the fonts stands in an `@supports` block, which LibreOffice,
Inkscape, librsvg and resvg leave out: LibreOffice takes the first family it is told of, be it there or not.
"""

import xml.etree.ElementTree as ET
from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256

from argmap.fonts.fallback import Typeface
from argmap.fonts.instance import FontInstance, select_instance
from argmap.fonts.subset import subset_font
from argmap.fonts.typeface_runs import split_runs
from argmap.render.svg_text import TEXT_TAG, insert_after_desc, read_text_element

CharactersByFont = Mapping[Typeface, Mapping[FontInstance, frozenset[str]]]


def embed_fonts(svg: str, typefaces: Sequence[Typeface]) -> str:
    """An SVG drawing of ours with the typefaces in it that have all its characters.

    Each goes by a digest of its bytes, so that drawings on one page keep their own. Raises FontTrouble where
    a font does not let itself be embedded.
    """
    families = dict(
        _build_family(cuts) for cuts in _collect_characters(ET.fromstring(svg), typefaces).values()
    )
    if not families:
        return svg
    first = next(iter(families))
    named = f"@supports (display:block){{.{first} text{{font-family:{','.join(families)},sans-serif}}}}"
    style = "\n".join(("<style>", *families.values(), named, "</style>"))
    return insert_after_desc(_add_class(svg, first), style)


def _collect_characters(root: ET.Element, typefaces: Sequence[Typeface]) -> CharactersByFont:
    """Which characters of each cut the texts show, in the order of the typefaces."""
    found: dict[Typeface, dict[FontInstance, frozenset[str]]] = {typeface: {} for typeface in typefaces}
    for element in root.iter(TEXT_TAG):
        line = read_text_element(element)
        for number, piece in split_runs(line.text, typefaces):
            cuts, cut = found[typefaces[number]], select_instance(typefaces[number], bold=line.bold)
            cuts[cut] = cuts.get(cut, frozenset()) | frozenset(piece)
    return {typeface: cuts for typeface, cuts in found.items() if cuts}


def _build_family(characters_by_instance: Mapping[FontInstance, frozenset[str]]) -> tuple[str, str]:
    """A typeface's name in the drawing, and the rules that bring it."""
    ordered = sorted(characters_by_instance, key=lambda cut: cut.weight)
    fonts = {cut: subset_font(cut, characters_by_instance[cut]) for cut in ordered}
    name = f"argmap-{sha256(b''.join(fonts.values())).hexdigest()[:10]}"
    return name, "\n".join(_font_face_rule(name, cut.weight, font) for cut, font in fonts.items())


def _font_face_rule(name: str, weight: int, font: bytes) -> str:
    data = b64encode(font).decode()
    source = f"src:url(data:font/woff;base64,{data}) format('woff')"
    return f"@font-face{{font-family:{name};font-weight:{weight};{source}}}"


def _add_class(svg: str, name: str) -> str:
    """The drawing with one more class on its root."""
    root, end, rest = svg.partition(">")
    if ' class="' in root:
        return root.replace(' class="', f' class="{name} ', 1) + end + rest
    return f'{root} class="{name}"{end}{rest}'
