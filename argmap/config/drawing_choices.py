"""The choices about a drawing that options, settings, attributes and requests share, each with its parser."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Generic, TypeVar

from msgspec import Struct, field

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.language_code import is_language_code
from argmap.diagnostics.name_lists import join_en, join_names
from argmap.diagnostics.nearest_name import did_you_mean, find_nearest_name
from argmap.theme.pages import EXAMPLE_PAGE, NO_PAGE, PAGE_SIZES, PageChoice, parse_page
from argmap.theme.themes import ThemeName

T = TypeVar("T")
"""The values of a choice."""
E = TypeVar("E", bound=Enum)

_FLAGS = {"yes": True, "no": False, "true": True, "false": False}


class EngineChoice(Enum):
    """The layout engine to use; `auto` takes the first that works."""

    AUTO = "auto"
    EMBEDDED = "embedded"
    DOT = "dot"


class LabelChoice(Enum):
    """The form of its text that a statement shows; `auto` is the short one where only that can be read."""

    FULL = "full"
    SHORT = "short"
    AUTO = "auto"


class ReferenceChoice(Enum):
    """The form of a reference to a statement that stands elsewhere.

    `auto` is a wire where readers follow it, else a box with the statement's first words.
    """

    AUTO = "auto"
    WIRES = "wires"
    BOXES = "boxes"


class PlateChoice(Enum):
    """The boxes with a plate that names their role; `auto` leaves it off premises in large drawings."""

    AUTO = "auto"
    ALL = "all"


class DirectionChoice(Enum):
    """The direction in which a map grows from its theses.

    `down`: all that bears on a statement is below it. `right`: it is at the right. `compact`: wherever that
    makes the text largest. `auto` is `down` where that costs little text, else below or at the right of each
    statement.
    """

    AUTO = "auto"
    DOWN = "down"
    RIGHT = "right"
    COMPACT = "compact"


class TextMode(Enum):
    """The form of an SVG's texts: named fonts, a font that comes along, or outlines."""

    FONT = "font"
    EMBED = "embed"
    PATHS = "paths"


class StepMode(Enum):
    """The way a PowerPoint slide appears step by step: by clicks, or as a slide for each step."""

    CLICKS = "clicks"
    PAGES = "pages"


class KeywordStyle(Enum):
    """The language in which a formatted map has its keywords, property keys and named values."""

    AS_WRITTEN = "kept"
    EN = "en"
    KO = "ko"


class Choice(Struct, Generic[T], frozen=True):
    """A choice as it is written: its noun, the words to choose from, and the value of a word.

    `read` raises ValueError or KeyError for any other word. `expected` says what to write where `names` are
    examples only; no example is then taken for what was meant. `elsewhere` has the commands that take other
    words.
    """

    noun: Phrase
    names: tuple[str, ...]
    read: Callable[[str], T]
    expected: Phrase | None = None
    elsewhere: Mapping[str, str | None] = field(default_factory=dict)

    def parse(self, text: str) -> T:
        """Return the value that a word names. Raises InvalidChoice for any other word."""
        try:
            return self.read(text)
        except (ValueError, KeyError) as error:
            raise InvalidChoice(self, text) from error

    def parse_known(self, text: str | None) -> T | None:
        """Return the value that a word names; None for no word, and for one that names none."""
        try:
            return None if text is None else self.parse(text)
        except InvalidChoice:
            return None

    def accepts(self, text: str) -> bool:
        """Return whether a word names a value."""
        return self.parse_known(text) is not None

    @property
    def hint(self) -> Phrase:
        """The hint that says what to write, with every name."""
        return self.expected or list_choices(self.names)


class InvalidChoice(ValueError):
    """A word that is none of a choice's; `phrase` names it, and the word that was perhaps meant."""

    def __init__(self, choice: Choice[Any], text: str) -> None:
        hint = _find_hint(choice, text)
        self.phrase = Phrase(
            en=f"there is no {choice.noun.en} `{text}`; {hint.en}",
            ko=f"없는 {choice.noun.ko} `{text}`; {hint.ko}",
        )
        super().__init__(self.phrase.en)


def _find_hint(choice: Choice[Any], text: str) -> Phrase:
    """Return the hint that names the command that takes a word, or the word that was perhaps meant."""
    command = choice.elsewhere.get(text.casefold())
    if command:
        return Phrase(en=f"`{command}` writes it", ko=f"`{command}`로 만든다")
    near = None if choice.expected else find_nearest_name(text, choice.names)
    return did_you_mean(f"`{near}`") if near else choice.hint


def list_choices(names: tuple[str, ...]) -> Phrase:
    """Return the hint that lists all the words to choose from."""
    listed = join_names(names)
    return Phrase(en=f"choose from {listed}", ko=f"고를 수 있는 값: {listed}")


def enum_choice(noun: Phrase, values: type[E]) -> Choice[E]:
    """Return the choice among the members of an enum, by their values."""
    return Choice(noun, tuple(str(each.value) for each in values), values)


def word_choice(noun: Phrase, words: tuple[str, ...]) -> Choice[str]:
    """Return the choice among words that mean themselves."""
    return Choice(noun, words, {word: word for word in words}.__getitem__)


def _read_language(text: str) -> str:
    if not is_language_code(text):
        raise ValueError(text)
    return text


ENGINE = enum_choice(Phrase(en="engine", ko="엔진"), EngineChoice)
LABEL = enum_choice(Phrase(en="label", ko="글 길이"), LabelChoice)
REFERENCES = enum_choice(Phrase(en="form of references", ko="참조 표시"), ReferenceChoice)
PLATES = enum_choice(Phrase(en="plates", ko="역할 표시"), PlateChoice)
DIRECTION = enum_choice(Phrase(en="direction", ko="방향"), DirectionChoice)
TEXT = enum_choice(Phrase(en="form of text", ko="글자 형식"), TextMode)
THEME = enum_choice(Phrase(en="theme", ko="테마"), ThemeName)
KEYWORDS = enum_choice(Phrase(en="spelling of keywords", ko="키워드 표기"), KeywordStyle)
STEPS = enum_choice(Phrase(en="kind of steps", ko="단계 방식"), StepMode)
FIT: Choice[PageChoice] = Choice(
    Phrase(en="page", ko="페이지"),
    (*PAGE_SIZES, EXAMPLE_PAGE, NO_PAGE),
    parse_page,
    Phrase(
        en=f"write {join_en([*PAGE_SIZES, NO_PAGE], 'or')}, or a size in pixels such as `{EXAMPLE_PAGE}`",
        ko=f"{join_names([*PAGE_SIZES, NO_PAGE])} 가운데 하나나 `{EXAMPLE_PAGE}` 같은 픽셀 크기를 쓴다",
    ),
)
LANGUAGE: Choice[str] = Choice(
    Phrase(en="language", ko="언어"),
    (),
    _read_language,
    Phrase(en="write a code such as `ko`, `en` or `zh-Hant`", ko="`ko`, `en`, `zh-Hant` 같은 코드로 쓴다"),
)
FLAG: Choice[bool] = Choice(Phrase(en="choice", ko="값"), ("yes", "no"), _FLAGS.__getitem__)
