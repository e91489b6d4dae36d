"""What the texts of an SVG are: named fonts, a font that comes along, or outlines."""

import xml.etree.ElementTree as ET

from argmap.config.choices import TextMode
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.fonts.damaged_fonts import translate_font_errors
from argmap.fonts.fallback import choose_typefaces
from argmap.fonts.instance import can_shape
from argmap.render.svg_text import collect_texts


def apply_text_mode(svg: str, mode: TextMode, id_prefix: str = "", fonts: tuple[str, ...] = ()) -> str:
    """An SVG drawing of ours with its texts in another form; `id_prefix` begins every id that is added.

    `fonts` are the families to take before the usual ones, where they are here.

    `font` leaves it as it is: whoever opens it has the fonts. Raises FontTrouble where no font here has some
    character of it, and Trouble where its text cannot be shaped.
    """
    if mode is TextMode.FONT:
        return svg
    if not can_shape():
        raise _missing_shaper_error(mode)
    texts = collect_texts(ET.fromstring(svg))
    typefaces = choose_typefaces(texts, fonts)
    with translate_font_errors(typefaces, texts):
        if mode is TextMode.EMBED:
            from argmap.render.transform.embedded_fonts import embed_fonts

            return embed_fonts(svg, typefaces)
        from argmap.render.transform.glyph_outlines import convert_to_outlines

        return convert_to_outlines(svg, typefaces, id_prefix)


def _missing_shaper_error(mode: TextMode) -> UserError:
    return UserError(
        Phrase(
            en=f"`--text {mode.value}` needs the package `uharfbuzz`, which is not installed; take `font`",
            ko=f"`--text {mode.value}`에 필요한 `uharfbuzz` 패키지가 설치되지 않았다; `font`를 쓴다",
        )
    )
