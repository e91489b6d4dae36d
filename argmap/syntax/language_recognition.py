"""The recognition of files in another language than a map's: by how they begin, else by their lines."""

import re
from collections.abc import Callable, Iterable

from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.syntax.exchange_formats import recognize_json, recognize_xml, recognize_yaml
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.line_shapes import is_yaml_tree, recognize_by_lines
from argmap.syntax.list_marks import LIST_MARK
from argmap.syntax.other_language import OtherLanguage
from argmap.syntax.properties import KEYS
from argmap.syntax.usual_words import USUAL_WORDS

_SAMPLE_LENGTH = 20_000
"""The characters from the beginning that are looked at: bounds the time for a large file. Each test's case is
known by its first 1,000."""
_MAX_MAP_SHARE = 0.5
"""The share of lines that begin as those of a map do from which a file is one, whatever its beginning looks
like: below two lines of a map stands no diagram of one line. At 0.9 a map below one such line is none."""
_MARK = rf"(?:{LIST_MARK}[^\S\n]+|[^\w\n\"'#|]{{0,4}})"
_BEHIND = r"(?:[^\S\n]+[^\s:：]+)?[^\S\n]*[:：](?!:)"


def _list_words(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_FIRST_LINE = re.compile(
    r"(?P<rule>\s*+---[^\S\n]*\n)?+(?:[^\S\n]*(?:#[^\n]*)?\n)*+[^\S\n]*+(?P<word>[^\s:：]++)"
    r"(?:[ ]++[^\s:：]++)?+[ ]*+(?:[:：]|$)",
    re.MULTILINE,
)
_KEYWORD_LINE = lazy_regex(
    rf"^[^\S\n]*{_MARK}(?:{_list_words(KEYWORDS)}){_BEHIND}", re.MULTILINE | re.IGNORECASE
)
_USUAL_LINE = lazy_regex(
    rf"^[^\S\n]*{_MARK}(?:{_list_words(USUAL_WORDS)}){_BEHIND}", re.MULTILINE | re.IGNORECASE
)
_THESIS_LINE = lazy_regex(r"^(?:thesis|논제|주장)(?:[^\S\n]+[^\s:：]+)?[^\S\n]*[:：]", re.MULTILINE)
_LINE = lazy_regex(r"^[^\S\n]*[^\s#]", re.MULTILINE)
_LINE_BELOW = lazy_regex(
    rf"^[^\S\n]*(?:\||(?:{_list_words(KEYS)}|[a-z]{{2}}(?:-\w+)?)(?:\.[\w-]+)?[^\S\n]*[:：](?:\s|$))",
    re.MULTILINE,
)
"""A line that belongs to the one above it in a map: a property, a translation, or more text."""

_ARGDOWN_BLOCK = lazy_regex(r"\A\s*===[^\S\n]*\n.*?^===[^\S\n]*$", re.MULTILINE | re.DOTALL)
_YAML_BLOCK = lazy_regex(r"\A\s*---[^\S\n]*\n(?:[^\n]*\n)*?(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)")
_MAP_BLOCK = lazy_regex(r"^[^\S\n]*(?:```+|~~~+)[^\S\n]*\{?\.?argmap\b", re.MULTILINE)
_CODE_BLOCK = lazy_regex(
    r"^[^\S\n]*(```+|~~~+)[^\n]*\n.*?(?:^[^\S\n]*\1[^\S\n]*$|\Z)", re.MULTILINE | re.DOTALL
)


def recognize_other_language(text: str) -> OtherLanguage | None:
    """Recognize the language of a text; None where enough of its lines begin as those of a map do."""
    if is_yaml_tree(text[:_SAMPLE_LENGTH]):
        return recognize_yaml(text)
    if _begins_as_map(text):
        return None
    if _MAP_BLOCK().search(text[:_SAMPLE_LENGTH]):
        return OtherLanguage.MARKDOWN_WITH_MAPS
    language = _recognize(text)
    return recognize_yaml(text) if language is OtherLanguage.YAML else language


def _begins_as_map(text: str) -> bool:
    """Return whether the first line is one of a map, perhaps below a rule `---` that begins no YAML."""
    first = _FIRST_LINE.match(text)
    if first is None or first["rule"] is None:
        return first is not None and first["word"] in KEYWORDS
    is_known = first["word"] in KEYWORDS or first["word"] in KEYS
    if first["word"] in USUAL_WORDS and _THESIS_LINE().search(text[:_SAMPLE_LENGTH]):
        is_known = True
    return is_known and not _YAML_BLOCK().match(text[:_SAMPLE_LENGTH])


def _recognize(text: str) -> OtherLanguage | None:
    sample = text[:_SAMPLE_LENGTH]
    front = _ARGDOWN_BLOCK().match(sample) or _YAML_BLOCK().match(sample)
    body = sample[front.end() :] if front else sample
    line_count = max(1, len(_LINE().findall(body)) - len(_LINE_BELOW().findall(body)))
    keyword_share = len(_KEYWORD_LINE().findall(body)) / line_count
    if language := _recognize_beginning(text, sample, body):
        return language if keyword_share < _MAX_MAP_SHARE else None
    body = _CODE_BLOCK().sub("", body)
    usual_share = len(_USUAL_LINE().findall(body)) / line_count
    language = recognize_by_lines(body, keyword_share, usual_share)
    if front and keyword_share == 0:
        return language or (OtherLanguage.MARKDOWN if body.strip() else OtherLanguage.YAML)
    return language


def _recognize_beginning(text: str, sample: str, body: str) -> OtherLanguage | None:
    """Recognize a text that begins as no text of another kind does."""
    if _JSON().match(sample):
        return recognize_json(text)
    if _XML().match(sample):
        return recognize_xml(sample)
    if _ARGDOWN_BLOCK().match(sample):
        return OtherLanguage.ARGDOWN
    return next((language for language, sign in _BEGINNINGS.items() if sign().search(body)), None)


_JSON = lazy_regex(
    r"\s*(?:\{(?:\s|//[^\n]*\n)*[\"}]|\[(?:\s|//[^\n]*\n)*(?:[\"{\[]|\d+[^\S\n]*,|\][^\S\n]*\Z))"
)
_XML = lazy_regex(
    r"\s*(?:<\?xml\b|<!DOCTYPE\b|<!--|<(?P<name>[a-z][\w:.-]*)"
    r"(?:\s+[\w:.-]+\s*=\s*[\"'][^<>]*>|(?:\s[^<>]*)?(?:/>|>.*?</(?P=name)\s*>)))",
    re.IGNORECASE | re.DOTALL,
)
_DIAGRAMS = (
    "sequenceDiagram classDiagram(?:-v2)? stateDiagram(?:-v2)? erDiagram journey gantt quadrantChart"
    " requirementDiagram gitGraph C4(?:Context|Container|Component|Dynamic|Deployment) mindmap timeline"
    " zenuml"
    " sankey(?:-beta)? xychart(?:-beta)? block(?:-beta)? packet(?:-beta)? kanban architecture(?:-beta)?"
    " radar-beta treemap(?:-beta)? flowchart(?:-elk)? graph"
).replace(" ", "|")
_BEGINNINGS: dict[OtherLanguage, Callable[[], re.Pattern[str]]] = {
    OtherLanguage.MERMAID: lazy_regex(
        r"\A\s*(?:```mermaid\s+)?(?:%%[^\n]*\n\s*+)*+(?:(?:graph|flowchart(?:-elk)?)[^\S\n]+(?:TB|TD|BT|RL|LR)\b"
        rf"|pie(?:[^\S\n]+(?:showData|title)\b[^\n]*)?[^\S\n]*$|(?:{_DIAGRAMS})[^\S\n]*:?[^\S\n]*$)",
        re.MULTILINE,
    ),
    OtherLanguage.DOT: lazy_regex(
        r"\A(?:\s|//[^\n]*(?:\n|\Z)|#[^\n]*(?:\n|\Z)|/\*.*?\*/)*+(?:strict\s+)?(?:di)?graph\b(?:\s+(?:[\w.-]+|\"[^\"\n]*\"))?\s*\{",
        re.I | re.S,
    ),
    OtherLanguage.PLANTUML: lazy_regex(r"\A(?:\s|'[^\n]*\n)*@start[a-z]+\b"),
    OtherLanguage.LATEX: lazy_regex(
        r"\A(?:\s|%[^\n]*\n)*+\\(?:documentclass|documentstyle|usepackage|begin|chapter|section|subsection|input"
        r"|title|newcommand|paragraph)\*?[\[{]"
    ),
    OtherLanguage.PROGRAM: lazy_regex(r"\A#!/"),
    OtherLanguage.RTF: lazy_regex(r"\A\s*\{\\rtf"),
    OtherLanguage.RATIONALE: lazy_regex(
        r"\A\s*#--|^[^\S\n]*(?:\w+(?:\[\d+\])?\s*=\s*)?(?:\w+\.)?(?:Create|CreateChild)\([^\n]*\"\)",
        re.MULTILINE,
    ),
    OtherLanguage.KIALO: lazy_regex(
        r"\A\s*Discussion Title:|^[^\S\n]*\d+(?:\.\d+)+\.?[^\S\n]+(?:Pro|Con):", re.MULTILINE
    ),
    OtherLanguage.YAML: lazy_regex(
        r"\A\s*(?:%YAML\b|---[^\S\n]*\n\s*[\w\"'-]+:(?:\s|$)(?!.*^---))", re.M | re.S
    ),
    OtherLanguage.D2: lazy_regex(
        r"\A(?:\s|#[^\n]*\n)*+(?:direction[^\S\n]*:[^\S\n]*(?:right|left|up|down)\b"
        r"|[\w.-]+[^\S\n]*(?:->|<-|<->|--)[^\S\n]*[\w.-]+[^\S\n]*(?:[:{][^\n]*)?$)",
        re.MULTILINE,
    ),
}
