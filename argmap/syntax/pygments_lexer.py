"""Colours for maps in Sphinx, MkDocs, LaTeX and wherever else Pygments colours code: `argmap` blocks."""

from collections.abc import Iterable
from typing import Any, ClassVar

from pygments.lexer import RegexLexer, bygroups
from pygments.token import Comment, Keyword, Name, Operator, String, Text, Whitespace

from argmap.syntax import tree
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.properties import PROPERTIES, PropertyKind


def _build_alternation(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def _build_line_rule(token_type: Any) -> tuple[str, Any, str]:
    """Match a line that begins with a keyword of one colour, up to its colon or its end."""
    words = _build_alternation(word for word, key in KEYWORDS.items() if _token_type(key) is token_type)
    pattern = rf"({words})([^\S\n]+)?((?<=\s)[^\s:：]+)?([^\S\n]*)([:：]|$)"
    return pattern, bygroups(token_type, Whitespace, Name.Variable, Whitespace, Operator), "text"


def _token_type(keyword: tree.Keyword) -> Any:
    if keyword.is_declaration:
        return Keyword.Declaration
    if keyword.is_top_statement:
        return Keyword.Namespace
    return Name.Exception if keyword.is_attack else Keyword


def _build_property_rule(state: str) -> tuple[str, Any, str]:
    """Match the keys whose values one state of the lexer colours."""
    specs = [spec for spec in PROPERTIES if _value_state(spec.kind) == state]
    words = _build_alternation(word for spec in specs for word in (spec.key, spec.korean))
    pattern = rf"({words})(\.[A-Za-z0-9-]+)?([^\S\n]*)([:：])"
    return pattern, bygroups(Name.Attribute, Name.Tag, Whitespace, Operator), state


def _value_state(kind: PropertyKind) -> str:
    if kind.is_reference:
        return "naming"
    return "text" if kind.is_free_text else "value"


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
            _build_line_rule(Keyword.Declaration),
            _build_line_rule(Keyword.Namespace),
            _build_line_rule(Name.Exception),
            _build_line_rule(Keyword),
            _build_property_rule("naming"),
            _build_property_rule("value"),
            _build_property_rule("text"),
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
