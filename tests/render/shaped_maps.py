"""Forty maps in eight scripts, of five shapes: groups, speakers, linked premises, references, long texts."""

from collections.abc import Iterator

from tests.render.script_maps import SENTENCES, ScriptMap

NUMBERS = {
    "ar": "١٢٣",
    "he": "123",
    "fa": "۱۲۳",
    "ur": "۴۵",
    "hi": "१२",
    "th": "๑๒",
    "ko": "123",
    "ja": "１２３",
}
"""Digits as they are written in a language."""
GROUPS = """\
map: {title} — {e}
  lang: {lang}
group g: {title} (Group 2)
  group h: {c}
thesis t: {a}
  group: g
  premise p: {b}
    strength: strong
    group: h
  objection o: {d}
    strength: 0.35
  premise q: {title} {number}
"""
SPEAKERS = """\
map: {title}
  lang: {lang}
source one: {b}
source two: {title}, p. 12 [ABC-12], {c}
  url: https://example.org/a
thesis t: {a}
  by: {title}
  premise p: {d}
    cite: one p. 3
    cite: two § 4
    by: {c}
    undercut u: {e}
      by: Dr. Smith, {title}
"""
LINKED = """\
map: {e}
  lang: {lang}
thesis t: {b}
  premise p: {a}
  and: {c}
  assumption: {title} 50% (x = 3)
  objection o: {d}
    rebuttal r: {title}
      rebuttal r2: {number} % [12] {{a}} {c}
"""
REFERENCES = """\
map: {c} / {title}
  lang: {lang}
thesis t: {d}
  premise p: {e}
  objection o: {a}
    undercut: {b}
    premise q: {title}! {number}?
      premise p
thesis t2: {c}
  objection p
"""
LONG = """\
map: {title} {title} {title}
  lang: {lang}
thesis t: {a} {b} {c} {d} {e}
  premise p: {e} {d}
  objection o: {c} "{b}" ({title})
"""
SHAPES = {
    "groups": GROUPS,
    "speakers": SPEAKERS,
    "linked": LINKED,
    "references": REFERENCES,
    "long": LONG,
}


def build_shaped_maps() -> Iterator[ScriptMap]:
    """Build a map of each shape in each language; whatever stands in it behind a colon is shown."""
    for lang, (*sentences, title) in SENTENCES.items():
        words = dict(zip("abcde", sentences, strict=True), title=title, lang=lang, number=NUMBERS[lang])
        for name, shape in SHAPES.items():
            yield ScriptMap(f"{lang}-{name}", shape.format(**words), tuple(_list_shown(shape, words)))


def _list_shown(shape: str, words: dict[str, str]) -> Iterator[str]:
    """List the texts of titles, groups, sources, statements and speakers."""
    for line in shape.splitlines():
        keyword, _, text = line.strip().partition(": ")
        if keyword not in ("lang", "group", "strength", "url", "cite") and text:
            yield text.format(**words)


SHAPED_MAPS = tuple(build_shaped_maps())
