"""Pictures whose text is fixed in fonts of this machine, for programs that look for none themselves."""

from collections.abc import Sequence
from typing import Literal

from argmap.fonts.damaged_fonts import translate_font_errors
from argmap.fonts.line_typefaces import choose_line_typefaces
from argmap.render.picture import Picture
from argmap.render.png_resolution import set_physical_width
from argmap.render.transform.scale import round_lengths, scale_to_page
from argmap.render.visible_text import collect_texts
from argmap.theme.pages import FULL_HD, PageSize


def write_with_local_fonts(
    picture: Picture,
    file_type: Literal["png", "pdf"],
    width: int | None = None,
    fonts: tuple[str, ...] = (),
    page: PageSize | None = None,
) -> bytes:
    """Write a picture as `png` or as `pdf`, as large as its page where it has one.

    A PNG is `width` pixels wide; without a width as wide as its page, and without both FULL_HD pixels, or as
    many as the picture has points, if these are more. `fonts` are the families to take before the usual ones,
    where they are here. Raises FontError where no font here has some character or one is damaged, and
    UserError where the size is out of reach or text cannot be shaped.
    """
    texts = collect_texts(picture)
    typefaces = choose_line_typefaces(texts, fonts)
    picture = round_lengths(picture)
    sheet = scale_to_page(picture, page.width, page.height) if page else picture
    with translate_font_errors(typefaces, texts):
        if file_type == "png":
            from argmap.render.png import write_png

            columns = width or (page.pixel_width if page else max(FULL_HD, round(picture.width)))
            return set_physical_width(write_png(sheet, typefaces, columns), sheet.width)
        from argmap.render.pdf import write_pdf

        return write_pdf(sheet, typefaces)


def write_pdf_pages(
    pictures: Sequence[Picture], size: tuple[float, float], fonts: tuple[str, ...] = ()
) -> bytes:
    """Write pictures as one PDF, a page of that width and height in points each. A link to `#page=N` leads
    to its Nth page. Lengths are rounded before, by `round_lengths`, as in an SVG.

    `fonts` and errors are those of `write_with_local_fonts`.
    """
    from argmap.render.pdf import write_scaled_pages

    texts = frozenset().union(*map(collect_texts, pictures))
    typefaces = choose_line_typefaces(texts, fonts)
    with translate_font_errors(typefaces, texts):
        return write_scaled_pages(pictures, typefaces, size)
