"""Words that people use where the language has another one, and the keyword or property that they mean."""

from collections.abc import Mapping
from types import MappingProxyType

from argmap.syntax.tree import Keyword

_WORDS = {
    Keyword.MAP: "title heading topic 제목 주제",
    Keyword.GROUP: "모둠",
    Keyword.THESIS: "conclusion position therefore 결론 논지 따라서 그러므로",
    Keyword.PREMISE: "pro pros support supports supporting reason reasons because evidence argument arguments"
    " fact proof data ground grounds example examples justification rationale"
    " 근거 이유 논거 증거 찬성 지지 장점 까닭 사실 사례 예시 왜냐하면",
    Keyword.AND: "warrant backing reasoning also plus 또한",
    Keyword.ASSUMPTION: "assume presupposition",
    Keyword.OBJECTION: "con cons contra counter counterargument counter-argument counterclaim counter-claim"
    " attack attacks against oppose opposes criticism but however not"
    " 반대 반박 반례 비판 단점 공격 하지만 그러나",
    Keyword.UNDERCUT: "약화",
    Keyword.REBUTTAL: "rebut rebuts refute refutes refutation reply response answer 재반박 답변 응답",
}
_PROPERTY_WORDS = {
    "short": "summary abstract 요약",
    "cite": "citation reference references ref 참고 참고문헌",
    "by": "author speaker 저자 작성자",
    "group": "그룹",
    "tag": "tags label labels 태그",
    "note": "notes comment comments description explanation 설명 비고 노트",
    "url": "link href website 링크",
    "lang": "language",
}
_PHRASES = {
    Keyword.AND: ("linked premise", "joint premise", "결합 전제", "공동 전제", "연결 전제"),
    Keyword.ASSUMPTION: (
        *("implicit assumption", "implicit premise", "hidden assumption", "hidden premise"),
        *("unstated assumption", "unstated premise", "tacit assumption", "missing premise"),
        *("암묵적 가정", "암묵적 전제", "암묵 전제", "숨은 가정", "숨은 전제", "숨겨진 전제", "생략된 전제"),
    ),
}
QUESTION_WORDS = frozenset(("question", "issue", "질문", "물음", "논점"))
"""Words for a question, which no line of a map can be: a statement is its answer."""

USUAL_KEYWORDS: Mapping[str, Keyword] = MappingProxyType(
    {word: keyword for keyword, words in _WORDS.items() for word in words.split()}
)
"""The keyword that each of these words means."""

_USUAL_PHRASES = {phrase.replace(" ", ""): keyword for keyword, each in _PHRASES.items() for phrase in each}

USUAL_KEYS: Mapping[str, str] = MappingProxyType(
    {word: key for key, words in _PROPERTY_WORDS.items() for word in words.split()}
)
"""The key of the property that each of these words means, where it stands below a line."""


CONCLUSION_WORDS = frozenset(("conclusion", "therefore", "결론", "따라서", "그러므로"))
"""Words that end an argument written out: the thesis, unless that stands already."""

TOPIC_WORDS = frozenset(("topic", "position", "주제"))
"""Words for a title that stand for the thesis where the map has a title, but no thesis."""

MAP_DATA_WORDS = frozenset(
    ("author", "authors", "date", "version", "subtitle", "저자", "작성자", "글쓴이", "날짜", "작성일", "부제")
)
"""Words for what a map has no line for: who wrote it, and when."""

USUAL_WORDS = frozenset((*USUAL_KEYWORDS, *USUAL_KEYS, *QUESTION_WORDS, *MAP_DATA_WORDS))
"""All of them."""


REFERENCE_WORDS = frozenset(("see", "ref", "refer", "참조", "참고"))
"""Words that people put before the id of a statement to refer to it."""

ANSWER_WORDS = frozenset(
    ("counter", "counterargument", "counter-argument", "counterclaim", "counter-claim", "반박")
)
"""Words for an attack that right after another attack answer it, unless that is written with one of them."""


def find_usual_keyword(word: str, *, below_attack: bool, after_attack: bool) -> Keyword | None:
    """Find the keyword that a word means; an objection below or right behind an attack may be a rebuttal."""
    keyword = USUAL_KEYWORDS.get(word.casefold())
    answers = below_attack or (after_attack and word.casefold() in ANSWER_WORDS)
    return Keyword.REBUTTAL if keyword is Keyword.OBJECTION and answers else keyword


def find_usual_phrase(phrase: str, *, is_first: bool) -> Keyword | None:
    """Find the keyword that two words mean together; the first of linked premises joins no other."""
    keyword = _USUAL_PHRASES.get("".join(phrase.casefold().split()))
    return Keyword.PREMISE if keyword is Keyword.AND and is_first else keyword
