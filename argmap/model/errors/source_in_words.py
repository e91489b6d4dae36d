"""Citations that write a source out, by its title or its link, where its id should stand."""

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.source import Span
from argmap.model.source_declarations import SourceDeclarations
from argmap.model.source_titles import strip_title
from argmap.syntax.properties import SPECS_BY_KEY
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Property

_CODE = "E204"


def cited_link(property_: Property, declarations: SourceDeclarations, may_be_url: bool) -> Diagnostic:
    """A citation of a link; it `may_be_url` where the statement has no link yet, and nothing follows it."""
    url = _spell(property_, "url")
    link = strip_title(property_.value.value).split(maxsplit=1)[0]
    message = Phrase(
        en=f"{quote_word(link)} is a link, not the id of a source",
        ko=f"{quote_word(link)}: 출처의 아이디가 아니라 링크다",
    )
    if may_be_url:
        return Diagnostic(
            _CODE,
            Severity.ERROR,
            message,
            property_.value.span,
            hint=Phrase(en=f"write it as a {quote_word(url)}", ko=f"{quote_word(url)} 속성으로 쓴다"),
            fixes=(
                Fix(property_.key_span, url, is_safe=True),
                *([Fix(property_.value.span, link, is_safe=True)] if link != property_.value.value else ()),
            ),
        )
    name = declarations.build_id("link")
    hint = Phrase(
        en="declare a source with an id and a title at the top, the link below it as a"
        f" {quote_word(url)}, and write {quote_word(f'{property_.spelling}: {name}')} here",
        ko="맨 위 단계에 아이디와 제목이 있는 출처를 선언하고 링크는 그 아래"
        f" {quote_word(url)} 속성에 적은 다음, 여기에는 {quote_word(f'{property_.spelling}: {name}')}처럼"
        " 쓴다",
    )
    return Diagnostic(_CODE, Severity.ERROR, message, property_.value.span, hint=hint)


def cited_words(property_: Property, title: str, declarations: SourceDeclarations) -> Diagnostic:
    """A citation of a title, or of a number in a list of sources."""
    name = declarations.build_id(title)
    shown = title if any(map(str.isalpha, title)) else "…"
    declaration = declarations.build_declaration(name, shown)
    line = quote_word(declaration.text.strip())
    hint = Phrase(
        en=f"declare it above, as {line}, and write {quote_word(f'{property_.spelling}: {name}')} here",
        ko=f"위에 {line} 줄로 선언하고 여기에는 {quote_word(f'{property_.spelling}: {name}')}처럼 쓴다",
    )
    may_fix = shown == title and len(property_.value.physical_lines) == 1
    fixes = (declaration, Fix(property_.value.span, name, is_safe=True))
    return Diagnostic(
        _CODE,
        Severity.ERROR,
        _describe_words(property_),
        property_.value.span,
        hint=hint,
        fixes=tuple(sorted(fixes, key=lambda fix: fix.span.start)) if may_fix else (),
        fix_title=Phrase(
            en=f"declare {line} and cite {quote_word(name)}",
            ko=f"{line} 줄을 선언하고 {quote_word(name)} 인용",
        ),
    )


def cited_title(property_: Property, name: str, title: Span) -> Diagnostic:
    """A citation of a source by its title, `name` being its id; a place may follow the title."""
    hint = Phrase(en=f"write its id, {quote_word(name)}", ko=f"제목 대신 아이디 {quote_word(name)}로 적는다")
    single = len(property_.value.physical_lines) == 1
    name += " " if title.end < property_.value.span.end else ""
    fixes = (Fix(title, name, is_safe=True),) if single else ()
    return Diagnostic(
        _CODE, Severity.ERROR, _describe_words(property_), property_.value.span, hint=hint, fixes=fixes
    )


def _describe_words(property_: Property) -> Phrase:
    value = quote_word(property_.value.value)
    return Phrase(en=f"{value} is not the id of a source", ko=f"{value}: 출처의 아이디가 아니다")


def _spell(property_: Property, key: str) -> str:
    """Spell a property in the language in which the citation is written."""
    spec = SPECS_BY_KEY[key]
    return spec.key if property_.spelling.isascii() else spec.korean
