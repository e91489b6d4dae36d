"""Colours for maps in Sphinx, MkDocs, LaTeX and wherever else Pygments colours code: `argmap` blocks."""

from collections.abc import Iterable
from typing import Any, ClassVar

from pygments.lexer import RegexLexer, bygroups
from pygments.token import Comment, Keyword, Name, Operator, String, Text, Whitespace

from argmap.syntax import tree
from argmap.syntax.names import KEYS, KEYWORDS

_DECLARATION_KEYWORDS = (tree.Keyword.MAP, tree.Keyword.SOURCE, tree.Keyword.GROUP, tree.Keyword.VIEW)
_ATTACK_KEYWORDS = (tree.Keyword.OBJECTION, tree.Keyword.REBUTTAL, tree.Keyword.UNDERCUT)
_TOP_STATEMENT_KEYWORDS = (tree.Keyword.THESIS, tree.Keyword.CLAIM)
_ID_KEYS = ("cite", "인용", "group", "묶음", "root", "뿌리", "tag", "꼬리표")
_VALUE_KEYS = ("strength", "강도", "reveal", "드러냄", "depth", "깊이", "lang", "언어", "allow", "허용")


def _list_spellings(keywords: Iterable[tree.Keyword]) -> list[str]:
    wanted = set(keywords)
    return [word for word, keyword in KEYWORDS.items() if keyword in wanted]


def _build_alternation(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def _build_line_rule(keywords: Iterable[tree.Keyword], token_type: Any) -> tuple[str, Any]:
    """A line that begins with one of the keywords, up to its colon or its end."""
    pattern = (
        rf"({_build_alternation(_list_spellings(keywords))})([^\S\n]+)?((?<=\s)[^\s:：]+)?([^\S\n]*)([:：]|$)"
    )
    return pattern, bygroups(token_type, Whitespace, Name.Variable, Whitespace, Operator)


def _build_property_rule(keys: Iterable[str], state: str) -> tuple[str, Any, str]:
    pattern = rf"({_build_alternation(keys)})(\.[A-Za-z0-9-]+)?([^\S\n]*)([:：])"
    return pattern, bygroups(Name.Attribute, Name.Tag, Whitespace, Operator), state


_LANGUAGE_TOKENS = bygroups(Name.Tag, Whitespace, Operator)


class ArgmapLexer(RegexLexer):  # type: ignore[misc]
    """The lexer that Pygments finds under the name `argmap`."""

    name = "argmap"
    aliases: ClassVar[list[str]] = ["argmap"]
    filenames: ClassVar[list[str]] = ["*.argmap"]
    mimetypes: ClassVar[list[str]] = ["text/x-argmap"]
    url = ""
    version_added = ""

    tokens: ClassVar[dict[str, list[Any]]] = {
        "root": [
            (r"\n", Whitespace),
            (r"[^\S\n]*#[^\n]*", Comment.Single),
            (r"([^\S\n]*)(\|)([^\n]*)", bygroups(Whitespace, Operator, Text)),
            (r"[^\S\n]+", Whitespace),
            # Below a line, `group:` is the property; only with an id it declares.
            (r"(group|묶음)([^\S\n]*)([:：])", bygroups(Name.Attribute, Whitespace, Operator), "naming"),
            (*_build_line_rule(_DECLARATION_KEYWORDS, Keyword.Declaration), "text"),
            (*_build_line_rule(_TOP_STATEMENT_KEYWORDS, Keyword.Namespace), "text"),
            (*_build_line_rule(_ATTACK_KEYWORDS, Name.Exception), "text"),
            (
                *_build_line_rule(
                    set(tree.Keyword) - {*_DECLARATION_KEYWORDS, *_TOP_STATEMENT_KEYWORDS, *_ATTACK_KEYWORDS},
                    Keyword,
                ),
                "text",
            ),
            _build_property_rule(_ID_KEYS, "naming"),
            _build_property_rule(_VALUE_KEYS, "value"),
            _build_property_rule(set(KEYS) - {*_ID_KEYS, *_VALUE_KEYS}, "text"),
            (r"([A-Za-z]{2}(?:-[A-Za-z0-9-]*)?)([^\S\n]*)([:：])", _LANGUAGE_TOKENS, "text"),
            (r"[^\n]+", Text),
        ],
        "text": [(r"[^\n]+", Text, "#pop"), (r"(?=\n)", Text, "#pop")],
        "naming": [
            (r"([^\S\n]*)([^\s,]+)([^\n]*)", bygroups(Whitespace, Name.Variable, Text), "#pop"),
            (r"(?=\n)", Text, "#pop"),
        ],
        "value": [(r"[^\n]+", String.Symbol, "#pop"), (r"(?=\n)", Text, "#pop")],
    }
