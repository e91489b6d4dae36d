"""Pictures whose text is fixed in fonts of this machine, for programs that look for none themselves."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from argmap.fonts.damaged_fonts import translate_font_errors
from argmap.fonts.fallback import choose_typefaces
from argmap.render.svg_text import collect_texts


def write_with_local_fonts(
    svg: str, file_type: str, width: int | None = None, fonts: tuple[str, ...] = ()
) -> bytes:
    """An SVG drawing of ours as `png`, `width` pixels wide where given, or as `pdf`.

    `fonts` are the families to take before the usual ones, where they are here.

    Raises FontTrouble where no font here has some character of it or one is damaged, and Trouble where its
    size is out of reach or its text cannot be shaped.
    """
    texts = collect_texts(ET.fromstring(svg))
    typefaces = choose_typefaces(texts, fonts)
    with translate_font_errors(typefaces, texts):
        if file_type == "png":
            from argmap.render.png import write_png

            return write_png(svg, typefaces, width)
        from argmap.render.pdf import write_pdf

        return write_pdf(svg, typefaces)


def write_pdf_pages(svgs: Sequence[str], size: tuple[float, float], fonts: tuple[str, ...] = ()) -> bytes:
    """SVG drawings of ours as one PDF, a page of that width and height in points each. A link to `#page=N`
    leads to its Nth page.

    `fonts` as in `fixed`, and raises as it does.
    """
    from argmap.render.pdf import write_scaled_pages

    roots = [ET.fromstring(picture) for picture in svgs]
    texts = frozenset().union(*map(collect_texts, roots))
    typefaces = choose_typefaces(texts, fonts)
    with translate_font_errors(typefaces, texts):
        return write_scaled_pages(roots, typefaces, size)
