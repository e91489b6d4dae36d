"""Properties that are unknown, or that stand where no property can."""

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.language_code import LANGUAGES, normalize_language_code
from argmap.diagnostics.nearest_name import did_you_mean, find_nearest_name
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.syntax.errors.keyword import correct_word
from argmap.syntax.properties import KEYS, list_translatable_keys
from argmap.syntax.quoted_word import quote_word

# Codes that are often written for a language and are another thing's, and languages written out.
_MISTAKEN_CODES = {
    "jp": "ja",
    "cn": "zh",
    "eng": "en",
    "kor": "ko",
    "jpn": "ja",
    "chi": "zh",
    "zho": "zh",
    "ger": "de",
    "deu": "de",
    "fre": "fr",
    "fra": "fr",
    "spa": "es",
    "english": "en",
    "korean": "ko",
    "japanese": "ja",
    "chinese": "zh",
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "italian": "it",
    "portuguese": "pt",
    "russian": "ru",
    "arabic": "ar",
    "hebrew": "he",
    "persian": "fa",
    "hindi": "hi",
    "thai": "th",
    "deutsch": "de",
    "français": "fr",
    "español": "es",
    "日本語": "ja",
    "中文": "zh",
    "영어": "en",
    "한국어": "ko",
    "한글": "ko",
    "한국말": "ko",
    "우리말": "ko",
    "일본어": "ja",
    "중국어": "zh",
    "독일어": "de",
    "프랑스어": "fr",
    "스페인어": "es",
}


def guess_language(word: str) -> str | None:
    """Guess the language code that was meant by a word that is none."""
    return _MISTAKEN_CODES.get(word.casefold()) or normalize_language_code(word.replace("_", "-"))


def unknown_property(word: Span, near: str) -> Diagnostic:
    """A first word that is nearly the property key `near`."""
    message = Phrase(
        en=f"unknown property {quote_word(word.text)}", ko=f"알 수 없는 속성 {quote_word(word.text)}"
    )
    return Diagnostic(
        "E120",
        Severity.ERROR,
        message,
        word,
        hint=did_you_mean(quote_word(near)),
        fixes=correct_word(word, near),
    )


def no_property(word: Span) -> Diagnostic:
    """A first word with a language behind it that is like no property key."""
    message = Phrase(
        en=f"unknown property {quote_word(word.text)}", ko=f"알 수 없는 속성 {quote_word(word.text)}"
    )
    keys = list_translatable_keys()
    hint = Phrase(
        en=f"texts that can have a language are {keys.en}",
        ko=f"언어를 붙일 수 있는 속성은 {keys.ko}다",
    )
    return Diagnostic("E120", Severity.ERROR, message, word, hint=hint)


def unknown_language(word: Span, alone: bool) -> Diagnostic:
    """A word that stands where a language code does; `alone` where it is the whole key."""
    message = Phrase(
        en=f"{quote_word(word.text)} is not a language code",
        ko=f"{quote_word(word.text)}: 언어 코드가 아니다",
    )
    language = guess_language(word.text)
    near = language or (find_nearest_name(word.text, KEYS) if alone else None)
    if near:
        return Diagnostic(
            "E121",
            Severity.ERROR,
            message,
            word,
            hint=did_you_mean(quote_word(near)),
            fixes=(Fix(word, near, is_safe=language is not None),),
        )
    hint = Phrase(
        en="language codes are those of ISO 639-1, such as `en`, `ko` or `zh-Hant`",
        ko="언어 코드는 ISO 639-1의 것을 쓴다; 예: `en`, `ko`, `zh-Hant`",
    )
    return Diagnostic("E121", Severity.ERROR, message, word, hint=hint)


RULES = (
    Rule(
        "E120",
        Severity.ERROR,
        Phrase(en="a property that does not exist", ko="없는 속성"),
        Phrase(
            en="""\
Below a line, `key: text` says something more about it. The keys are fixed, so that a misspelt one is found
and its text is not lost.

```argmap bad
thesis: Tea is better than coffee
  shrot: Tea
```

```argmap good
thesis: Tea is better than coffee
  short: Tea
```
""",
            ko="""\
줄 아래의 `이름: 글`은 그 줄을 설명하는 속성이다. 속성의 이름은 정해져 있다. 그래야 잘못 적은 이름을 찾아내고
그 글이 사라지지 않는다.

```argmap bad
논제: 커피보다 차가 낫다
  약징: 차
```

```argmap good
논제: 커피보다 차가 낫다
  약칭: 차
```
""",
        ),
    ),
    Rule(
        "E121",
        Severity.ERROR,
        Phrase(en="a language code that does not exist", ko="없는 언어 코드"),
        Phrase(
            en=f"""\
A key of two letters, and what stands after the dot of a key, is a language: `en: …` translates the line's
text, `short.en: …` its short form. The {len(LANGUAGES)} codes are those of ISO 639-1, where Japanese is
`ja` and Chinese `zh`; a script (`zh-Hant`), a region (`pt-BR`) or both may follow.

```argmap bad
thesis: Tea is better than coffee
  jp: コーヒーよりお茶がよい
```

```argmap good
thesis: Tea is better than coffee
  ja: コーヒーよりお茶がよい
```
""",
            ko=f"""\
두 글자로 된 속성 이름과, 속성 이름의 점 뒤에 오는 것은 언어다. `en: …`은 그 줄의 번역이고 `약칭.en: …`은
약칭의 번역이다. 언어 코드는 ISO 639-1이 정한 {len(LANGUAGES)}개이며, 일본어는 `ja`, 중국어는 `zh`다. 뒤에
문자(`zh-Hant`)나 지역(`pt-BR`)을 붙일 수 있다.

```argmap bad
논제: 커피보다 차가 낫다
  jp: コーヒーよりお茶がよい
```

```argmap good
논제: 커피보다 차가 낫다
  ja: コーヒーよりお茶がよい
```
""",
        ),
    ),
)
