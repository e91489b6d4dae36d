"""`fmt`: a map file in the one style, or not at all."""

from argmap.config.drawing_choices import KeywordStyle
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source, Span
from argmap.model.build import build_argmap
from argmap.syntax.formatter import format_file, respell
from argmap.syntax.parse import parse


def format_map(
    source: Source, keywords: KeywordStyle = KeywordStyle.AS_WRITTEN
) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Write a whole map's text in the one style; None, and the errors, where it has any.

    A line that stands where none may be leaves open what it belongs to, so errors of meaning count too.
    """
    file, syntax_errors = parse(source)
    _, diagnostics = build_argmap(file)
    errors = tuple(each for each in diagnostics if each.severity is Severity.ERROR)
    return (None, errors) if errors and not syntax_errors else format_source(source, keywords)


def format_source(
    source: Source, keywords: KeywordStyle = KeywordStyle.AS_WRITTEN
) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Write a text in the one style, be it a whole map or a part of one.

    None, and the reasons, where it has errors of syntax, or where the new text would not mean the same.
    """
    file, errors = parse(source)
    if errors:
        return None, errors
    text = format_file(file, keywords)
    formatted_file, new_errors = parse(Source(source.name, text))
    if new_errors or formatted_file != respell(file, keywords):
        return None, (_build_meaning_error(source),)
    return text, ()


def _build_meaning_error(source: Source) -> Diagnostic:
    message = Phrase(
        en="formatting would change what this file means, so it is left as it is",
        ko="형식을 다듬으면 뜻이 달라지므로 그대로 둔다",
    )
    hint = Phrase(
        en="this is a fault of argmap's own; please report it with the file",
        ko="argmap 자체의 오류다; 이 파일과 함께 알려 주기 바란다",
    )
    return Diagnostic("E190", Severity.ERROR, message, Span(source, 0, 0), hint=hint)


RULES = (
    Rule(
        "E190",
        Severity.ERROR,
        Phrase(en="formatting would change the meaning", ko="형식을 다듬으면 뜻이 달라짐"),
        Phrase(
            en="""\
`argmap fmt` reads the text it has made once more before it is written. Had the second reading found anything
but what the first one found, the file is left as it is. That is a fault of argmap's own, not of the file.
""",
            ko="""\
`argmap fmt`는 다듬은 글을 쓰기 전에 한 번 더 읽어 본다. 처음 읽은 것과 조금이라도 다르면 파일을 그대로 둔다.
파일이 아니라 argmap 자체의 오류다.
""",
        ),
    ),
)
