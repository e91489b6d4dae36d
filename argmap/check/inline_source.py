"""A source in brackets behind a text: `(source: Smith 2010)`, `(Smith, 2010)`."""

import re

from argmap.diagnostics.lazy_regex import lazy_regex

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
_PLACES = (
    "Amsterdam|Athens|Bali|Beijing|Berlin|Bonn|Brussels|Cairo|Cannes|Chernobyl|Copenhagen|Davos|Doha|Dubai"
    "|Fukushima|Geneva|Glasgow|Hague|Hamburg|Helsinki|Hiroshima|Istanbul|Kyiv|Kyoto|Lisbon|London|Los Angeles"
    "|Madrid|Marrakesh|Montreal|Moscow|Munich|New York|Oslo|Paris|Prague|Rio|Rome|Seoul|Stockholm|Sydney"
    "|Tokyo|Toronto|Versailles|Vienna|Warsaw|Washington|Yalta|서울|평양|부산|도쿄|교토|베이징|파리|런던|로마|베를린"
    "|제네바|빈|모스크바|뉴욕|워싱턴|리우|코펜하겐|다보스"
)
"""Places at which something happened in a year, as in `the treaty (Paris, 2015)`: they are no authors."""
_AUTHORS = (
    rf"(?!{_MONTH}|(?:The )?(?:{_PLACES}),)"
    r"[A-Z가-힣][^()\[\]\d]*?(?:,|&|\bet al\.)[^()\[\]\d,]*?(?:1[89]|20)\d\d[a-z]?"
)
"""Authors and a year, behind a comma or a sign for several authors: no date and no range of years."""
_SOURCE = lazy_regex(
    r"(?<=\S)\s*[(\[](?:(?i:source|src|출처)\s*[:：]\s*(?P<title>[^()\[\]]+)"
    rf"|(?P<authors>{_AUTHORS}))[)\]]\.?$"
)


def find_inline_source(text: str) -> re.Match[str] | None:
    """Find the source that a text ends in."""
    return _SOURCE().search(text) if text.rstrip(".").endswith((")", "]")) else None


def read_title(match: re.Match[str]) -> str:
    """Return the title of a source that was found."""
    return str(match["title"] or match["authors"]).strip()
