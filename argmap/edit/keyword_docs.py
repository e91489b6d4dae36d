"""What each keyword and each property says, in a sentence, for a writer who asks while writing."""

from collections.abc import Mapping
from types import MappingProxyType

from argmap.diagnostics.diagnostic import Phrase
from argmap.syntax.tree import Keyword

KEYWORD_MEANINGS: Mapping[Keyword, Phrase] = MappingProxyType(
    {
        Keyword.MAP: Phrase(en="the map's title; `lang` below it", ko="지도의 제목; 아래에 `언어`"),
        Keyword.SOURCE: Phrase(
            en="declares a source that `cite` names", ko="`인용`으로 가리킬 출처를 선언한다"
        ),
        Keyword.GROUP: Phrase(en="declares a group, drawn as a frame", ko="틀로 그릴 묶음을 선언한다"),
        Keyword.VIEW: Phrase(
            en="declares a named cut of the map", ko="지도의 한 부분을 보여 줄 보기를 선언한다"
        ),
        Keyword.THESIS: Phrase(en="what the map argues for", ko="지도가 내세우는 말"),
        Keyword.CLAIM: Phrase(
            en="a statement that is used elsewhere by its id", ko="다른 곳에서 아이디로 가리켜 쓰는 말"
        ),
        Keyword.PREMISE: Phrase(en="supports the line above", ko="위의 말을 뒷받침한다"),
        Keyword.AND: Phrase(
            en="joins the line above of the same depth: both together make one step",
            ko="같은 깊이의 바로 위 줄과 함께 한 추론을 이룬다",
        ),
        Keyword.ASSUMPTION: Phrase(
            en="a premise that nobody has said; joins the line above of the same depth",
            ko="아무도 말하지 않은 전제; 같은 깊이의 바로 위 줄에 이어진다",
        ),
        Keyword.OBJECTION: Phrase(en="attacks the line above", ko="위의 말에 반대한다"),
        Keyword.REBUTTAL: Phrase(en="answers the attack above", ko="위의 공격에 답한다"),
        Keyword.UNDERCUT: Phrase(
            en="attacks the step of the line above, not its truth",
            ko="위의 말이 참이라도 거기서 따라 나오지 않는다고 말한다",
        ),
    }
)
