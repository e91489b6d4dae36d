"""The first map that a newcomer gets: small, whole, and free of warnings."""

from msgspec import Struct

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity

STARTER_TITLE = Phrase(en="What this map is about", ko="이 지도가 다루는 물음")

_ENGLISH = """\
# `argmap build` draws this map. A line is `keyword [id]: text`; what is indented below a line speaks
# for it (premise) or against it (objection).
map: {title}
  lang: en

thesis goal: The town centre should be closed to cars
  premise air: Streets without traffic have cleaner air
  and health: Clean air keeps the people who live there healthy
  objection shops: Shops lose the customers who come by car
    rebuttal walkers: People on foot stop at more shops than drivers do
"""

_KOREAN = """\
# `argmap build`로 이 지도를 그린다. 한 줄은 `낱말 [아이디]: 글`이다. 들여쓴 줄은 위의 줄을
# 뒷받침하거나(전제) 반대한다(반론).
지도: {title}
  언어: ko

논제 목표: 도심에는 차가 다니지 않아야 한다
  전제 공기: 차가 다니지 않는 거리는 공기가 맑다
  그리고 건강: 맑은 공기는 주민의 건강을 지킨다
  반론 상점: 차를 타고 오던 손님이 줄어든다
    재반론 보행: 걷는 사람은 운전자보다 더 많은 가게에 들른다
"""


class StarterTexts(Struct, frozen=True):
    """The texts of a first map, a line each; None for the premise and the objection leaves them out."""

    thesis: str
    premise: str | None = None
    objection: str | None = None


def starter_map(lang: str, title: str, starter_texts: StarterTexts | None = None) -> str:
    """Write a map under a title of one line: with the texts given, else an example.

    Its keywords are Korean where `lang` is `ko`, else English; so are the example and the comment above.
    """
    korean = lang.split("-")[0] == "ko"
    text = _KOREAN if korean else _ENGLISH
    text = text.replace("lang: en\n", f"lang: {lang}\n").replace("언어: ko\n", f"언어: {lang}\n")
    head, _, _ = text.partition("\n\n")
    if starter_texts is not None:
        words = ("논제", "전제", "반론") if korean else ("thesis", "premise", "objection")
        texts = (starter_texts.thesis, starter_texts.premise, starter_texts.objection)
        lines = (f"{'  ' * bool(i)}{words[i]}: {text}" for i, text in enumerate(texts) if text is not None)
        text = "\n".join([head, "", *lines]) + "\n"
    return text.replace("{title}", title, 1)


def find_errors(text: str, name: str) -> tuple[Diagnostic, ...]:
    """Return the errors that keep a map's text from being drawn."""
    from argmap.pipeline.compile import CompileOptions, compile_bytes

    diagnostics = compile_bytes(text.encode(), name, CompileOptions()).diagnostics
    return tuple(each for each in diagnostics if each.severity is Severity.ERROR)
