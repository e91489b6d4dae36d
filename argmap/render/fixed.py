"""Pictures whose text is fixed in fonts of this machine, for programs that look for none themselves."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from argmap.fonts.choice import choose
from argmap.fonts.damage import spotting_damage
from argmap.render.lettering import lettering


def fixed(picture: str, form: str, width: int | None = None, fonts: tuple[str, ...] = ()) -> bytes:
    """An SVG drawing of ours as `png`, `width` pixels wide where given, or as `pdf`.

    `fonts` are the families to take before the usual ones, where they are here.

    Raises FontTrouble where no font here has some character of it or one is damaged, and Trouble where its
    size is out of reach or its text cannot be shaped.
    """
    texts = lettering(ET.fromstring(picture))
    typefaces = choose(texts, fonts)
    with spotting_damage(typefaces, texts):
        if form == "png":
            from argmap.render.png import png

            return png(picture, typefaces, width)
        from argmap.render.pdf import pdf

        return pdf(picture, typefaces)


def bound(pictures: Sequence[str], size: tuple[float, float], fonts: tuple[str, ...] = ()) -> bytes:
    """SVG drawings of ours as one PDF, a page of that width and height in points each. A link to `#page=N`
    leads to its Nth page.

    `fonts` as in `fixed`, and raises as it does.
    """
    from argmap.render.pdf import book

    roots = [ET.fromstring(picture) for picture in pictures]
    texts = frozenset().union(*map(lettering, roots))
    typefaces = choose(texts, fonts)
    with spotting_damage(typefaces, texts):
        return book(roots, typefaces, size)
