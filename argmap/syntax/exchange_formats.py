"""The dialects of JSON, XML and YAML, recognized by their keys and by their outermost element."""

import re
from collections.abc import Callable

from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.syntax.other_language import OtherLanguage

_JSON_KEYS: tuple[tuple[OtherLanguage, tuple[str, ...]], ...] = (
    (OtherLanguage.ARGMAP_JSON, ('"urn:argmap:map:',)),
    (OtherLanguage.ARGDOWN_JSON, ('"equivalence-class"',)),
    (OtherLanguage.ARGDOWN_JSON, ('"arguments"', '"statements"', '"relations"')),
    (OtherLanguage.MINDMUP, ('"formatVersion"', '"ideas"')),
    (OtherLanguage.AIF_JSON, ('"nodeID"', '"edges"')),
    (OtherLanguage.SADFACE, ('"nodes"', '"edges"', '"analyst_name"')),
    (OtherLanguage.SADFACE, ('"nodes"', '"source_id"', '"target_id"')),
    (OtherLanguage.ARGUEBUF, ('"nodes"', '"edges"', '"atom"')),
)
"""The keys of each dialect of JSON that stand together in no other."""

_ROOT = lazy_regex(r"<(?![?!])(?P<name>[\w:.-]+)(?P<attributes>[^>]*)")
_XML_ROOTS = {
    "arggraph": OtherLanguage.ARGGRAPH,
    "arg": OtherLanguage.ARAUCARIA,
    "aif": OtherLanguage.AIF_XML,
    "rdf:rdf": OtherLanguage.RDF,
    "map": OtherLanguage.FREEMIND,
    "opml": OtherLanguage.OPML,
    "svg": OtherLanguage.SVG,
    "mxfile": OtherLanguage.DRAWIO,
    "graphml": OtherLanguage.GRAPHML,
}
_HTML_NAMES = frozenset(
    [
        "html",
        "head",
        "body",
        "title",
        "meta",
        "link",
        "style",
        "script",
        "main",
        "article",
        "section",
        "nav",
        "header",
        "footer",
        "div",
        "span",
        "p",
        "a",
        "b",
        "i",
        "em",
        "strong",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
        "hr",
        "img",
        "blockquote",
        "pre",
        "code",
        "details",
        "summary",
        "figure",
        "form",
    ]
)


def recognize_json(text: str) -> OtherLanguage:
    """Tell which program's JSON a text is; the keys may stand anywhere in it."""
    for language, keys in _JSON_KEYS:
        if all(key in text for key in keys):
            return language
    return OtherLanguage.JSON


def recognize_xml(text: str) -> OtherLanguage:
    """Tell which program's XML a text is, by its first element behind comments and declarations."""
    root = _ROOT().search(_without_prologue(text))
    if root is None:
        return OtherLanguage.XML
    name = root["name"].casefold()
    if name == "map" and "<node" not in text:
        return OtherLanguage.XML
    if name in _HTML_NAMES or "<!doctype html" in text[:200].casefold():
        return OtherLanguage.HTML
    return _XML_ROOTS.get(name, OtherLanguage.XML)


_PROLOGUE = lazy_regex(
    r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE
)


def _without_prologue(text: str) -> str:
    return _PROLOGUE().sub("", text)


_MAX_YAML_LENGTH = 200_000
"""The characters of YAML that are searched for keys; the longest file of arguments has 6,000."""
_YAML_KEYS: tuple[tuple[OtherLanguage, Callable[[], re.Pattern[str]]], ...] = (
    (
        OtherLanguage.CARNEADES,
        lazy_regex(r"\A(?=.*^statements:).*^(?:arguments|issues|assumptions):", re.MULTILINE | re.DOTALL),
    ),
    (
        OtherLanguage.GSN,
        lazy_regex(r"^(?:G|S|Sn|C|A|J|CG|CSn)[\w.]*:[^\S\n]*\n[^\S\n]+(?:text|supportedBy):", re.MULTILINE),
    ),
    (OtherLanguage.ARGVIEW, lazy_regex(r"\A\s*[^\n#]+:[^\S\n]*\n(?:[^\S\n]+[^\n]*\n)*?[^\S\n]+[ro]\d*:", 0)),
)
"""The keys of each dialect of YAML. A reason of ArgView is `r1`, an objection `o1`."""


def recognize_yaml(text: str) -> OtherLanguage:
    """Tell which program's YAML a text is."""
    text = text[:_MAX_YAML_LENGTH]
    return next((language for language, keys in _YAML_KEYS if keys().search(text)), OtherLanguage.YAML)
