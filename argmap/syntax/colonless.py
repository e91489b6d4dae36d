"""Lines whose text has no colon before it, or another sign in the colon's place."""

import re

from argmap.syntax.lines import Mark
from argmap.syntax.names import KEYS, KEYWORDS, is_id
from argmap.syntax.reading import Heading, Reading, ids_meant, name_in
from argmap.syntax.slips.keyword import missing_colon, other_sign
from argmap.syntax.texts import text_in
from argmap.syntax.tree import Keyword, Name
from argmap.text.diagnostic import Diagnostic
from argmap.text.source import Source, Span

NEED_AN_ID = frozenset({Keyword.SOURCE, Keyword.GROUP, Keyword.VIEW})
_FEWEST_LETTERS_OF_AN_ID = 4

_SIGNS = "=;＝；"
_DASHES = "-–—"
_SIGNED = re.compile(rf"(?P<head>[^\s:：{_SIGNS}]+)[{_SIGNS}]")
# A dash stands for a colon only between spaces: `-5` begins a text, and an id may end in one.
_GAP = re.compile(rf"[^\S\n]*(?P<sign>[{_SIGNS}]|(?<=[^\S\n])[{_DASHES}](?=\s))?[^\S\n]*")


def signed_head(line: Mark, source: Source) -> Span | None:
    """The keyword or key that begins a line and runs into a sign that is no colon, as in `lang=ko`."""
    found = _SIGNED.match(line.text)
    if not found or not (found["head"] in KEYWORDS or found["head"].partition(".")[0] in KEYS):
        return None
    return Span(source, line.start, line.start + found.end("head"))


def colonless_entry(word: Span, keyword: Keyword, behind: Mark) -> Reading:
    """`keyword [id]` and a text that no colon stands before; `behind` is what there is behind `word`."""
    first, name, rest = _id_in(keyword, behind, word.source)
    head = name.span if name else word
    slip, text = _lack(head, rest)
    if keyword is Keyword.AND:
        return Reading(None, word, (slip,), ids_meant([first]), loose=True)
    heading = Heading(keyword, word.text, name, text_in(text, word.source))
    return Reading(heading, word, (slip,), ids_meant([first]))


def colonless_property(word: Span, behind: Mark) -> Reading:
    """A property key and a text that no colon stands before."""
    slip, _ = _lack(word, behind)
    return Reading(None, word, (slip,), loose=True)


def _id_in(keyword: Keyword, behind: Mark, source: Source) -> tuple[str, Name | None, Mark]:
    """The first word behind a keyword, the id that it most likely is, and what is left behind that."""
    first, second = (*behind.text.split(maxsplit=2), "", "")[:2]
    word = first.rstrip(_SIGNS)
    meant = keyword in NEED_AN_ID or (is_id(word) and _signed(first, second)) or _looks_like_id(word, second)
    if keyword is Keyword.MAP or not word or word in _DASHES or not meant:
        return first, None, behind
    start = behind.start + behind.text.index(first)
    name, _ = name_in(Mark(word, start), source)
    end = start + len(word)
    return first, name, Mark(behind.text[end - behind.start :], end)


def _signed(first: str, second: str) -> bool:
    return first[-1:] in tuple(_SIGNS) or second in (*_SIGNS, *_DASHES)


def _looks_like_id(first: str, second: str) -> bool:
    """Whether the first of several words is more likely an id than the beginning of a text."""
    if not is_id(first) or not first.islower() or not first.isascii():
        return False
    if "-" in first or "_" in first or not second.isascii():
        return True
    return len(first) >= _FEWEST_LETTERS_OF_AN_ID and second[:1].isupper()


def _lack(head: Span, behind: Mark) -> tuple[Diagnostic, Mark]:
    """What to say of the colon that is missing between `head` and the text; and the text."""
    source = head.source
    behind = Mark(" " * (behind.start - head.end) + behind.text, head.end)
    gap = _GAP.match(behind.text)
    assert gap, "the pattern matches nothing, too"
    text = Mark(behind.text[gap.end() :], behind.start + gap.end())
    if not gap["sign"]:
        return missing_colon(Span(source, head.end, text.start), head.text), text
    sign = Span(source, head.end + gap.start("sign"), head.end + gap.end("sign"))
    return other_sign(sign, Span(source, head.end, text.start)), text
