"""The first map that a newcomer gets: small, whole, and free of warnings."""

import re

from msgspec import Struct

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity

KEYWORD_LANGUAGES = ("en", "ko")
"""The languages that keywords have."""
_HEAD = Phrase(
    en="""\
# `argmap build` draws this map. A line is `keyword [id]: text`; what is indented below a line speaks
# for it (premise) or against it (objection).
""",
    ko="""\
# `argmap build`로 이 지도를 그린다. 한 줄은 `키워드 [아이디]: 내용`이다. 들여쓴 줄은 위의 줄을
# 뒷받침하거나(전제) 반대한다(반론).
""",
)
_TITLE_LINES = Phrase(en="map: {title}\n  lang: {lang}\n", ko="지도: {title}\n  언어: {lang}\n")
_EXAMPLE_TITLE = Phrase(en="A town centre without cars", ko="차 없는 도심")
_EXAMPLE = Phrase(
    en="""\
thesis goal: The town centre should be closed to cars
  premise air: Streets without traffic have cleaner air
  and health: Clean air keeps the people who live there healthy
  objection shops: Shops lose the customers who come by car
    rebuttal walkers: People on foot stop at more shops than drivers do
""",
    ko="""\
논제 목표: 도심에는 차가 다니지 않아야 한다
  전제 공기: 차가 다니지 않는 거리는 공기가 맑다
  그리고 건강: 맑은 공기는 주민의 건강을 지킨다
  반론 상점: 차를 타고 오던 손님이 줄어든다
    재반론 보행: 걷는 사람은 운전자보다 더 많은 가게에 들른다
""",
)
_BLANK_FORM = Phrase(
    en="""\
# Write your own sentences in place of these.
thesis: Here stands what the map argues for
  premise: Here stands a reason for it
  objection: Here stands a reason against it
""",
    ko="""\
# 아래 문장 대신 자기 문장을 쓴다.
논제: 여기에 주장하려는 것을 쓴다
  전제: 여기에 찬성하는 근거를 쓴다
  반론: 여기에 반대하는 이유를 쓴다
""",
)


class StarterTexts(Struct, frozen=True):
    """The texts of a first map, a line each; None for the premise and the objection leaves them out."""

    thesis: str
    premise: str | None = None
    objection: str | None = None


def starter_map(lang: str, title: str | None = None, texts: StarterTexts | None = None) -> str:
    """Write a first map: with the texts given, else a form to fill in below the title, else an example.

    Its keywords are Korean where `lang` is `ko`, else English; so are form, example and comments. The title
    is one line. A language that keywords do not tell stands below a title, which then is the thesis.
    """
    ui = lang.split("-")[0]
    if texts:
        body = _write_statements(texts, ui)
        title = title or (None if lang in KEYWORD_LANGUAGES else texts.thesis)
    else:
        body = (_BLANK_FORM if title else _EXAMPLE).in_language(ui)
        title = title or _EXAMPLE_TITLE.in_language(ui)
    title_lines = _TITLE_LINES.in_language(ui).replace("{lang}", lang).replace("{title}", title or "")
    return f"{_HEAD.in_language(ui)}{title_lines if title else ''}\n{body}"


def guess_language(texts: StarterTexts | None, ui: str) -> str:
    """Guess the language of a first map by the letters of its texts; without texts it is `ui`."""
    words = " ".join(filter(None, (texts.thesis, texts.premise, texts.objection))) if texts else ""
    for pattern, lang in (("[가-힣]", "ko"), ("[ぁ-ヿ]", "ja"), ("[一-鿿]", "zh")):
        if re.search(pattern, words):
            return lang
    return "en" if ui == "ko" and re.search("[A-Za-z]", words) else ui


def _write_statements(texts: StarterTexts, ui: str) -> str:
    words = ("논제", "전제", "반론") if ui == "ko" else ("thesis", "premise", "objection")
    values = (texts.thesis, texts.premise, texts.objection)
    return "".join(
        f"{'  ' * bool(index)}{words[index]}: {value}\n"
        for index, value in enumerate(values)
        if value is not None
    )


def find_errors(text: str, name: str) -> tuple[Diagnostic, ...]:
    """Return the errors that keep a map's text from being drawn."""
    from argmap.pipeline.compile import CompileOptions, compile_bytes

    diagnostics = compile_bytes(text.encode(), name, CompileOptions()).diagnostics
    return tuple(each for each in diagnostics if each.severity is Severity.ERROR)
