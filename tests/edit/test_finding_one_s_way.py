"""Mentions, renaming, outlines, colours and offers, in sound and in broken texts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.edit.colours import stretches
from argmap.edit.mends import all_fixes, mends
from argmap.edit.mentions import mention_at, mentions, same
from argmap.edit.offers import OfferKind, Place, offers
from argmap.edit.outline import folds, headings
from argmap.edit.rename import renamed
from argmap.model.build import build
from argmap.syntax.names import KEYS, KEYWORDS
from argmap.syntax.parse import glean, parse
from argmap.syntax.tree import walk
from argmap.text.diagnostic import Fix, Phrase
from argmap.text.source import Source, Span

MAP = """\
source s: A source
group g: A group
thesis a: One
  cite: s p. 3
  premise b: Two
    group: g
  objection c: Three
    tag: x, y
    rebuttal b
view v: A view
  root: a
  tag: x
"""
LINES = st.builds(
    "{}{} {}{} {}".format,
    st.sampled_from(["", "  ", "    ", " ", "\t"]),
    st.one_of(st.sampled_from([*KEYWORDS, *KEYS, "premis", "#", "|", "ko"])),
    st.sampled_from(["", "a", "b", "가", "🚄"]),
    st.sampled_from(["", ":", "："]),
    st.sampled_from(["", "a", "b x", "가, a", "🚄 text"]),
)
FILES = st.lists(LINES, max_size=12).map("\n".join)


def applied(text: str, fixes: tuple[Fix, ...]) -> str:
    for fix in sorted(fixes, key=lambda fix: fix.span.start, reverse=True):
        text = text[: fix.span.start] + fix.text + text[fix.span.end :]
    return text


@pytest.mark.parametrize(("name", "line"), [("s", 1), ("g", 2), ("a", 3), ("b", 5), ("x", 8), ("v", 10)])
def test_a_renamed_thing_is_another_only_in_name(name: str, line: int) -> None:
    source = Source("x", MAP)
    file, _ = parse(source)
    found = mentions(file)
    at = source.starts[line - 1] + re.search(rf"\b{name}\b", source.line(line)).start()  # type: ignore[union-attr]
    mention = mention_at(found, at)
    assert mention
    fixes = renamed(found, mention, "새-이름")
    assert isinstance(fixes, tuple)
    assert len(fixes) == len(same(found, mention))
    after = applied(MAP, fixes)
    again, slips = parse(Source("x", after))
    assert slips == ()
    assert build(again)[1] == build(file)[1] == ()
    back = renamed(mentions(again), mention_at(mentions(again), after.index("새-이름")), name)  # type: ignore[arg-type]
    assert isinstance(back, tuple)
    assert applied(after, back) == MAP


@pytest.mark.parametrize("wanted", ["b", "s", "v", "two words", "", "a.b", "a:"])
def test_names_that_clash_or_are_none_are_refused(wanted: str) -> None:
    found = mentions(parse(Source("x", MAP))[0])
    mention = next(each for each in found if each.name == "a")
    assert isinstance(renamed(found, mention, wanted), Phrase)


def test_a_tag_may_be_called_like_an_id() -> None:
    found = mentions(parse(Source("x", MAP))[0])
    mention = next(each for each in found if each.name == "x")
    assert isinstance(renamed(found, mention, "a"), tuple)
    assert isinstance(renamed(found, mention, "y"), Phrase)
    assert isinstance(renamed(found, mention, "y,z"), Phrase)


@given(FILES, st.data())
def test_no_text_is_too_broken(text: str, data: st.DataObject) -> None:
    source = Source("x", text)
    _, slips = parse(source)
    file = glean(source)
    found = mentions(file)
    for mention in found:
        assert mention.span.end <= len(text)
    last = 0
    for stretch in stretches(file, found):
        assert last <= stretch.span.start < stretch.span.end
        assert "\n" not in stretch.span.text
        last = stretch.span.end
    for fold in folds(file):
        assert 0 < fold.first < fold.last <= len(source.starts)
    for heading in headings(file):
        assert heading.span.start <= heading.mark.start <= heading.mark.end <= heading.span.end
    offset = data.draw(st.integers(0, len(text)))
    for offer in offers(file, found, Place(source, offset, korean=False)):
        assert offer.span.start <= offset <= offer.span.end
    mends(file, found, slips, Span(source, offset, offset))
    applied(text, all_fixes(slips))


@given(FILES)
def test_a_line_that_holds_others_is_never_lost(text: str) -> None:
    source = Source("x", text)
    strict, slips = parse(source)
    gleaned = {entry.span.start for entry in walk(glean(source).entries)}
    assert {entry.span.start for entry in walk(strict.entries)} <= gleaned
    if not slips:
        assert glean(source).entries == strict.entries


@pytest.mark.parametrize(
    ("text", "kinds", "labels"),
    [
        ("", {OfferKind.KEYWORD}, {"thesis", "map"}),
        ("논제: 가\n  ", {OfferKind.KEYWORD, OfferKind.KEY}, {"전제", "반론", "인용"}),
        ("thesis: a\n  objection: b\n    ", {OfferKind.KEYWORD, OfferKind.KEY}, {"rebuttal", "undercut"}),
        ("map: a\n  ", {OfferKind.KEY}, {"lang"}),
        ("group a: a\n  ", {OfferKind.KEYWORD, OfferKind.KEY}, {"group"}),
        ("thesis a: b\n  premise ", {OfferKind.STATEMENT}, {"a"}),
        ("thesis a: b\n  strength: ", {OfferKind.VALUE}, {"weak", "strong"}),
        ("thesis a: b\n  allow: W301 ", {OfferKind.CODE}, {"W302"}),
        ("# thesis", set(), set()),
        ("thesis: te", set(), set()),
        ("thesis ", set(), set()),
    ],
)
def test_what_can_stand_at_the_end(text: str, kinds: set[OfferKind], labels: set[str]) -> None:
    file = glean(Source("x", text))
    made = offers(file, mentions(file), Place(file.source, len(text), korean=False))
    assert {offer.kind for offer in made} == kinds
    assert labels <= {offer.label for offer in made}
