"""The citations of a statement: sources that they name by id, and sources that they write out."""

import re
from unicodedata import normalize

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model.errors.source_in_words import cited_link, cited_title, cited_words
from argmap.model.map import Citation
from argmap.model.name_resolution import PendingDiagnostic, ReferenceKind, UnresolvedName, resolve_id
from argmap.model.names import Names
from argmap.model.properties import LineProperties, to_word_list
from argmap.model.source_declarations import SourceDeclarations
from argmap.model.source_titles import strip_title
from argmap.syntax.keywords import is_id
from argmap.syntax.tree import Property

_LINK = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_PAIRS = tuple(zip("""[({"'“‘「『《<""", """])}"'”’」』》>"""))
_YEAR_FIRST = re.compile(r"\W*(?:19|20)\d\d\b", re.ASCII)


def read_citations(
    properties: LineProperties, names: Names, declarations: SourceDeclarations | None
) -> tuple[tuple[Citation, ...], tuple[PendingDiagnostic, ...]]:
    """Read the citations of a line, and report those that name no source."""
    cites: list[Citation] = []
    errors: list[PendingDiagnostic] = []
    has_url = properties.get("url") is not None
    for property_ in properties.get_all("cite"):
        value = to_word_list(property_.value)
        word, *locator = value.value.split(maxsplit=1)
        source, _ = resolve_id(names, ReferenceKind.SOURCE, word, value.part(0, len(word)))
        if source is not None:
            cites.append(Citation(source, "".join(locator), value.span))
        elif declarations and (known := declarations.find_title(value.value)):
            errors.append(cited_title(property_, known[0], value.part(0, known[1])))
        elif declarations and _LINK.match(strip_title(value.value)):
            errors.append(cited_link(property_, declarations, may_be_url=not has_url and not locator))
            has_url = True
        else:
            otherwise = _find_words(property_, value.value, declarations)
            errors.append(
                UnresolvedName(
                    ReferenceKind.SOURCE,
                    normalize("NFC", word),
                    value.part(0, len(word)),
                    otherwise,
                    value.value,
                )
            )
    return tuple(cites), tuple(errors)


def _find_words(
    property_: Property, value: str, declarations: SourceDeclarations | None
) -> Diagnostic | None:
    """Build the error of a source that is written out; None where the first word was meant as an id."""
    word, *rest = value.split(maxsplit=1)
    begins_with_id = is_id(word) and not word[0].isupper() and not _YEAR_FIRST.match("".join(rest))
    if declarations is None or begins_with_id:
        return None
    return cited_words(property_, strip_title(value), declarations)
