"""The pages of the rules E501 to E505, about `argmap.toml`; their lists come from the tables of settings."""

from argmap.config.drawing_choices import THEME
from argmap.config.settings_schema import SETTING_CHOICES, SETTING_KINDS, SettingKind
from argmap.config.theme_rules import THEME_RULES
from argmap.config.theme_table import COLOUR_KEYS, ROLE_KEYS, THEME_KEYS
from argmap.diagnostics.diagnostic import Phrase, Severity
from argmap.diagnostics.name_lists import build_paragraph, join_en, join_names
from argmap.diagnostics.rule import Rule
from argmap.theme.pages import EXAMPLE_PAGE


def _keys_of(kind: SettingKind) -> tuple[str, ...]:
    return tuple(key for key, each in SETTING_KINDS.items() if each is kind)


def _page(paragraph: Phrase, bad: str, good: str) -> Phrase:
    """Build a page: a paragraph, and the examples."""
    examples = f"\n\n```toml bad\n{bad}\n```\n\n```toml good\n{good}\n```\n"
    return Phrase(en=paragraph.en + examples, ko=paragraph.ko + examples)


_NOT_TOML = Rule(
    "E501",
    Severity.ERROR,
    Phrase(en="argmap.toml is not valid TOML", ko="argmap.toml이 TOML 문법에 맞지 않음"),
    Phrase(
        en="""\
The settings file `argmap.toml` could not be read: it is not UTF-8 text, or it breaks the rules of TOML.
TOML has one `key = value` on each line; texts stand in quotes, lists in square brackets.
Until it is fixed no setting holds, so nothing is built.

```toml bad
lang = ko
```

```toml good
lang = "ko"
```
""",
        ko="""\
설정 파일 `argmap.toml`을 읽지 못했다. UTF-8로 쓰이지 않았거나 TOML 문법에 어긋난다.
TOML은 한 줄에 `키 = 값` 하나를 쓴다. 문자열은 따옴표로, 목록은 대괄호로 감싼다.
수정하기 전에는 어떤 설정도 적용되지 않으므로 아무것도 만들지 않는다.

```toml bad
lang = ko
```

```toml good
lang = "ko"
```
""",
    ),
)

_SETTINGS_PARAGRAPH = build_paragraph(
    en=f"The settings are {join_en(SETTING_KINDS)}, all at the top level."
    f" In the table `[theme]` stand {join_en(THEME_KEYS)}, in `[theme.sizes]` only `text`,"
    f" for a tag {join_en(COLOUR_KEYS)}, and for a role {join_en(ROLE_KEYS)}. Any other key is an error,"
    " for a misspelt setting that is quietly left out would be worse.",
    ko=f"쓸 수 있는 설정은 {join_names(SETTING_KINDS)}이고 모두 맨 위에 쓴다."
    f" `[theme]` 표에는 {join_names(THEME_KEYS)}를, `[theme.sizes]`에는 `text`만,"
    f" 꼬리표 하나의 표에는 {join_names(COLOUR_KEYS)}, 역할 하나의 표에는 {join_names(ROLE_KEYS)}을 쓴다."
    " 그 밖의 키는 오류다."
    " 잘못 적은 설정이 조용히 무시되는 편이 더 나쁘기 때문이다.",
)
_UNKNOWN_KEY = Rule(
    "E502",
    Severity.ERROR,
    Phrase(en="argmap.toml has a key that is not known", ko="argmap.toml에 알 수 없는 키가 있음"),
    _page(_SETTINGS_PARAGRAPH, 'silense = ["W301"]', 'silence = ["W301"]'),
)

_FLAGS, _TEXTS, _LISTS, _TEXTS_OR_LISTS, _THEME = map(_keys_of, SettingKind)
_KINDS_PARAGRAPH = build_paragraph(
    en=f"{join_en(_FLAGS)} are `true` or `false`; {join_en(_TEXTS)} are texts; {join_en(_LISTS)} is a list"
    f" of texts; {join_en(_TEXTS_OR_LISTS)} is a text or a list of texts. {join_en(_THEME)} is a text or a"
    " table, in which `name` and colours are texts, `fonts` is a list of texts, sizes are numbers, and all"
    " else are tables.",
    ko=f"{join_names(_FLAGS)}에는 `true`나 `false`를, {join_names(_TEXTS)}에는 문자열을,"
    f" {join_names(_LISTS)}에는 문자열 목록을,"
    f" {join_names(_TEXTS_OR_LISTS)}에는 문자열이나 문자열 목록을 쓴다."
    f" {join_names(_THEME)}에는 문자열이나 표를 쓴다."
    " 그 표에서 `name`과 색은 문자열, `fonts`는 문자열 목록, 크기는 수이고 나머지는 표다.",
)
_WRONG_KIND = Rule(
    "E503",
    Severity.ERROR,
    Phrase(en="a setting has the wrong kind of value", ko="설정에 맞지 않는 종류의 값"),
    _page(_KINDS_PARAGRAPH, 'teach = "yes"', "teach = true"),
)

_SENTENCES_EN = [f"`{key}` is {join_en(each.names, 'or')}." for key, each in SETTING_CHOICES.items()]
_SENTENCES_KO = [f"`{key}`: {join_names(each.names)} 가운데 하나." for key, each in SETTING_CHOICES.items()]
_CHOICES_PARAGRAPH = build_paragraph(
    en=f"{' '.join(_SENTENCES_EN)} `lang` is a language code such as `ko`, `en` or `zh-Hant`, or a list of"
    f" them. `theme`, or `name` in `[theme]`, is {join_en(THEME.names, 'or')}."
    f" `{EXAMPLE_PAGE}` stands for any size.",
    ko=f"{' '.join(_SENTENCES_KO)} `lang`에는 `ko`, `en`, `zh-Hant` 같은 언어 코드나 그 목록을 쓴다."
    f" `theme`이나 `[theme]`의 `name`에는 {join_names(THEME.names)} 가운데 하나를 쓴다."
    f" `{EXAMPLE_PAGE}` 자리에는 어떤 크기든 쓸 수 있다.",
)
_NO_CHOICE = Rule(
    "E504",
    Severity.ERROR,
    Phrase(en="a setting names a choice that does not exist", ko="설정에 고를 수 없는 값"),
    _page(_CHOICES_PARAGRAPH, 'engine = "dott"', 'engine = "dot"'),
)

_WRONG_CODE = Rule(
    "E505",
    Severity.ERROR,
    Phrase(en="silence names a code that is not a warning's", ko="silence에 경고가 아닌 코드가 있음"),
    Phrase(
        en="""\
Only warnings can be silenced; their codes begin with `W` or `T`. Errors say that a map cannot be drawn or
makes no sense, so they stay. `argmap explain --list` shows every code.

```toml bad
silence = ["E505"]
```

```toml good
silence = []
```
""",
        ko="""\
끌 수 있는 것은 코드가 `W`나 `T`로 시작하는 경고뿐이다. 오류는 지도를 그릴 수 없거나 말이 되지 않는다는
뜻이므로 끌 수 없다. 모든 코드는 `argmap explain --list`에서 볼 수 있다.

```toml bad
silence = ["E505"]
```

```toml good
silence = []
```
""",
    ),
)

RULES: tuple[Rule, ...] = (
    _NOT_TOML,
    _UNKNOWN_KEY,
    _WRONG_KIND,
    _NO_CHOICE,
    _WRONG_CODE,
    *THEME_RULES,
)
