"""The sizes of slides that PowerPoint takes; a file with another it repairs, or does not open."""

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError

EMU_PER_INCH = 914_400
MIN_INCHES, MAX_INCHES = 1, 56
"""The least and greatest width and height of a slide (ECMA-376, ST_SlideSizeCoordinate)."""
_LIMITS = Phrase(
    en=f"PowerPoint takes {MIN_INCHES} to {MAX_INCHES} each way",
    ko=f"PowerPoint는 가로와 세로 {MIN_INCHES}~{MAX_INCHES}인치만 받는다",
)


def refuse_template_size(width: int | None, height: int | None) -> None:
    """Raise UserError where a template's slides, in EMU, are too small or large, or have no size (None)."""
    if not (_is_possible(width or 0) and _is_possible(height or 0)):
        size = _describe_size(width or 0, height or 0)
        raise UserError(
            Phrase(
                en=f"the template's slides are {size} inches; {_LIMITS.en}; save it with another slide size",
                ko=f"템플릿의 슬라이드가 {size}인치다; {_LIMITS.ko}; 슬라이드 크기를 바꿔 저장한다",
            )
        )


def refuse_page_size(width: int, height: int) -> None:
    """Raise UserError where slides of our own would be too small or large, in EMU."""
    if not (_is_possible(width) and _is_possible(height)):
        size = _describe_size(width, height)
        raise UserError(
            Phrase(
                en=f"its slides would be {size} inches; {_LIMITS.en}; take another page",
                ko=f"슬라이드가 {size}인치가 된다; {_LIMITS.ko}; 다른 페이지를 고른다",
            )
        )


def _is_possible(length: int) -> bool:
    return MIN_INCHES * EMU_PER_INCH <= length <= MAX_INCHES * EMU_PER_INCH


def _describe_size(width: int, height: int) -> str:
    return f"{width / EMU_PER_INCH:g} × {height / EMU_PER_INCH:g}"
