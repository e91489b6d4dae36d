"""Damaged font files: they show only where a glyph is drawn, as whatever the libraries raise."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from argmap.diagnostics.user_error import UserError
from argmap.fonts.errors import damaged_font_error
from argmap.fonts.face import is_damaged
from argmap.fonts.fallback import Typeface


@contextmanager
def translate_font_errors(typefaces: Sequence[Typeface], texts: Iterable[str]) -> Iterator[None]:
    """Turns what goes wrong inside into FontTrouble, if one of these fonts, in which the texts `shown` are
    drawn, is to blame; else lets it pass.
    """
    try:
        yield
    except UserError:
        raise
    except Exception as wrong:
        for face in dict.fromkeys(face for each in typefaces for face in each.faces):
            if is_damaged(face, frozenset().union(*texts)):
                raise damaged_font_error(face.family, face.path) from wrong
        raise
