"""The language in words: the page of a keyword or property, a cheat sheet, and a reference of one page."""

from collections.abc import Iterable, Iterator

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.name_lists import join_names
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source
from argmap.edit.keyword_pages import KEYWORD_PAGES
from argmap.edit.property_pages import PROPERTY_PAGES, describe_lines_of
from argmap.model.build import build_argmap
from argmap.pipeline.language_texts import (
    CHEAT_SHEET_END,
    CHEAT_SHEET_HEAD,
    EXAMPLE,
    HEADINGS,
    LABELS,
    REFERENCE_CODES,
    REFERENCE_END,
    REFERENCE_HEAD,
)
from argmap.reporting.terminal_columns import display_width
from argmap.syntax.keywords import KEYWORD_MEANINGS, KEYWORDS, KOREAN_KEYWORDS, read_key
from argmap.syntax.parse import parse
from argmap.syntax.properties import KEYS, PROPERTIES, SPECS_BY_KEY, TRANSLATION, PropertySpec, properties_of
from argmap.syntax.tree import Keyword
from argmap.syntax.usual_words import USUAL_KEYS, USUAL_KEYWORDS


def list_words() -> tuple[str, ...]:
    """List the words that have a page: keywords and property keys, English and Korean, and named values."""
    values = (word for spec in PROPERTIES for word in spec.choice_spellings)
    return tuple(dict.fromkeys((*KEYWORDS, *KEYS, *values)))


def write_word_page(word: str, ui: str) -> str | None:
    """Write the pages of a keyword, of a property, or of the property that has a named value or a language.

    A word that is two of these has both pages. One that people use for another gets that one's, below a line
    that says so; None for any other word.
    """
    pages = [_write_keyword_page(keyword, ui) for keyword in _find_keywords(word)]
    pages += [_write_property_page(spec, ui) for spec in _find_properties(word)]
    return "\n".join(pages) or _write_page_of_usual_word(word.casefold(), ui)


def write_cheat_sheet(ui: str) -> str:
    """Write an example, and a line for each keyword and each property."""
    keyword_rows = [(_pair_keyword(each, ui), KEYWORD_MEANINGS[each].in_language(ui)) for each in Keyword]
    property_rows = [(_pair_property(each, ui), each.meaning.in_language(ui)) for each in _list_properties()]
    width = max(display_width(name) for name, _ in (*keyword_rows, *property_rows)) + 2
    parts = [CHEAT_SHEET_HEAD.in_language(ui), _indent(EXAMPLE.in_language(ui))]
    for heading, rows in (("keywords", keyword_rows), ("properties", property_rows)):
        lines = (f"  {name}{' ' * (width - display_width(name))}{meaning}\n" for name, meaning in rows)
        parts.append(f"{HEADINGS[heading].in_language(ui)}\n\n{''.join(lines)}")
    return "\n".join([*parts, CHEAT_SHEET_END.in_language(ui)])


def write_reference(rules: Iterable[Rule], ui: str) -> str:
    """Write the whole language on one page of Markdown, with the titles of the rules of maps."""
    rules = tuple(rules)
    errors = [each.title.in_language(ui) for each in rules if each.code in REFERENCE_CODES]
    warnings = [each.title.in_language(ui) for each in rules if each.code.startswith(("W3", "T"))]
    parts = [
        REFERENCE_HEAD.in_language(ui),
        _section("keywords", ui, "".join(_keyword_item(each, ui) for each in Keyword)),
        _section("properties", ui, "".join(_property_item(each, ui) for each in _list_properties())),
        _section("example", ui, f"```argmap\n{EXAMPLE.in_language(ui)}```\n"),
        _section("errors", ui, f"{'; '.join(errors)}.\n"),
        _section("warnings", ui, f"{'; '.join(warnings)}.\n"),
        REFERENCE_END.in_language(ui),
    ]
    return "\n".join(parts)


# ---- Pages of words -----------------------------------------------------------------------------------


def _find_keywords(word: str) -> Iterator[Keyword]:
    keyword = KEYWORDS.get(word) or KEYWORDS.get(word.casefold())
    if keyword:
        yield keyword


def _find_properties(word: str) -> Iterator[PropertySpec]:
    key = KEYS.get(word) or KEYS.get(word.casefold())
    if key:
        yield SPECS_BY_KEY[key]
    yield from (spec for spec in PROPERTIES if word.casefold() in spec.choice_spellings)
    if key is None and _is_language(word):
        yield TRANSLATION


def _write_page_of_usual_word(word: str, ui: str) -> str | None:
    keyword, key = USUAL_KEYWORDS.get(word), USUAL_KEYS.get(word)
    if keyword:
        instead = KOREAN_KEYWORDS[keyword] if ui == "ko" else keyword.value
        page = _write_keyword_page(keyword, ui)
    elif key:
        instead = _spell_property(SPECS_BY_KEY[key], ui)
        page = _write_property_page(SPECS_BY_KEY[key], ui)
    else:
        return None
    sentence = Phrase(en=f"write `{instead}` for `{word}`", ko=f"`{word}` 대신 쓰는 단어: `{instead}`")
    return f"{sentence.in_language(ui)}\n\n{page}"


def _is_language(word: str) -> bool:
    """Return whether a word is the key of a translation."""
    key = read_key(word)
    return key is not None and key.key == TRANSLATION.key and bool(key.language)


def _write_keyword_page(keyword: Keyword, ui: str) -> str:
    page = KEYWORD_PAGES[keyword]
    keys = join_names(_spell_property(spec, ui) for spec in properties_of(keyword))
    rows = [("stands", page.place.in_language(ui)), ("drawn", page.drawing.in_language(ui))]
    rows += [("properties", keys)] if keys else []
    head = f"{_pair_keyword(keyword, ui)}: {KEYWORD_MEANINGS[keyword].in_language(ui)}\n"
    return head + _format_rows(rows, ui) + _format_example(page.example, ui)


def _write_property_page(spec: PropertySpec, ui: str) -> str:
    page = PROPERTY_PAGES[spec.key]
    rows = [("below", describe_lines_of(spec).in_language(ui)), ("drawn", page.drawing.in_language(ui))]
    rows += [("values", values)] if (values := _list_values(spec, ui)) else []
    head = f"{_pair_property(spec, ui)}: {spec.meaning.in_language(ui)}\n"
    return head + _format_rows(rows, ui) + _format_example(page.example, ui)


def _format_rows(rows: Iterable[tuple[str, str]], ui: str) -> str:
    return "".join(f"  {LABELS[label].in_language(ui)}: {text}\n" for label, text in rows)


def _format_example(example: Phrase, ui: str) -> str:
    """Format an example and its picture in words. The layout is imported here, as only this needs it."""
    from argmap.pipeline.picture_words import describe_picture

    text = example.in_language(ui)
    argmap, _ = build_argmap(parse(Source("example", text))[0])
    words = describe_picture(argmap, ui)
    return f"\n{_indent(text)}\n{LABELS['words'].in_language(ui)}:\n\n{_indent(words)}"


def _indent(text: str) -> str:
    return "".join(f"    {line}\n" if line else "\n" for line in text.splitlines())


# ---- Items of the reference ---------------------------------------------------------------------------


def _section(heading: str, ui: str, body: str) -> str:
    return f"## {HEADINGS[heading].in_language(ui)}\n\n{body}"


def _keyword_item(keyword: Keyword, ui: str) -> str:
    page = KEYWORD_PAGES[keyword]
    meaning, place, drawing = (
        each.in_language(ui) for each in (KEYWORD_MEANINGS[keyword], page.place, page.drawing)
    )
    drawn = LABELS["drawn"].in_language(ui).capitalize()
    return f"- {_pair_keyword(keyword, ui, '`')}, {place}: {meaning}. {drawn}: {drawing}.\n"


def _property_item(spec: PropertySpec, ui: str) -> str:
    twins = join_names(spec.choices.values() if ui == "en" else spec.choices)
    lines = describe_lines_of(spec).in_language(ui)
    meaning = spec.meaning.in_language(ui)
    other_values = f"; {LABELS['twins'].in_language(ui)} {twins}" if twins else ""
    return f"- {_pair_property(spec, ui, '`')}, {lines}: {meaning}{other_values}.\n"


def _list_values(spec: PropertySpec, ui: str) -> str:
    """List the named values of a property in both languages."""
    return ", ".join(_pair(word, twin, ui, "`") for word, twin in spec.choices.items())


# ---- Words in both languages --------------------------------------------------------------------------


def _list_properties() -> tuple[PropertySpec, ...]:
    return (TRANSLATION, *PROPERTIES)


def _pair_keyword(keyword: Keyword, ui: str, mark: str = "") -> str:
    return _pair(keyword.value, KOREAN_KEYWORDS[keyword], ui, mark)


def _pair_property(spec: PropertySpec, ui: str, mark: str = "") -> str:
    if spec is TRANSLATION:
        return f"{mark}en{mark}, {mark}ko{mark}, {mark}zh-Hant{mark} …"
    return _pair(spec.key, spec.korean, ui, mark)


def _spell_property(spec: PropertySpec, ui: str) -> str:
    return spec.korean if ui == "ko" else spec.key


def _pair(english: str, korean: str, ui: str, mark: str = "") -> str:
    first, second = (korean, english) if ui == "ko" else (english, korean)
    return f"{mark}{first}{mark} ({mark}{second}{mark})" if mark else f"{first} ({second})"
