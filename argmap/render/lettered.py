"""What the texts of an SVG are: named fonts, a font that comes along, or outlines."""

import xml.etree.ElementTree as ET
from enum import Enum

from argmap.fonts.choice import choose
from argmap.fonts.cut import can_shape
from argmap.fonts.damage import spotting_damage
from argmap.render.lettering import lettering
from argmap.text.diagnostic import Phrase
from argmap.text.trouble import Trouble


class TextForm(Enum):
    """How an SVG holds its texts; the value is its name in `--text`."""

    FONT = "font"
    EMBED = "embed"
    PATHS = "paths"


def lettered(picture: str, form: TextForm, id_prefix: str = "", fonts: tuple[str, ...] = ()) -> str:
    """An SVG drawing of ours with its texts in another form; `id_prefix` begins every id that is added.

    `fonts` are the families to take before the usual ones, where they are here.

    `font` leaves it as it is: whoever opens it has the fonts. Raises FontTrouble where no font here has some
    character of it, and Trouble where its text cannot be shaped.
    """
    if form is TextForm.FONT:
        return picture
    if not can_shape():
        raise _no_shaper(form)
    texts = lettering(ET.fromstring(picture))
    typefaces = choose(texts, fonts)
    with spotting_damage(typefaces, texts):
        if form is TextForm.EMBED:
            from argmap.render.embedded import embedded

            return embedded(picture, typefaces)
        from argmap.render.outlined import outlined

        return outlined(picture, typefaces, id_prefix)


def _no_shaper(form: TextForm) -> Trouble:
    return Trouble(
        Phrase(
            en=f"`--text {form.value}` needs the package `uharfbuzz`, which is not installed; take `font`",
            ko=f"`--text {form.value}`에 필요한 `uharfbuzz` 패키지가 설치되지 않았다; `font`를 쓴다",
        )
    )
