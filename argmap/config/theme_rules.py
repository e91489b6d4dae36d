"""The pages of the rules E506 to W510, about the theme in `argmap.toml`."""

from argmap.diagnostics.diagnostic import Phrase, Severity
from argmap.diagnostics.rule import Rule


def _format_examples(bad: str, good: str) -> str:
    return f"\n```toml bad\n{bad}\n```\n\n```toml good\n{good}\n```\n"


_ROLE_EXAMPLES = _format_examples(
    '[theme.roles.objektion]\nline = "#7A1F4B"', '[theme.roles.objection]\nline = "#7A1F4B"'
)
_NO_ROLE = Rule(
    "E506",
    Severity.ERROR,
    Phrase(en="the theme names a role that does not exist", ko="테마에 없는 역할의 이름이 있음"),
    Phrase(
        en="""\
`[theme.roles.ROLE]` gives the statements of one role colours of their own. The roles are `thesis`,
`claim`, `premise`, `assumption`, `objection`, `rebuttal` and `undercut`, in English whatever language
maps are written in. Rebuttals that speak against the thesis have the colours of `counter-rebuttal`.
"""
        + _ROLE_EXAMPLES,
        ko="""\
`[theme.roles.역할]`은 한 역할의 진술에 쓸 색을 정한다. 지도를 어떤 언어로 쓰든 역할은 영어로 적는다:
`thesis`(논제), `claim`(주장), `premise`(전제), `assumption`(가정), `objection`(반론), `rebuttal`(재반론),
`undercut`(무력화). 재반론 가운데 논제와 맞서는 것에는 `counter-rebuttal`의 색을 쓴다.
"""
        + _ROLE_EXAMPLES,
    ),
)

_COLOUR_EXAMPLES = _format_examples('[theme.tags.core]\nline = "red"', '[theme.tags.core]\nline = "#B3261E"')
_NO_COLOUR = Rule(
    "E507",
    Severity.ERROR,
    Phrase(en="the theme has something else in place of a colour", ko="테마에 색이 아닌 값이 있음"),
    Phrase(
        en="""\
A colour is `#` and six hexadecimal digits: two each for red, green and blue. Names such as `red` and
shorter forms do not mean the same to every program that shows a drawing, so they are not taken.
"""
        + _COLOUR_EXAMPLES,
        ko="""\
색은 `#` 뒤에 16진수 여섯 자리로 쓴다. 빨강, 초록, 파랑이 두 자리씩이다. `red` 같은 이름이나 더 짧은 표기는
그림을 보여 주는 프로그램마다 뜻이 달라서 받지 않는다.
"""
        + _COLOUR_EXAMPLES,
    ),
)

_FONT_EXAMPLES = _format_examples(
    "[theme]\nfonts = [\"'Pretendard', serif\"]", '[theme]\nfonts = ["Pretendard", "serif"]'
)
_NO_FONT = Rule(
    "E508",
    Severity.ERROR,
    Phrase(
        en="the theme has something else in place of a font's name", ko="테마에 글꼴 이름이 아닌 값이 있음"
    ),
    Phrase(
        en="""\
`fonts` lists the names of font families, the one to try first first. A name is made of letters, digits,
spaces and `.`, `+`, `-`, `_`, at most 80 of them, without quotes of its own; each name is an item of its
own.
"""
        + _FONT_EXAMPLES,
        ko="""\
`fonts`에는 글꼴 이름을 먼저 쓸 것부터 적는다. 이름에는 글자, 숫자, 공백과 `.`, `+`, `-`, `_`만 80자까지
들어간다. 이름 안에 따로 따옴표를 쓰지 않고, 이름마다 항목을 나눈다.
"""
        + _FONT_EXAMPLES,
    ),
)

_SIZE_EXAMPLES = _format_examples("[theme.sizes]\ntext = 2", "[theme.sizes]\ntext = 20")
_NO_SIZE = Rule(
    "E509",
    Severity.ERROR,
    Phrase(en="the theme has a size that text cannot have", ko="테마에 쓸 수 없는 글자 크기가 있음"),
    Phrase(
        en="""\
`text` is the size of the statements' text in points before the drawing is fitted to its page, from 10 to
48. The usual one is 18. A larger one makes the statements larger beside their roles, the legend and the
lines, not on the page.
"""
        + _SIZE_EXAMPLES,
        ko="""\
`text`는 페이지에 맞추기 전의 진술 글자 크기이며 10부터 48까지의 포인트 수로 쓴다. 보통은 18이다. 크게 하면
역할 이름, 범례, 선에 비해 진술이 커진다. 페이지 위의 글자 크기를 정하는 값은 아니다.
"""
        + _SIZE_EXAMPLES,
    ),
)

_LOW_CONTRAST_EXAMPLES = _format_examples(
    '[theme.roles.premise]\nfill = "#6B7280"', '[theme.roles.premise]\nfill = "#E2E8F0"'
)
_LOW_CONTRAST = Rule(
    "W510",
    Severity.WARNING,
    Phrase(
        en="text is hard to read on a colour that the theme chooses",
        ko="테마에서 고른 색 위의 글자가 읽기 어려움",
    ),
    Phrase(
        en="""\
`fill` is the ground of a statement's text, `line` the ground of the small plate that names its role. Text
can be read from a contrast of 4.5:1 on (WCAG 2.2). On light pages text in boxes is dark and that on
plates white: a light `fill` and a dark `line` are needed. With `name = "dark"`, and below `[theme.dark]`,
it is the other way round.
"""
        + _LOW_CONTRAST_EXAMPLES,
        ko="""\
`fill`은 진술 글자의 바탕이고 `line`은 역할 이름표의 바탕이다. 명암비가 4.5:1은 되어야 글자를
읽을 수 있다(WCAG 2.2). 밝은 페이지에서는 상자 글자가 어둡고 이름표의 글자가 희므로 `fill`은 밝게, `line`은
어둡게 고른다. `name = "dark"`일 때와 `[theme.dark]` 아래에서는 그 반대다.
"""
        + _LOW_CONTRAST_EXAMPLES,
    ),
)

THEME_RULES: tuple[Rule, ...] = (_NO_ROLE, _NO_COLOUR, _NO_FONT, _NO_SIZE, _LOW_CONTRAST)
