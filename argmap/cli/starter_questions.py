"""The questions for a first map, asked at a terminal one by one; what was answered is kept as they go."""

from argmap.cli.console import UI_LANGUAGES, Stream, print_error, print_text, read_answer
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.language_code import normalize_language_code
from argmap.diagnostics.user_error import UserError, usage_error
from argmap.pipeline.starter_map import StarterTexts, guess_language, starter_map
from argmap.reporting.terminal_columns import escape_for_terminal

_INTRODUCTION = Phrase(
    en="A few questions make your first map. Press Enter to skip one; the file can be changed later.\n",
    ko="몇 가지 질문에 답하면 첫 지도가 된다. 건너뛰려면 엔터를 누른다. 파일은 나중에 수정할 수 있다.\n",
)
_ASK_TITLE = Phrase(
    en="Title: what the map is about, for example “Cars in town”",
    ko="제목: 무엇에 대한 지도인지, 예를 들면 “차 없는 도심”",
)
_ASK_THESIS = Phrase(
    en="Thesis: the sentence you argue for, for example “Towns should ban cars” (Enter: an example map)",
    ko="논제: 주장하려는 한 문장, 예를 들면 “도심에는 차가 없어야 한다” (엔터: 예시 지도)",
)
_ASK_THESIS_BELOW_TITLE = Phrase(
    en="Thesis: the sentence you argue for, for example “Towns should ban cars” (Enter: a form to fill in)",
    ko="논제: 주장하려는 한 문장, 예를 들면 “도심에는 차가 없어야 한다” (엔터: 채워 넣을 양식)",
)
_ASK_PREMISE = Phrase(
    en="One reason for it, for example “The air gets cleaner”",
    ko="찬성하는 이유 하나, 예를 들면 “공기가 맑아진다”",
)
_ASK_OBJECTION = Phrase(
    en="One reason against it, for example “Shops lose customers”",
    ko="반대하는 이유 하나, 예를 들면 “가게에 손님이 줄어든다”",
)
_ASK_LANG = Phrase(
    en="Language of the map: en for English, ko for Korean, de for German … (Enter: {})",
    ko="지도의 언어: 한국어는 ko, 영어는 en, 독일어는 de … (엔터: {})",
)
_NEEDS_THESIS = Phrase(
    en="`--premise` and `--objection` need a `--thesis` to bear on",
    ko="`--premise`와 `--objection`에는 그 대상인 `--thesis`가 있어야 한다",
)
_NOUNS = {
    "title": Phrase(en="title", ko="제목"),
    "thesis": Phrase(en="thesis", ko="논제"),
    "premise": Phrase(en="premise", ko="전제"),
    "objection": Phrase(en="objection", ko="반론"),
}


class StarterAnswers:
    """The texts and the language of a first map: by options at first, then by each answer; None if not said.

    `typed` tells whether anything was typed so far.
    """

    def __init__(self, options: dict[str, str | None], lang: str | None) -> None:
        """Take the texts that options say. Raises UsageError for one that cannot stand in a map."""
        self.texts = {
            name: None if value is None else _one_line(value, name) for name, value in options.items()
        }
        self.lang = lang
        self.typed = False

    @property
    def title(self) -> str | None:
        """The title."""
        return self.texts["title"]

    @property
    def starter_texts(self) -> StarterTexts | None:
        """The texts of the first statements; None without a thesis."""
        thesis = self.texts["thesis"]
        return StarterTexts(thesis, self.texts["premise"], self.texts["objection"]) if thesis else None

    def choose_language(self, ui: str) -> str:
        """Return the map's language: as said, else that of its texts."""
        return self.lang or guess_language(self.starter_texts, ui)

    def write_map(self, ui: str) -> str:
        """Write the map that they make."""
        return starter_map(self.choose_language(ui), self.title, self.starter_texts)

    def add_typed(self, name: str, answer: str) -> None:
        """Keep a text that somebody typed, if any. Raises UsageError for one that cannot stand in a map."""
        if answer:
            self.texts[name] = _one_line(answer, name)
            self.typed = True


def check_thesis(answers: StarterAnswers) -> None:
    """Raise UsageError where a reason is given without a thesis."""
    if answers.texts["thesis"] is None and (answers.texts["premise"] or answers.texts["objection"]):
        raise usage_error(_NEEDS_THESIS.en, _NEEDS_THESIS.ko)


def ask_questions(answers: StarterAnswers, ui: str) -> None:
    """Ask for what no option said, and keep each answer at once. Raises click.Abort where one breaks off."""
    if answers.lang is None or None in answers.texts.values():
        print_text(_INTRODUCTION.in_language(ui), Stream.ERR)
    _ask_text(answers, "title", _ASK_TITLE, ui)
    _ask_text(answers, "thesis", _ASK_THESIS_BELOW_TITLE if answers.title else _ASK_THESIS, ui)
    if answers.texts["thesis"]:
        _ask_text(answers, "premise", _ASK_PREMISE, ui)
        _ask_text(answers, "objection", _ASK_OBJECTION, ui)
    if answers.lang is None:
        answers.lang = _ask_language(answers, ui)


def _ask_text(answers: StarterAnswers, name: str, question: Phrase, ui: str) -> None:
    """Ask for a text that no option said, until the answer can stand in a map or is empty."""
    while answers.texts[name] is None:
        answer = read_answer(question.in_language(ui))
        try:
            answers.add_typed(name, answer)
            if name == "thesis":
                check_thesis(answers)
        except UserError as error:
            print_error(error.phrase, ui)
        else:
            return


def _ask_language(answers: StarterAnswers, ui: str) -> str:
    """Ask for the language until the answer is the code of one that the map can be in."""
    default = answers.choose_language(ui)
    while True:
        answer = read_answer(_ASK_LANG.in_language(ui).format(default)) or default
        lang = normalize_language_code(answer)
        if lang and can_have_language(answers, lang):
            return lang
        print_error(language_error(lang) if lang else _unknown_language(answer), ui)


def can_have_language(answers: StarterAnswers, lang: str) -> bool:
    """Return whether the map can be in a language: the example is in English and Korean alone."""
    return bool(answers.title or answers.texts["thesis"]) or lang.split("-")[0] in UI_LANGUAGES


def language_error(lang: str) -> Phrase:
    """Say that the example has no such language."""
    return Phrase(
        en=f"the example map is in English and Korean; for `{lang}`, say a `--thesis`",
        ko=f"예시 지도는 영어와 한국어뿐이다; `{lang}` 지도에는 `--thesis`를 적는다",
    )


def _unknown_language(answer: str) -> Phrase:
    shown = escape_for_terminal(answer)
    return Phrase(
        en=f"`{shown}` is no language; write a code such as `en`, `ko` or `de`",
        ko=f"`{shown}`: 언어가 아니다; `en`, `ko`, `de` 같은 코드로 쓴다",
    )


def _one_line(text: str, name: str) -> str:
    """Return the text on one line. Raises UsageError if it is empty or has control characters."""
    plain = " ".join(text.split())
    if not plain or escape_for_terminal(plain) != plain:
        noun = _NOUNS[name]
        raise usage_error(
            f"the {noun.en} needs letters, and no control characters",
            f"{noun.ko}에는 글자가 있고 제어 문자는 없어야 한다",
        )
    return plain
