"""A page for each keyword: the place of its line, its picture in words, and an example."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from argmap.diagnostics.diagnostic import Phrase
from argmap.syntax.tree import Keyword


class KeywordPage(Struct, frozen=True):
    """The place of a keyword's line, the drawing of it, and a map that has one.

    The example's Korean text has Korean keywords.
    """

    place: Phrase
    drawing: Phrase
    example: Phrase


_TOP = Phrase(en="at the top", ko="맨 위 단계")
_BELOW_STATEMENT = Phrase(en="below a statement", ko="진술 아래")

KEYWORD_PAGES: Mapping[Keyword, KeywordPage] = MappingProxyType(
    {
        Keyword.MAP: KeywordPage(
            Phrase(en="at the top, once", ko="맨 위 단계에 한 번"),
            Phrase(en="the title above the picture", ko="그림 위의 제목"),
            Phrase(
                en="map: Night trains\n  lang: en\n\nthesis: More night trains should run\n",
                ko="지도: 야간열차\n  언어: ko\n\n논제: 야간열차를 더 많이 운행해야 한다\n",
            ),
        ),
        Keyword.SOURCE: KeywordPage(
            _TOP,
            Phrase(en="a line below the picture, if it is cited", ko="인용되면 그림 아래에 한 줄"),
            Phrase(
                en="source timetable: The railways' joint timetable, 2024\n\n"
                "thesis: Most tracks lie empty after midnight\n  cite: timetable p. 12\n",
                ko="출처 시간표: 철도 공동 시간표, 2024년\n\n"
                "논제: 자정이 지나면 선로가 대부분 비어 있다\n  인용: 시간표 12쪽\n",
            ),
        ),
        Keyword.GROUP: KeywordPage(
            Phrase(en="at the top, or below another group", ko="맨 위 단계나 다른 묶음 아래"),
            Phrase(
                en="a titled frame around its statements, or a tab on a single one",
                ko="진술을 둘러싼 제목 있는 테두리, 상자가 하나면 꼬리표",
            ),
            Phrase(
                en="group planet: The climate\n\nthesis: More night trains should run\n"
                "  premise: A night train replaces several flights\n    group: planet\n",
                ko="묶음 기후: 기후\n\n논제: 야간열차를 더 많이 운행해야 한다\n"
                "  전제: 야간열차 한 편이 여러 항공편을 대신한다\n    묶음: 기후\n",
            ),
        ),
        Keyword.VIEW: KeywordPage(
            _TOP,
            Phrase(
                en="nothing in the whole map; `argmap build --view` draws it alone",
                ko="전체 그림에는 없음; `argmap build --view`로 따로 그린다",
            ),
            Phrase(
                en="view prices: What it costs\n  root: cost\n\nthesis: More night trains should run\n"
                "  objection cost: A bed costs more than a seat\n",
                ko="보기 값: 얼마나 드는가\n  뿌리: 비용\n\n논제: 야간열차를 더 많이 운행해야 한다\n"
                "  반론 비용: 침대는 좌석보다 비싸다\n",
            ),
        ),
        Keyword.THESIS: KeywordPage(
            _TOP,
            Phrase(en="a heavy dark border, bold text", ko="굵고 짙은 테두리, 굵은 글씨"),
            Phrase(
                en="thesis: More night trains should run\n",
                ko="논제: 야간열차를 더 많이 운행해야 한다\n",
            ),
        ),
        Keyword.CLAIM: KeywordPage(
            _TOP,
            Phrase(en="like a thesis, with a lighter border", ko="논제와 같되 테두리가 옅다"),
            Phrase(
                en="thesis: More night trains should run\n  premise avoidable\n\n"
                "claim avoidable: Many short flights can be avoided\n",
                ko="논제: 야간열차를 더 많이 운행해야 한다\n  전제 단거리\n\n"
                "주장 단거리: 짧은 항공편은 대개 피할 수 있다\n",
            ),
        ),
        Keyword.PREMISE: KeywordPage(
            _BELOW_STATEMENT,
            Phrase(
                en="round corners; a whole line, whose arrowhead points at what it supports",
                ko="둥근 모서리; 화살표 실선이 뒷받침하는 진술로 이어진다",
            ),
            Phrase(
                en="thesis: Night trains save time\n  premise: People sleep on a night train\n",
                ko="논제: 야간열차는 시간을 아껴 준다\n  전제: 승객은 열차에서 잔다\n",
            ),
        ),
        Keyword.AND: KeywordPage(
            Phrase(en="right after a line of the same depth", ko="같은 깊이의 줄 바로 뒤"),
            Phrase(
                en="a box like the one it joins; one pill runs past both, with a plus at each",
                ko="결합한 줄과 같은 상자; 둥근 막대가 둘을 지나고, 전제마다 더하기표가 있다",
            ),
            Phrase(
                en="thesis: Night trains save time\n  premise: People sleep on a night train\n"
                "  and: At home they would sleep just as long\n",
                ko="논제: 야간열차는 시간을 아껴 준다\n  전제: 승객은 열차에서 잔다\n"
                "  그리고: 집에서도 그만큼은 잔다\n",
            ),
        ),
        Keyword.ASSUMPTION: KeywordPage(
            _BELOW_STATEMENT,
            Phrase(en="a dashed border on white", ko="흰 바탕에 파선 테두리"),
            Phrase(
                en="thesis: More night trains should run\n  premise: A night train replaces several flights\n"
                "  assumption: Flights should be replaced where that is possible\n",
                ko="논제: 야간열차를 더 많이 운행해야 한다\n"
                "  전제: 야간열차 한 편이 여러 항공편을 대신한다\n"
                "  가정: 대신할 수 있는 항공편은 대신해야 한다\n",
            ),
        ),
        Keyword.OBJECTION: KeywordPage(
            _BELOW_STATEMENT,
            Phrase(
                en="square corners, one bar at the left; a dashed line, which ends in a bar",
                ko="각진 상자 왼쪽에 막대 하나; 막대로 끝나는 파선",
            ),
            Phrase(
                en="thesis: More night trains should run\n  objection: A bed costs more than a seat\n",
                ko="논제: 야간열차를 더 많이 운행해야 한다\n  반론: 침대는 좌석보다 비싸다\n",
            ),
        ),
        Keyword.REBUTTAL: KeywordPage(
            Phrase(en="below an objection, rebuttal or undercut", ko="반론, 재반론, 무력화 아래"),
            Phrase(en="like an objection, with two bars at the left", ko="반론과 같되 왼쪽에 막대 둘"),
            Phrase(
                en="thesis: More night trains should run\n  objection: A bed costs more than a seat\n"
                "    rebuttal: The bed saves the price of a hotel room\n",
                ko="논제: 야간열차를 더 많이 운행해야 한다\n  반론: 침대는 좌석보다 비싸다\n"
                "    재반론: 침대는 숙박비를 아껴 준다\n",
            ),
        ),
        Keyword.UNDERCUT: KeywordPage(
            Phrase(en="below a line that makes a step", ko="추론을 이루는 줄 아래"),
            Phrase(
                en="a dotted border; a dotted line, which ends in a ring on the step",
                ko="점선 테두리; 추론의 선 위에서 고리로 끝나는 점선",
            ),
            Phrase(
                en="thesis: More night trains should run\n  objection: Few people take a night train today\n"
                "    undercut: Nobody can take a train that does not run\n",
                ko="논제: 야간열차를 더 많이 운행해야 한다\n"
                "  반론: 지금 야간열차를 타는 사람은 적다\n"
                "    무력화: 다니지 않는 열차는 아무도 탈 수 없다\n",
            ),
        ),
    }
)
"""The page of every keyword; the sentence on it is in `KEYWORD_MEANINGS`."""
