"""What a talk in a browser says of itself, in English and Korean: buttons, keys, what the presenter sees."""

from msgspec import Struct


class PresenterLabels(Struct, frozen=True, kw_only=True):
    """The words round a talk's slides. `{}` stands for numbers, a title or a text."""

    lang: str
    """The language of these words, which may differ from the slides'."""
    controls: str
    previous: str
    next: str
    overview: str
    presenter: str
    full_screen: str
    help: str
    close: str
    slide: str
    """A pattern for a slide's number, how many there are, and its title."""
    step: str
    """A pattern for a step's number and how many there are."""
    statements: str
    """What the list of a slide's statements in words is called."""
    notes: str
    next_slide: str
    elapsed_time: str
    restart: str
    end: str
    popup_blocked: str
    """Where a browser opens no window for the presenter."""
    keys: tuple[tuple[str, str], ...]
    """What each key does."""


ENGLISH = PresenterLabels(
    lang="en",
    controls="Slides",
    previous="Back",
    next="Next",
    overview="All slides",
    presenter="Presenter view",
    full_screen="Full screen",
    help="Keys",
    close="Close",
    slide="Slide {} of {}: {}",
    step="Step {} of {}",
    statements="Statements on this slide",
    notes="Notes",
    next_slide="Next",
    elapsed_time="Time spoken",
    restart="Start again",
    end="End of the talk",
    popup_blocked="The browser opened no window: allow pop-ups for this page",
    keys=(
        ("→ ↓ Space PageDown", "next step"),
        ("← ↑ PageUp", "step back"),
        ("Home End", "first slide, last slide"),
        ("O Esc", "all slides"),
        ("P", "presenter view"),
        ("F", "full screen"),
        ("B .", "black screen"),
        ("?", "these keys"),
    ),
)

KOREAN = PresenterLabels(
    lang="ko",
    controls="슬라이드",
    previous="이전",
    next="다음",
    overview="모든 슬라이드",
    presenter="발표자 화면",
    full_screen="전체 화면",
    help="단축키",
    close="닫기",
    slide="슬라이드 {}/{}: {}",
    step="{}/{} 단계",
    statements="이 슬라이드의 문장",
    notes="메모",
    next_slide="다음",
    elapsed_time="발표 시간",
    restart="처음부터 재기",
    end="발표 끝",
    popup_blocked="새 창이 열리지 않았다: 이 페이지의 팝업을 허용할 것",
    keys=(
        ("→ ↓ Space PageDown", "다음 단계"),
        ("← ↑ PageUp", "이전 단계"),
        ("Home End", "첫 슬라이드, 마지막 슬라이드"),
        ("O Esc", "모든 슬라이드"),
        ("P", "발표자 화면"),
        ("F", "전체 화면"),
        ("B .", "검은 화면"),
        ("?", "단축키"),
    ),
)


def presenter_labels(lang: str) -> PresenterLabels:
    """The words for a talk in that language: Korean for Korean, English for every other."""
    return KOREAN if lang.casefold().split("-")[0] == "ko" else ENGLISH
