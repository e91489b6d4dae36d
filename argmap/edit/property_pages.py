"""A page for each property: the place where it shows, and an example."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from argmap.diagnostics.diagnostic import Phrase
from argmap.syntax.properties import PropertySpec
from argmap.syntax.tree import Keyword


class PropertyPage(Struct, frozen=True):
    """The place where a property shows, and a map that has one; in Korean with Korean keywords."""

    drawing: Phrase
    example: Phrase


_NOT_DRAWN = Phrase(en="nothing", ko="그리지 않음")
_MARK = Phrase(en="a small plate on the box", ko="상자에 붙은 작은 표")
_CUT = Phrase(en="what the view shows", ko="보기에 나오는 부분")

PROPERTY_PAGES: Mapping[str, PropertyPage] = MappingProxyType(
    {
        "text": PropertyPage(
            Phrase(en="the text, in the picture of that language", ko="그 언어로 그린 그림의 글"),
            Phrase(
                en="thesis: More night trains should run\n  ko: 야간열차를 더 많이 운행해야 한다\n",
                ko="논제: 야간열차를 더 많이 운행해야 한다\n  en: More night trains should run\n",
            ),
        ),
        "short": PropertyPage(
            Phrase(en="in place of the text, where the page is crowded", ko="그림이 복잡하면 글 대신"),
            Phrase(
                en="thesis: More night trains should run between capitals\n  short: More night trains\n",
                ko="논제: 수도 사이에 야간열차를 더 많이 운행해야 한다\n  약칭: 야간열차를 더\n",
            ),
        ),
        "cite": PropertyPage(
            Phrase(
                en="a small plate on the box; the source below the picture",
                ko="상자에 붙은 작은 표; 출처는 그림 아래",
            ),
            Phrase(
                en="source plan: Timetable, 2024\n\nthesis: The tracks lie empty\n  cite: plan p. 12\n",
                ko="출처 시간표: 시간표, 2024년\n\n논제: 선로가 비어 있다\n  인용: 시간표 12쪽\n",
            ),
        ),
        "by": PropertyPage(
            _MARK,
            Phrase(
                en="thesis: Nobody sleeps well on a train\n  by: a reader of the paper\n",
                ko="논제: 열차에서는 아무도 잘 자지 못한다\n  화자: 신문 독자\n",
            ),
        ),
        "group": PropertyPage(
            Phrase(en="a titled frame, or a tab on the box", ko="제목 있는 테두리나 상자의 꼬리표"),
            Phrase(
                en="group planet: The climate\n\nthesis: Trains replace flights\n  group: planet\n",
                ko="묶음 기후: 기후\n\n논제: 열차가 항공편을 대신한다\n  묶음: 기후\n",
            ),
        ),
        "tag": PropertyPage(
            Phrase(
                en="nothing; a colour, where the theme gives it one",
                ko="그리지 않음; 테마가 정하면 색",
            ),
            Phrase(
                en="thesis: More night trains should run\n"
                "  premise: A bed saves a hotel room\n    tag: costs\n",
                ko="논제: 야간열차를 더 많이 운행해야 한다\n"
                "  전제: 침대는 숙박비를 아껴 준다\n    꼬리표: 비용\n",
            ),
        ),
        "note": PropertyPage(
            Phrase(en="nothing; in the notes of slides", ko="그리지 않음; 슬라이드의 발표자 메모에"),
            Phrase(
                en="thesis: More night trains should run\n  note: Ask who has slept on a train\n",
                ko="논제: 야간열차를 더 많이 운행해야 한다\n  메모: 열차에서 자 본 사람이 있는지 묻는다\n",
            ),
        ),
        "strength": PropertyPage(
            Phrase(en="how thick the line is", ko="선의 굵기"),
            Phrase(
                en="thesis: More night trains should run\n  premise: The journey is pleasant\n"
                "    strength: weak\n",
                ko="논제: 야간열차를 더 많이 운행해야 한다\n  전제: 여행이 즐겁다\n    강도: 약함\n",
            ),
        ),
        "url": PropertyPage(
            Phrase(en="the box is a link", ko="상자가 링크가 됨"),
            Phrase(
                en="thesis: The tracks lie empty\n  url: https://example.org/timetable\n",
                ko="논제: 선로가 비어 있다\n  주소: https://example.org/timetable\n",
            ),
        ),
        "lang": PropertyPage(
            Phrase(en="the language of roles and legend", ko="역할 이름과 범례의 언어"),
            Phrase(
                en="map: Nachtzüge\n  lang: de\n\nthesis: Es sollten mehr Nachtzüge fahren\n",
                ko="지도: 夜行列車\n  언어: ja\n\n논제: 夜行列車を増やすべきだ\n",
            ),
        ),
        "root": PropertyPage(
            _CUT,
            Phrase(
                en="view prices: What it costs\n  root: cost\n\nthesis: More night trains should run\n"
                "  objection cost: A bed costs more than a seat\n",
                ko="보기 값: 얼마나 드는가\n  뿌리: 비용\n\n논제: 야간열차를 더 많이 운행해야 한다\n"
                "  반론 비용: 침대는 좌석보다 비싸다\n",
            ),
        ),
        "depth": PropertyPage(
            _CUT,
            Phrase(
                en="view brief: In short\n  depth: 1\n\nthesis: More night trains should run\n"
                "  objection: A bed costs more than a seat\n    rebuttal: It saves a hotel room\n",
                ko="보기 요약: 줄인 지도\n  깊이: 1\n\n논제: 야간열차를 더 많이 운행해야 한다\n"
                "  반론: 침대는 좌석보다 비싸다\n    재반론: 침대는 숙박비를 아껴 준다\n",
            ),
        ),
        "reveal": PropertyPage(
            Phrase(en="what each step of a slide adds", ko="슬라이드에 단계마다 나타나는 것"),
            Phrase(
                en="view all: All of it\n  reveal: role\n\nthesis: More night trains should run\n"
                "  objection: A bed costs more than a seat\n  premise: People sleep on the way\n",
                ko="보기 전체: 전체 지도\n  드러냄: 역할\n\n논제: 야간열차를 더 많이 운행해야 한다\n"
                "  반론: 침대는 좌석보다 비싸다\n  전제: 승객은 가는 동안 잔다\n",
            ),
        ),
        "allow": PropertyPage(
            _NOT_DRAWN,
            Phrase(
                en="thesis: Who would not sleep through the night?\n  allow: W301\n",
                ko="논제: 누가 밤새 자지 않겠는가?\n  허용: W301\n",
            ),
        ),
    }
)
"""The page of every property by its key; `text` is a translation's. The meaning is the property's own."""


def describe_lines_of(spec: PropertySpec) -> Phrase:
    """Name the lines that a property may stand below."""
    if spec.of == frozenset(Keyword):
        return Phrase(en="every line", ko="모든 줄")
    if spec.of_step:
        return Phrase(en="statements and references that make a step", ko="추론을 이루는 진술과 참조")
    names = [noun for noun, keywords in _LINE_NOUNS if not keywords.isdisjoint(spec.of)]
    return Phrase(en=", ".join(noun.en for noun in names), ko=", ".join(noun.ko for noun in names))


_LINE_NOUNS = (
    (Phrase(en="statements", ko="진술"), frozenset(each for each in Keyword if not each.is_declaration)),
    (Phrase(en="sources", ko="출처"), frozenset({Keyword.SOURCE})),
    (Phrase(en="views", ko="보기"), frozenset({Keyword.VIEW})),
    (Phrase(en="the map line", ko="지도 줄"), frozenset({Keyword.MAP})),
)
