"""The words of the language's cheat sheet and reference that no table has."""

from collections.abc import Mapping
from types import MappingProxyType

from argmap.diagnostics.diagnostic import Phrase

LABELS: Mapping[str, Phrase] = MappingProxyType(
    {
        "stands": Phrase(en="stands", ko="위치"),
        "below": Phrase(en="below", ko="쓸 수 있는 줄"),
        "drawn": Phrase(en="drawn", ko="그림"),
        "properties": Phrase(en="may have", ko="쓸 수 있는 속성"),
        "values": Phrase(en="values", ko="값"),
        "twins": Phrase(en="in Korean", ko="영어로"),
        "words": Phrase(en="The picture in words", ko="그림을 글로 설명하면"),
    }
)
HEADINGS: Mapping[str, Phrase] = MappingProxyType(
    {
        "keywords": Phrase(en="Keywords", ko="키워드"),
        "properties": Phrase(en="Properties", ko="속성"),
        "example": Phrase(en="Example", ko="예시"),
        "errors": Phrase(en="Errors, among others", ko="오류 가운데 몇 가지"),
        "warnings": Phrase(en="Warnings (some with `--teach` only)", ko="경고(일부는 `--teach`일 때만)"),
    }
)
EXAMPLE = Phrase(
    en="""\
map: Night trains
  lang: en

source timetable: The railways' joint timetable, 2024

thesis goal: More night trains should run
  premise: Most tracks lie empty after midnight
    cite: timetable p. 12
  and full: Night trains are sold out for weeks
  assumption: Where trains sell out, more should run
  objection: A bed costs more than a seat
    strength: weak
    rebuttal: The bed saves the price of a hotel
  objection: Everyone flies these days
    rebuttal full
      undercut: A full train can carry few
""",
    ko="""\
지도: 야간열차
  언어: ko

출처 시간표: 철도 공동 시간표, 2024년

논제 목표: 야간열차를 더 많이 운행해야 한다
  전제: 자정이 지나면 선로가 대부분 비어 있다
    인용: 시간표 12쪽
  그리고 매진: 야간열차는 몇 주 전에 매진된다
  가정: 매진되는 열차는 더 다녀야 한다
  반론: 침대는 좌석보다 비싸다
    강도: 약함
    재반론: 침대는 숙박비를 아껴 준다
  반론: 요즘은 모두 비행기를 탄다
    재반론 매진
      무력화: 꽉 찬 열차도 실어 나르는 사람은 적다
""",
)
CHEAT_SHEET_HEAD = Phrase(
    en="""\
A line is `keyword [id]: text`. What is indented below a line bears on it; two blanks a level.
A line without a colon refers to the statement that has its id. `|` carries a text on, `#` is a comment.
""",
    ko="""\
한 줄은 `키워드 [아이디]: 내용`이다. 들여쓴 줄은 위의 줄에 속한다. 한 단계에 두 칸씩 들여쓴다.
콜론이 없는 줄은 그 아이디를 가진 진술을 가리킨다. `|` 줄은 윗줄을 잇고, `#` 줄은 주석이다.
""",
)
CHEAT_SHEET_END = Phrase(
    en="""\
argmap explain premise    the page of a word, with an example
argmap explain E204       the page of an error or warning
argmap reference          the whole language on one page
argmap check --fix        what is wrong with your map, and the fixes that are sure
""",
    ko="""\
argmap explain 전제       단어 하나와 예시
argmap explain E204       오류나 경고 하나
argmap reference          언어 전체를 한 쪽으로
argmap check --fix        오류를 모두 알려 주고 확실한 것은 수정한다
""",
)
REFERENCE_HEAD = Phrase(
    en="""\
# The argmap language

A map is a text file, `name.argmap`, in UTF-8. Every line is `keyword [id] [: text]`.

- A deeper line belongs to the nearest line above that is less deep. Indent with two blanks a level, no tabs.
- Text is plain and runs to the end of the line: no markup, no quoting. A line that begins with `|` carries on
  the text above. A line that begins with `#` is a comment.
- An id is one word of letters, digits, `_` and `-`, unique in the map. Only what is referred to needs one.
- A line without a colon (`premise full`) refers to the statement that stands in full elsewhere. Below it
  stand only `undercut` and `strength`.
- Lines that bear on another make a step to it. Each `premise` or `objection` is a step of its own; lines
  joined by `and` make one together.
- What speaks against a thesis or premise is an `objection`; what speaks against an attack is a `rebuttal`.
- Properties (`key: text`) stand right below their line, before nested lines. `short`, `note` and `by` may
  name a language: `short.ko`.
- Each word has a Korean twin, given in brackets; a file may mix both.
""",
    ko="""\
# argmap 언어

지도는 UTF-8로 저장한 텍스트 파일 `이름.argmap`이다. 모든 줄은 `키워드 [아이디] [: 내용]`이다.

- 더 들여쓴 줄은 위에서 가장 가까운, 덜 들여쓴 줄에 속한다. 한 단계에 공백 두 개씩 들여쓰고, 탭은 쓰지
  않는다.
- 내용은 줄 끝까지이며 서식도 따옴표도 없다. `|`로 시작하는 줄은 윗줄을 잇는다. `#`로 시작하는 줄은 주석이다.
- 아이디는 글자, 숫자, `_`, `-`로 된 한 단어이고 지도 안에서 하나뿐이다. 다른 줄이 가리킬 것에만 붙인다.
- 콜론이 없는 줄(`전제 매진`)은 다른 곳에 내용을 적은 진술을 가리킨다. 그 아래에는 `무력화`와 `강도`만 온다.
- 하위 줄은 위의 줄로 가는 추론을 이룬다. `전제`나 `반론`은 각각 한 추론이고, `그리고`로 결합한 줄은
  함께 한 추론이다.
- 논제나 전제에 반대하는 것은 `반론`이고, 공격에 반대하는 것은 `재반론`이다.
- 속성(`이름: 값`)은 자기 줄 바로 아래, 하위 줄보다 앞에 쓴다. `약칭`, `메모`, `화자`에는 언어를 붙일 수 있다:
  `약칭.en`.
- 키워드와 속성마다 대응하는 영어 단어가 있으며 괄호 안에 적었다. 한 파일에 섞어 써도 된다.
""",
)
REFERENCE_END = Phrase(
    en="""\
`argmap check` reports all that is wrong, `--fix` makes the sure fixes, `argmap build` draws, and
`argmap explain WORD` explains a word or a code.
""",
    ko="""\
`argmap check`는 오류를 모두 알려 주고 `--fix`는 확실한 것을 수정한다. `argmap build`는 그림을 그리고,
`argmap explain 단어`는 단어나 코드를 설명한다.
""",
)
REFERENCE_CODES = frozenset(("E211", "E212", "E213", "E214", "E215", "E221", "E224", "E237", "E239"))
"""The errors that the reference names: what its sentences do not say already."""
