"""The texts of an SVG: in fonts by name, in fonts that come along, or as outlines."""

from argmap.config.drawing_choices import TextMode
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.fonts.damaged_fonts import translate_font_errors
from argmap.fonts.instance import can_shape
from argmap.fonts.line_typefaces import choose_line_typefaces
from argmap.render.picture import Picture
from argmap.render.visible_text import collect_texts


def apply_text_mode(picture: Picture, mode: TextMode, fonts: tuple[str, ...] = ()) -> Picture:
    """Bring a picture's texts into a form; `font` leaves them as they are: whoever opens it has the fonts.

    `fonts` are the families to take before the usual ones, where they are here. Raises FontError where no
    font here has some character, and UserError where text cannot be shaped.
    """
    if mode is TextMode.FONT:
        return picture
    if not can_shape():
        raise _missing_shaper_error(mode)
    texts = collect_texts(picture)
    typefaces = choose_line_typefaces(texts, fonts)
    with translate_font_errors(typefaces, texts):
        if mode is TextMode.EMBED:
            from argmap.render.transform.embedded_fonts import embed_fonts

            return embed_fonts(picture, typefaces)
        from argmap.render.transform.glyph_outlines import convert_to_outlines

        return convert_to_outlines(picture, typefaces)


def _missing_shaper_error(mode: TextMode) -> UserError:
    return UserError(
        Phrase(
            en=f"`--text {mode.value}` needs the package `uharfbuzz`, which is not installed; take `font`",
            ko=f"`--text {mode.value}`에 필요한 `uharfbuzz` 패키지가 설치되지 않았다; `font`를 쓴다",
        )
    )
