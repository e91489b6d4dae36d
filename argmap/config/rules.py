"""The pages of the rules E501 to E505, about `argmap.toml`; those about its theme are in `theme_rules`."""

from argmap.config.theme_rules import THEME_RULES
from argmap.diagnostics.diagnostic import Phrase, Severity
from argmap.diagnostics.rule import Rule

_NOT_TOML = Rule(
    "E501",
    Severity.ERROR,
    Phrase(en="argmap.toml is not valid TOML", ko="argmap.toml이 TOML 문법에 맞지 않음"),
    Phrase(
        en="""\
The settings file `argmap.toml` could not be read: it is not UTF-8 text, or it breaks the rules of TOML.
TOML has one `key = value` on each line; texts stand in quotes, lists in square brackets.
Until it is mended no setting holds, so nothing is built.

```toml bad
lang = ko
```

```toml good
lang = "ko"
```
""",
        ko="""\
설정 파일 `argmap.toml`을 읽지 못했다. UTF-8로 쓰이지 않았거나 TOML 문법에 어긋난다.
TOML은 한 줄에 `키 = 값` 하나를 쓴다. 글은 따옴표로, 목록은 대괄호로 감싼다.
고치기 전에는 어떤 설정도 적용되지 않으므로 아무것도 만들지 않는다.

```toml bad
lang = ko
```

```toml good
lang = "ko"
```
""",
    ),
)

_UNKNOWN_KEY = Rule(
    "E502",
    Severity.ERROR,
    Phrase(en="argmap.toml has a key that is not known", ko="argmap.toml에 모르는 키가 있음"),
    Phrase(
        en="""\
The settings are `silence`, `lang`, `ui`, `teach`, `number`, `engine`, `out`, `fit`, `label` and `theme`,
all at the top level. In the table `[theme]` stand `name`, `fonts`, `sizes`, `roles`, `tags` and `dark`,
in `[theme.sizes]` only `text`, and for a role or a tag `line` and `fill`. Any other key is an error, for
a misspelt setting that is quietly left out would be worse.

```toml bad
silense = ["W301"]
```

```toml good
silence = ["W301"]
```
""",
        ko="""\
쓸 수 있는 설정은 `silence`, `lang`, `ui`, `teach`, `number`, `engine`, `out`, `fit`, `label`, `theme`이고
모두 맨 위에 쓴다. `[theme]` 표에는 `name`, `fonts`, `sizes`, `roles`, `tags`, `dark`를,
`[theme.sizes]`에는 `text`만, 역할이나 꼬리표 하나의 표에는 `line`과 `fill`을 쓴다. 그 밖의 키는 오류다.
잘못 적은 설정이 조용히 무시되는 편이 더 나쁘기 때문이다.

```toml bad
silense = ["W301"]
```

```toml good
silence = ["W301"]
```
""",
    ),
)

_WRONG_KIND = Rule(
    "E503",
    Severity.ERROR,
    Phrase(en="a setting has the wrong kind of value", ko="설정에 맞지 않는 종류의 값"),
    Phrase(
        en="""\
`teach` and `number` are `true` or `false`; `ui`, `engine`, `out`, `fit` and `label` are texts; `silence`
is a list of texts; `lang` is a text or a list of texts. `theme` is a text or a table, in which `name` and
colours are texts, `fonts` is a list of texts, sizes are numbers, and all else are tables.

```toml bad
teach = "yes"
```

```toml good
teach = true
```
""",
        ko="""\
`teach`와 `number`에는 `true`나 `false`를, `ui`, `engine`, `out`, `fit`, `label`에는 글을, `silence`에는
글 목록을, `lang`에는 글이나 글 목록을 쓴다. `theme`에는 글이나 표를 쓴다. 그 표에서 `name`과 색은 글,
`fonts`는 글 목록, 크기는 수이고 나머지는 표다.

```toml bad
teach = "yes"
```

```toml good
teach = true
```
""",
    ),
)

_NO_CHOICE = Rule(
    "E504",
    Severity.ERROR,
    Phrase(en="a setting names a choice that does not exist", ko="설정에 고를 수 없는 값"),
    Phrase(
        en="""\
`ui` is `en` or `ko`. `engine` is `auto`, `embedded` or `dot`. `lang` is a language code such as `ko`,
`en` or `zh-Hant`, or a list of them. `fit` is `16:9`, `4:3`, `a4`, a size such as `1920x1080`, or `none`.
`label` is `full`, `short` or `auto`. `text` is `font`, `embed` or `paths`.
`theme`, or `name` in `[theme]`, is `light`, `dark`, `print`,
`high-contrast` or `auto`.

```toml bad
engine = "dott"
```

```toml good
engine = "dot"
```
""",
        ko="""\
`ui`에는 `en`이나 `ko`를, `engine`에는 `auto`, `embedded`, `dot` 가운데 하나를 쓴다. `lang`에는 `ko`,
`en`, `zh-Hant` 같은 언어 코드나 그 목록을 쓴다. `fit`에는 `16:9`, `4:3`, `a4`, `1920x1080` 같은 크기나
`none`을, `label`에는 `full`, `short`, `auto`, `text`에는 `font`, `embed`, `paths` 가운데 하나를 쓴다.
`theme`이나 `[theme]`의 `name`에는
`light`, `dark`, `print`, `high-contrast`, `auto` 가운데 하나를 쓴다.

```toml bad
engine = "dott"
```

```toml good
engine = "dot"
```
""",
    ),
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
