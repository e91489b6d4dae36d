"""The list of references that a writer puts below a map, as below an essay."""

import re
from collections.abc import Iterator

from msgspec import Struct

from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.syntax.keywords import KEYWORDS, is_id, read_key
from argmap.syntax.usual_words import USUAL_WORDS

_HEADING_STARTS = frozenset("#sSrRbBwWlL출참인")
_MAX_HEADING_LENGTH = 40
_HEADING = lazy_regex(
    r"(?P<comment>#+[^\S\n]*)?(?P<word>sources?|references?|bibliography|works[ ]cited"
    r"|literature(?:[ ]cited)?|출처|출전|참고[ ]?문헌|참고[ ]?자료|인용[ ]?문헌)"
    r"[^\S\n]*(?P<colon>[:：])?[^\S\n]*",
    re.IGNORECASE,
)
_LABELLED = lazy_regex(r"^\[\^?[\w+-]+\](?::(?=[^\S\n]))?[^\S\n]+\S", re.MULTILINE)
_REFERENCE = lazy_regex(
    r"[^\S\n]*(?P<mark>\[\^?(?P<label>[\w+-]+)\]:?[^\S\n]+|(?:(?P<number>\d{1,3})[.)]|[-*+•‣·])[^\S\n]+"
    r"|(?P<name>[\w-]+)[^\S\n]*[:：][^\S\n]+)?(?P<title>\S[^\n]*?)[^\S\n]*$"
)
_FIRST_WORD = lazy_regex(r"[^\S\n]*(?:[-*+•][^\S\n]+)?(?P<word>[^\s:：]*)(?P<rest>[^\n]*)")


class ListedSource(Struct, frozen=True):
    """One reference: its title, the number or word it is cited by, and its place in the text."""

    title: str
    label: str
    start: int
    end: int


class ReferenceList(Struct, frozen=True):
    """References with their place, that of their heading included unless it is a comment."""

    start: int
    end: int
    references: tuple[ListedSource, ...]


def find_reference_list(text: str) -> ReferenceList | None:
    """Find the first list of references: below a heading at the margin, or labelled, at the end."""
    return _find_list_below_heading(text) or _find_labelled_list(text)


def _find_list_below_heading(text: str) -> ReferenceList | None:
    start = 0
    for line in text.split("\n"):
        end = start + len(line) + 1
        if 0 < len(line) <= _MAX_HEADING_LENGTH and line[0] in _HEADING_STARTS:
            heading = _HEADING().fullmatch(line)
            if heading and (heading["colon"] or heading["word"] not in KEYWORDS):
                references = tuple(_read_references(text, end))
                if references:
                    at = references[0].start if heading["comment"] else start
                    return ReferenceList(at, references[-1].end, references)
        start = end
    return None


def _find_labelled_list(text: str) -> ReferenceList | None:
    end = 0
    for first in _LABELLED().finditer(text) if "[" in text else ():
        if first.start() < end:
            continue
        references = tuple(_read_references(text, first.start()))
        end = references[-1].end
        if not text[end:].strip() and all(reference.label for reference in references):
            return ReferenceList(first.start(), end, references)
    return None


def _read_references(text: str, start: int) -> Iterator[ListedSource]:
    """Read the lines from a place on, up to one that a map may have; labelled ones may go over several."""
    pending: ListedSource | None = None
    is_labelled = False
    while start < len(text):
        line = text[start : text.find("\n", start) % (len(text) + 1)]
        if line.strip():
            if _may_be_of_map(line):
                break
            match = _REFERENCE().match(line)
            assert match, "each line with words has a title"
            label = match["label"] or match["number"] or match["name"] or ""
            end = start + match.end("title")
            if pending and is_labelled and match["mark"] is None:
                pending = ListedSource(f"{pending.title} {match['title']}", pending.label, pending.start, end)
            else:
                if pending:
                    yield pending
                pending = ListedSource(match["title"], label, start, end)
            is_labelled = is_labelled or match["mark"] is not None
        start += len(line) + 1
    if pending:
        yield pending


def _may_be_of_map(line: str) -> bool:
    """Return whether a line begins as one of a map does, be it with slips, or is a comment."""
    first = _FIRST_WORD().match(line)
    if first is None or line.lstrip()[0] in "|#:：":
        return True
    word, rest = first["word"].casefold(), first["rest"]
    if word in KEYWORDS:
        return True
    return (word in USUAL_WORDS and (":" in rest or "：" in rest)) or (
        rest.startswith((":", "：")) and read_key(first["word"]) is not None
    )


def blank_out(text: str, found: ReferenceList) -> str:
    """Put blanks for a list of references; the text keeps its length and its lines."""
    blanks = re.sub(r"[^\n]", " ", text[found.start : found.end])
    return f"{text[: found.start]}{blanks}{text[found.end :]}"


def label_is_id(label: str) -> bool:
    """Return whether a label can be the id of a source: a word, not only a number."""
    return is_id(label) and not label.isdecimal()
