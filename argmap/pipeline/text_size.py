"""The size that a drawing's text reaches on its page, and how its boxes stand, in words."""

from argmap.config.drawing_choices import LabelChoice
from argmap.diagnostics.diagnostic import Phrase
from argmap.layout.fit_page import Arrangement, has_short_texts
from argmap.model.map import ArgMap
from argmap.theme.pages import MIN_TEXT_PT, PageSize

_SHORTENED = Phrase(
    en=f"; short texts, so that the page reaches {MIN_TEXT_PT:g} pt",
    ko=f"; 글자가 {MIN_TEXT_PT:g} pt 이상이 되도록 약칭을 표시",
)


def describe_text_size(points: float, page: PageSize, *, is_shortened: bool = False) -> Phrase:
    """Say how large the text is on the page, and that short texts are shown where that was needed for it."""
    why = _SHORTENED if is_shortened else Phrase(en="", ko="")
    return Phrase(
        en=f"text {points:.1f} pt on {page.description.en}{why.en}",
        ko=f"글자 {points:.1f} pt, {page.description.ko} 기준{why.ko}",
    )


def describe_arrangement(arrangement: Arrangement) -> Phrase:
    """Say how the boxes of a drawing are arranged."""
    if arrangement is Arrangement.COMPACT:
        return Phrase(en="fitted to the page, without an engine", ko="엔진 없이 페이지에 맞추어 배치")
    return Phrase(en="in columns by depth, by a layout engine", ko="배치 엔진으로 깊이마다 한 열")


def small_text_hint(argmap: ArgMap, points: float, label: LabelChoice) -> Phrase | None:
    """Return what to do where the text is too small to be read; None where it is large enough."""
    if points >= MIN_TEXT_PT:
        return None
    shorten = label is not LabelChoice.SHORT and has_short_texts(argmap)
    en = "`--label short`" if shorten else "a `short` text for each box"
    ko = "`--label short`를 쓰거나" if shorten else "상자마다 `약칭`을 적거나"
    name = argmap.source.name
    return Phrase(
        en=f"`{name}`: under {MIN_TEXT_PT:g} pt the text is hard to read; {en}, a view or a part "
        "(`--root`) helps,"
        " or `--split`",
        ko=f"`{name}`: {MIN_TEXT_PT:g} pt보다 작은 글자는 읽기 어렵다; {ko} 보기나 일부(`--root`)만 그리거나"
        " 여럿으로 나눈다(`--split`)",
    )
