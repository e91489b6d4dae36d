"""`fmt`: a map file in the one style, or not at all."""

from argmap.config.drawing_choices import KeywordStyle
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source, Span
from argmap.edit.fixes import apply_fixes, list_fixes
from argmap.model.build import build_argmap
from argmap.syntax.errors.keyword_habits import CODE as HABITS_CODE
from argmap.syntax.errors.tabs import CODE as TABS_CODE
from argmap.syntax.formatter import format_file, respell
from argmap.syntax.parse import parse
from argmap.syntax.tree import File


def format_map(
    source: Source, keywords: KeywordStyle = KeywordStyle.AS_WRITTEN
) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Write a whole map's text in the one style; None, and the errors, where it has any.

    A line that stands where none may be leaves open what it belongs to, so errors of meaning count too.
    """
    file, syntax_errors = _parse_in_good_style(source)
    _, diagnostics = build_argmap(file)
    errors = tuple(each for each in diagnostics if each.severity is Severity.ERROR)
    if errors and not syntax_errors:
        return None, errors
    return _format_tree(file, syntax_errors, keywords)


def format_source(
    source: Source, keywords: KeywordStyle = KeywordStyle.AS_WRITTEN
) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Write a text in the one style, be it a whole map or a part of one.

    None, and the reasons, where it has errors of syntax, or where the new text would not mean the same.
    Errors of style, which have one remedy, are put right: tabs, and keywords in capitals or between marks.
    """
    return _format_tree(*_parse_in_good_style(source), keywords)


def _format_tree(
    file: File, errors: tuple[Diagnostic, ...], keywords: KeywordStyle
) -> tuple[str | None, tuple[Diagnostic, ...]]:
    if errors:
        return None, errors
    text = format_file(file, keywords)
    formatted_file, new_errors = parse(Source(file.source.name, text))
    if new_errors or formatted_file != respell(file, keywords):
        return None, (_build_meaning_error(file.source),)
    return text, ()


_STYLE_CODES = frozenset((TABS_CODE, HABITS_CODE))


def _parse_in_good_style(source: Source) -> tuple[File, tuple[Diagnostic, ...]]:
    """Parse a text with the fixes of its errors made, where all are errors of style and none is behind."""
    file, errors = parse(source)
    if not errors or not all(error.code in _STYLE_CODES and error.has_safe_fixes for error in errors):
        return file, errors
    corrected_file, left = parse(Source(source.name, apply_fixes(source.text, list_fixes(errors))))
    return (file, errors) if left else (corrected_file, ())


def _build_meaning_error(source: Source) -> Diagnostic:
    message = Phrase(
        en="formatting would change what this file means, so it is left as it is",
        ko="서식을 정리하면 뜻이 달라지므로 그대로 둔다",
    )
    hint = Phrase(
        en="this is a fault of argmap's own; please report it with the file",
        ko="argmap 자체의 버그다; 이 파일과 함께 알려 주기 바란다",
    )
    return Diagnostic("E190", Severity.ERROR, message, Span(source, 0, 0), hint=hint)


RULES = (
    Rule(
        "E190",
        Severity.ERROR,
        Phrase(en="formatting would change the meaning", ko="서식을 정리하면 뜻이 달라짐"),
        Phrase(
            en="""\
`argmap fmt` reads the text it has made once more before it is written. Had the second reading found anything
but what the first one found, the file is left as it is. That is a fault of argmap's own, not of the file.
""",
            ko="""\
`argmap fmt`는 정리한 글을 쓰기 전에 한 번 더 읽어 본다. 처음 읽은 것과 조금이라도 다르면 파일을 그대로 둔다.
파일이 아니라 argmap 자체의 버그다.
""",
        ),
    ),
)
