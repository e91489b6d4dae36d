"""The table of properties: each key, the lines it may stand below, its kind of value, and its meaning."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from msgspec import Struct, field

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.name_lists import join_en, join_names
from argmap.syntax.tree import Keyword


class PropertyKind(Enum):
    """The kinds of values of properties."""

    TEXT = "text"
    """Plain text of any length."""
    URL = "url"
    CHOICE = "choice"
    """One of `PropertySpec.choices`."""
    CHOICE_OR_NUMBER = "choice or number"
    NUMBER = "number"
    LANGUAGE = "language"
    WARNING_CODES = "warning codes"
    CITATION = "citation"
    """The id of a source, and a place in it as free text."""
    STATEMENT = "statement"
    """The id of a statement."""
    GROUP = "group"
    """The id of a group."""
    TAGS = "tags"

    def __init__(self, value: str) -> None:
        self.is_reference = value in ("citation", "statement", "group", "tags")
        """True where the value names something of the map."""
        self.is_free_text = value in ("text", "url")
        """True where the value is neither a reference nor a word or number of the language."""


class PropertySpec(Struct, frozen=True):
    """One property of the language.

    `of` are the keywords of the lines that may have it, `repeats` those of the lines that may have it more
    than once. `choices` has the Korean spelling of each named value by the English one. A `translatable`
    property may name a language (`short.en`). One `of_step` belongs to the inference that the line makes, so
    it may stand below a reference.
    """

    key: str
    korean: str
    of: frozenset[Keyword]
    kind: PropertyKind
    meaning: Phrase
    choices: Mapping[str, str] = field(default_factory=dict)
    repeats: frozenset[Keyword] = frozenset()
    translatable: bool = False
    of_step: bool = False

    @property
    def choice_spellings(self) -> Mapping[str, str]:
        """Every spelling of a named value, with its canonical (English) one."""
        return {word: word for word in self.choices} | {twin: word for word, twin in self.choices.items()}


_STATEMENTS = frozenset(keyword for keyword in Keyword if not keyword.is_declaration)
_SOURCE = frozenset({Keyword.SOURCE})
_MAP = frozenset({Keyword.MAP})
_VIEW = frozenset({Keyword.VIEW})

PROPERTIES: tuple[PropertySpec, ...] = (
    PropertySpec(
        key="short",
        korean="약칭",
        of=_STATEMENTS,
        kind=PropertyKind.TEXT,
        meaning=Phrase(en="a shorter text for crowded drawings", ko="그림이 복잡할 때 쓰는 짧은 글"),
        translatable=True,
    ),
    PropertySpec(
        key="cite",
        korean="인용",
        of=_STATEMENTS,
        kind=PropertyKind.CITATION,
        meaning=Phrase(en="a source's id, and the place in it", ko="출처의 아이디와 그 안의 위치"),
        repeats=_STATEMENTS,
    ),
    PropertySpec(
        key="by",
        korean="화자",
        of=_STATEMENTS | _SOURCE,
        kind=PropertyKind.TEXT,
        meaning=Phrase(en="whose words these are", ko="누가 한 말인지"),
        translatable=True,
    ),
    PropertySpec(
        key="group",
        korean="묶음",
        of=_STATEMENTS | _VIEW,
        kind=PropertyKind.GROUP,
        meaning=Phrase(en="the group of this and all below it", ko="이 줄과 그 아래가 속하는 묶음"),
        repeats=_VIEW,
    ),
    PropertySpec(
        key="tag",
        korean="꼬리표",
        of=_STATEMENTS | _VIEW,
        kind=PropertyKind.TAGS,
        meaning=Phrase(en="words for views and themes", ko="보기와 테마에 쓰는 단어"),
        repeats=_STATEMENTS | _VIEW,
    ),
    PropertySpec(
        key="note",
        korean="메모",
        of=_STATEMENTS,
        kind=PropertyKind.TEXT,
        meaning=Phrase(en="a speaker's note, never drawn", ko="그림에 나오지 않는 발표자 메모"),
        translatable=True,
    ),
    PropertySpec(
        key="strength",
        korean="강도",
        of=_STATEMENTS,
        kind=PropertyKind.CHOICE_OR_NUMBER,
        meaning=Phrase(
            en="of the step: `weak`, `moderate`, `strong`, or 0 to 1",
            ko="추론의 강도: `약함`, `보통`, `강함` 또는 0에서 1",
        ),
        choices=MappingProxyType({"weak": "약함", "moderate": "보통", "strong": "강함"}),
        of_step=True,
    ),
    PropertySpec(
        key="url",
        korean="주소",
        of=_STATEMENTS | _SOURCE,
        kind=PropertyKind.URL,
        meaning=Phrase(en="a link: http, https or mailto", ko="http, https, mailto 링크"),
    ),
    PropertySpec(
        key="lang",
        korean="언어",
        of=_MAP,
        kind=PropertyKind.LANGUAGE,
        meaning=Phrase(en="the language that the map is written in", ko="지도를 쓴 언어"),
    ),
    PropertySpec(
        key="root",
        korean="뿌리",
        of=_VIEW,
        kind=PropertyKind.STATEMENT,
        meaning=Phrase(en="the statement that the view begins with", ko="보기가 시작되는 진술"),
    ),
    PropertySpec(
        key="depth",
        korean="깊이",
        of=_VIEW,
        kind=PropertyKind.NUMBER,
        meaning=Phrase(en="how many steps deep the view goes", ko="보기에 넣을 추론의 깊이"),
    ),
    PropertySpec(
        key="reveal",
        korean="드러냄",
        of=_VIEW,
        kind=PropertyKind.CHOICE,
        meaning=Phrase(
            en="what appears first: `role`, `branch`, `order` or `none`",
            ko="나타나는 순서: `역할`, `가지`, `순서`, `없음`",
        ),
        choices=MappingProxyType({"role": "역할", "branch": "가지", "order": "순서", "none": "없음"}),
    ),
    PropertySpec(
        key="allow",
        korean="허용",
        of=_STATEMENTS | _SOURCE,
        kind=PropertyKind.WARNING_CODES,
        meaning=Phrase(en="codes of warnings that are meant to be", ko="그대로 두기로 한 경고의 코드"),
        repeats=_STATEMENTS | _SOURCE,
    ),
)
"""Every property with a key of its own, in the order in which lists show them."""

TRANSLATION = PropertySpec(
    key="text",
    korean="",
    of=frozenset(Keyword),
    kind=PropertyKind.TEXT,
    meaning=Phrase(en="the line's text in this language", ko="이 언어로 옮긴 글"),
    translatable=True,
)
"""The property whose key is only a language code: a translation of the line's own text."""

SPECS_BY_KEY: Mapping[str, PropertySpec] = MappingProxyType(
    {spec.key: spec for spec in (TRANSLATION, *PROPERTIES)}
)

KEYS: Mapping[str, str] = MappingProxyType(
    {spec.key: spec.key for spec in PROPERTIES} | {spec.korean: spec.key for spec in PROPERTIES}
)
"""Every spelling of a property key, with its canonical (English) one."""


def list_translatable_keys() -> Phrase:
    """Name the properties that may have a language, those of the fewest lines first."""
    specs = sorted((spec for spec in PROPERTIES if spec.translatable), key=lambda spec: len(spec.of))
    return Phrase(join_en(spec.key for spec in specs), join_names(spec.korean for spec in specs))


def properties_of(keyword: Keyword) -> tuple[PropertySpec, ...]:
    """The properties that a line may have, but for translations; those that no other line has come first."""
    specs = (spec for spec in PROPERTIES if keyword in spec.of)
    return tuple(sorted(specs, key=lambda spec: len(spec.of) > 1))
