"""Naming a damaged font file when a drawing fails: it shows only then, as any exception of the libraries."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from argmap.diagnostics.user_error import UserError
from argmap.fonts.errors import damaged_font_error
from argmap.fonts.face import is_damaged
from argmap.fonts.fallback import Typeface


@contextmanager
def translate_font_errors(typefaces: Sequence[Typeface], texts: Iterable[str]) -> Iterator[None]:
    """Raise FontError in place of an exception in the block if one of the fonts is damaged.

    `texts` are drawn in these typefaces. The exception passes as it is where no font is damaged.
    """
    try:
        yield
    except UserError:
        raise
    except Exception as error:
        for face in dict.fromkeys(face for typeface in typefaces for face in typeface.faces):
            if is_damaged(face, frozenset().union(*texts)):
                raise damaged_font_error(face.family, face.path) from error
        raise
