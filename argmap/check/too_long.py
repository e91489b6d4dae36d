"""A text too long to be read in a picture."""

import re
from collections.abc import Iterator

from argmap.check.finding import Finding
from argmap.check.language import Language, iter_wordings
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.model.map import ArgMap

MAX_WORDS = 30
MAX_KOREAN_CHARACTERS = 100
MAX_CHARACTERS = 240
"""The longest text of a box: in words, in Korean in characters, and in characters for text with few spaces.

240 characters are 30 words of eight. The example maps stay far below: at most 17 words, 11 in the middle, and
in Korean 44 characters, 27 in the middle. At half of the words the check would warn of five of their
statements; at the double a box of 60 words, a paragraph, would pass.
"""


def find_long_texts(argmap: ArgMap) -> Iterator[Finding]:
    """Find statements whose text is too long, in any of their languages; a `short` does not matter."""
    for statement in argmap.statements.values():
        for wording, language in iter_wordings(statement, argmap):
            length = _describe_excess(wording.value, language)
            if length:
                yield Finding(_build_warning(wording.span, length), statement)
                break


def _describe_excess(text: str, language: Language) -> Phrase | None:
    """The length and its limit, in words for the message; None for a text that is short enough."""
    words, letters = len(re.findall(r"\S+", text)), len(text)
    if language is Language.KOREAN and letters > MAX_KOREAN_CHARACTERS:
        return Phrase(
            en=f"{letters} characters, at most {MAX_KOREAN_CHARACTERS}",
            ko=f"{letters}자, 많아도 {MAX_KOREAN_CHARACTERS}자",
        )
    if language is not Language.KOREAN and words > MAX_WORDS:
        return Phrase(en=f"{words} words, at most {MAX_WORDS}", ko=f"{words}단어, 많아도 {MAX_WORDS}단어")
    if letters > MAX_CHARACTERS:
        return Phrase(
            en=f"{letters} characters, at most {MAX_CHARACTERS}", ko=f"{letters}자, 많아도 {MAX_CHARACTERS}자"
        )
    return None


def _build_warning(span: Span, length: Phrase) -> Diagnostic:
    message = Phrase(
        en=f"too long to be read in a picture: {length.en}",
        ko=f"그림에서 읽기에는 너무 길다: {length.ko}",
    )
    hint = Phrase(
        en="say it in one short sentence, and put details into `note` or premises",
        ko="짧은 한 문장으로 줄이고, 자세한 내용은 `메모`나 전제로 옮긴다",
    )
    return Diagnostic("W307", Severity.WARNING, message, span, hint=hint)


RULE = Rule(
    "W307",
    Severity.WARNING,
    Phrase(en="a text too long to read in a picture", ko="그림에서 읽기에 너무 긴 글"),
    Phrase(
        en=f"""\
A box of more than {MAX_WORDS} words ({MAX_KOREAN_CHARACTERS} characters in Korean) \
makes all boxes of the picture
smaller and is not read from the back of a room. Say it in one short sentence; what else there is to say
goes into `note`, or into premises. A `short` helps crowded drawings, but the full text is still what most
of them show.

```argmap bad
thesis: The council should, after hearing everybody concerned and weighing all costs that will arise over
  | the next ten years, decide to give the building of the former post office, which has stood empty for
  | so long, to the young people of the town
```

```argmap good
thesis: The council should give the empty post office to the young people of the town
  note: All concerned should be heard first, and the costs of ten years weighed
```
""",
        ko=f"""\
{MAX_KOREAN_CHARACTERS}자(영어는 {MAX_WORDS}단어)가 넘는 상자는 그림의 모든 상자를 작게 만들고, \
교실 뒤에서는 읽히지
않는다. 짧은 한 문장으로 줄이고, 더 할 말은 `메모`나 전제로 옮긴다. `약칭`은 빽빽한 그림에서나 쓰이고,
대개는 글 전체가 그림에 나온다.

```argmap bad
논제: 시의회는 모든 관계자의 의견을 빠짐없이 듣고 앞으로 십 년 동안 들어갈 비용을 꼼꼼히 따진 다음에,
  | 그토록 오래 비어 있던 옛 우체국 건물을 이 도시의 청소년과 청년이 함께 쓸 수 있는 공간으로 내주기로
  | 결정하고 널리 알려야 한다
```

```argmap good
논제: 시의회는 비어 있는 옛 우체국을 청소년에게 내줘야 한다
  메모: 먼저 관계자의 의견을 듣고 십 년 동안의 비용을 따진다
```
""",
    ),
)
