"""A picture that brings its fonts along: its text stays text, in small fonts of the characters it uses.

Only browsers take fonts from a file. All other programs are to see the picture as it is without, so no mark
changes, and the rule that names the fonts stands in an `@supports` block, which LibreOffice, Inkscape,
librsvg and resvg leave out: LibreOffice takes the first family in a rule, be it there or not.
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256

from msgspec.structs import replace

from argmap.fonts.fallback import Typeface
from argmap.fonts.instance import FontInstance, select_instance
from argmap.fonts.subset import subset_font
from argmap.fonts.typeface_runs import split_runs
from argmap.render.picture import Picture, iter_text_runs
from argmap.render.visible_text import normalize_text

CharactersByFont = Mapping[Typeface, Mapping[FontInstance, frozenset[str]]]


def embed_fonts(picture: Picture, typefaces: Sequence[Typeface]) -> Picture:
    """Embed the typefaces, which have all characters of the picture's texts.

    Each is named by a digest of its bytes, so that pictures on one page keep their own. Raises FontError
    where a font does not let itself be embedded.
    """
    characters = _collect_characters(picture, typefaces)
    families = dict(_build_family(by_instance) for by_instance in characters.values())
    if not families:
        return picture
    first = next(iter(families))
    family_rule = f"@supports (display:block){{.{first} text{{font-family:{','.join(families)},sans-serif}}}}"
    classes = f"{first} {picture.classes}".rstrip()
    return replace(picture, classes=classes, font_rules=(*families.values(), family_rule))


def _collect_characters(picture: Picture, typefaces: Sequence[Typeface]) -> CharactersByFont:
    """Collect the characters of each font that the texts show, in the order of the typefaces."""
    characters: dict[Typeface, dict[FontInstance, frozenset[str]]] = {face: {} for face in typefaces}
    for run in iter_text_runs(picture):
        for number, piece in split_runs(normalize_text(run.text), typefaces):
            instances = characters[typefaces[number]]
            instance = select_instance(typefaces[number], bold=run.bold)
            instances[instance] = instances.get(instance, frozenset()) | frozenset(piece)
    return {typeface: instances for typeface, instances in characters.items() if instances}


def _build_family(characters_by_instance: Mapping[FontInstance, frozenset[str]]) -> tuple[str, str]:
    """Build a typeface's name in the picture, and the rules that bring it."""
    instances = sorted(characters_by_instance, key=lambda instance: instance.weight)
    fonts = {instance: subset_font(instance, characters_by_instance[instance]) for instance in instances}
    name = f"argmap-{sha256(b''.join(fonts.values())).hexdigest()[:10]}"
    return name, "\n".join(_font_face_rule(name, instance.weight, font) for instance, font in fonts.items())


def _font_face_rule(name: str, weight: int, font: bytes) -> str:
    data = b64encode(font).decode()
    source = f"src:url(data:font/woff;base64,{data}) format('woff')"
    return f"@font-face{{font-family:{name};font-weight:{weight};{source}}}"
