"""The page of a talk as a text: what it holds, and that no text of a map becomes more than text in it."""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from argmap.deck.build_steps import BuildSteps
from argmap.deck.deck import Deck, Slide, SlideKind, SpeakerNote
from argmap.i18n.english import ENGLISH
from argmap.i18n.korean import KOREAN
from argmap.i18n.labels import PresenterLabels
from argmap.i18n.languages import select_labels
from argmap.render.html.html_deck import HtmlOptions, write_html
from argmap.scene.scene import Box, Label, Rect, TextLine
from argmap.theme.themes import AUTO, LIGHT, THEMES
from tests.render.split_decks import MAPS, SLIDE, build_one_slide_deck, build_test_deck

SMALL = """
thesis a: Tea is good
  premise b: It is warm
  objection c: It is bitter
    rebuttal d: Not with milk
"""
EVIL = (
    "</script><script>evil()</script>",
    "</style><script>evil()</script><style>",
    '"><img src=x onerror=evil()>',
    "' onload='evil()",
    "<svg onload=evil()>",
    "</title><script>evil()</script>",
    "]]><script>evil()</script><!--",
    "--><script>evil()</script>",
    "&lt;script&gt;evil()&lt;/script&gt;",
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>&b;',
    "{}{0}${evil()}`\\u003cscript\\u003eevil()",
    "\x00\x0b\ud800\u2028\u2029\u202e",
)


class TagCollector(HTMLParser):
    """The opening tags of a page with their attributes, and what stands in scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self._in = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in = tag

    def handle_endtag(self, tag: str) -> None:
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in in self.raw:
            self.raw[self._in].append(data)

    def find_tags(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def build_talk_page(deck: Deck, options: HtmlOptions | None = None) -> str:
    return write_html(deck, options).decode("utf-8")


@pytest.fixture(params=MAPS, ids=lambda path: path.stem)
def deck(request: pytest.FixtureRequest) -> Deck:
    return build_test_deck(request.param.read_text("utf-8"))


def hash_content(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_the_policy_allows_this_script_and_this_style_and_nothing_else(theme: object) -> None:
    tags = TagCollector(build_talk_page(build_one_slide_deck(SMALL), HtmlOptions(theme)))  # type: ignore[arg-type]
    (script,), (style,) = tags.raw["script"], tags.raw["style"]
    policy = next(each["content"] for each in tags.find_tags("meta") if each.get("http-equiv"))
    assert policy is not None
    assert dict(rule.split(" ", 1) for rule in policy.split("; ")) == {
        "default-src": "'none'",
        "script-src": hash_content(script),
        "style-src": hash_content(style),
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
    }


def test_nothing_is_fetched_and_nothing_styled_or_scripted_in_place(deck: Deck) -> None:
    page = build_talk_page(deck, HtmlOptions(AUTO))
    for name, attributes in TagCollector(page).tags:
        assert name not in {
            "img",
            "link",
            "iframe",
            "object",
            "embed",
            "audio",
            "video",
            "source",
            "base",
            "form",
        }
        assert not {"src", "srcset", "style", "ping", "background"} & attributes.keys()
        assert not [key for key in attributes if key.startswith("on")]
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest|innerHTML|eval\(", page)


def test_same_deck_same_bytes(deck: Deck) -> None:
    assert write_html(deck) == write_html(deck)


def test_every_slide_has_its_heading_and_every_drawing_its_name(deck: Deck) -> None:
    tags = TagCollector(build_talk_page(deck))
    ids = [attributes["id"] for _, attributes in tags.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    slides = tags.find_tags("section")
    assert len(slides) == len(deck.slides)
    assert {slide["aria-labelledby"] for slide in slides} <= set(ids)
    drawings = [each for each in tags.find_tags("svg") if each.get("role") == "img"]
    assert len(drawings) == sum(slide.scene is not None for slide in deck.slides)
    assert all(set((each["aria-labelledby"] or "").split()) <= set(ids) for each in drawings)
    assert len(tags.find_tags("main")) == len(tags.find_tags("nav")) == len(tags.find_tags("h1")) == 1


def test_links_lead_to_slides_that_are_there(deck: Deck) -> None:
    tags = TagCollector(build_talk_page(deck))
    names = {each["id"] for each in tags.find_tags("section")} | {
        str(n) for n in range(1, len(deck.slides) + 1)
    }
    links = {each.get("href") or each.get("xlink:href") or "" for each in tags.find_tags("a")}
    names |= {each["id"] for each in tags.find_tags("g") if "statement" in (each.get("class") or "").split()}
    assert {link for link in links if not link.startswith("http")} <= {f"#{_quote(name)}" for name in names}
    parts = {
        box.continuation.part for s in deck.slides if s.scene for box in s.scene.boxes if box.continuation
    }
    assert len(links) >= len(deck.slides) + len(parts - {None})


def _quote(name: str | None) -> str:
    from urllib.parse import quote

    return quote(name or "")


def test_slides_with_one_key_or_a_number_for_one_are_called_by_their_place() -> None:
    keys = ("", "a", "a", "7", "3.2", "나", "x y", "1.heading")
    slides = tuple(Slide(SlideKind.SOURCES, key, "T") for key in keys)
    tags = TagCollector(build_talk_page(Deck("T", "en", SLIDE, slides)))
    assert [each["id"] for each in tags.find_tags("section")] == ["1", "2", "3", "4", "5", "나", "7", "8"]


def test_statements_are_listed_with_their_relations() -> None:
    page = build_talk_page(build_one_slide_deck(SMALL))
    items = re.findall(r"<li(?: data-step=\"(\d)\")? dir=\"auto\">(.*?)</li>", page)
    assert [(step, re.sub(r"<[^>]+>", "", item)) for step, item in items] == [
        ("", "Thesis: Tea is good"),
        ("1", "Premise: It is warm Supports: Thesis: Tea is good"),
        ("2", "Objection: It is bitter Attacks: Thesis: Tea is good"),
        ("3", "Rebuttal: Not with milk Attacks: Objection: It is bitter"),
    ]


def test_later_steps_are_not_read_ahead() -> None:
    page = build_talk_page(build_one_slide_deck(SMALL))
    assert '<desc id="1.outline"></desc>' in page


def test_words_are_the_decks_or_english() -> None:
    assert select_labels("ko") is select_labels("ko-KR") is KOREAN
    assert select_labels("de").presenter is select_labels("kok").presenter is ENGLISH.presenter
    assert KOREAN.presenter.presenter in build_talk_page(replace(build_one_slide_deck(SMALL), lang="ko"))


def test_both_languages_say_as_much() -> None:
    for name in PresenterLabels.__struct_fields__:
        english, korean = getattr(ENGLISH.presenter, name), getattr(KOREAN.presenter, name)
        assert english
        assert len(korean) > 0
        if isinstance(english, str):
            assert english.count("{}") == korean.count("{}")
    assert [keys for keys, _ in ENGLISH.presenter.keys] == [keys for keys, _ in KOREAN.presenter.keys]


def build_evil_deck(evil: str) -> Deck:
    """A talk whose every text is that text."""
    good = build_one_slide_deck(SMALL)
    scene = good.slides[0].scene
    assert scene is not None

    def line(each: TextLine) -> TextLine:
        return replace(each, text=evil)

    def label(each: Label | None) -> Label | None:
        return each and replace(each, line=line(each.line))

    def box(each: Box, href: str) -> Box:
        tag = label(each.role_label)
        assert tag is not None
        lines = tuple(map(line, each.lines))
        return replace(
            each,
            lines=lines,
            description=f"{evil}\n{evil}",
            role_label=tag,
            source_label=tag,
            href=href,
            tags=(evil,),
        )

    hrefs = (
        "javascript:evil()",
        "data:text/html,<script>evil()</script>",
        " JavaScript:evil()",
        f"https://x/{evil}",
    )
    boxes = tuple(box(each, href) for each, href in zip(scene.boxes, hrefs))
    scene = replace(scene, boxes=boxes, title=evil, outline=evil, lang=evil)
    slide = replace(good.slides[0], scene=scene, title=evil, key=evil, notes=(SpeakerNote(0, evil),))
    words = Slide(SlideKind.SOURCES, "x" + evil, evil, lines=(evil,), notes=(SpeakerNote(0, evil),))
    return Deck(evil, evil, SLIDE, (slide, words))


def build_evil_options(evil: str) -> HtmlOptions:
    return HtmlOptions(
        replace(AUTO, fonts=(evil,), dark_variant=replace(LIGHT, background="#000000", fonts=(evil,)))
    )


def element_shapes(page: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Elements and the names of their attributes."""
    for name, attributes in TagCollector(page).tags:
        if name != "a" or not (attributes.get("xlink:href") or attributes.get("href") or "").startswith(
            "https:"
        ):
            yield name, tuple(key for key in attributes if key != "data-step")


@pytest.mark.parametrize("evil", EVIL)
def test_texts_become_no_markup(evil: str) -> None:
    page = write_html(build_evil_deck(evil), build_evil_options(evil)).decode("utf-8")
    tame = build_talk_page(build_evil_deck("tame"), build_evil_options("tame"))
    assert list(element_shapes(page)) == list(element_shapes(tame))
    assert len(TagCollector(page).raw["script"]) == len(TagCollector(page).raw["style"]) == 1
    links = [each.get("href") or each.get("xlink:href") or "" for each in TagCollector(page).find_tags("a")]
    assert all(link.startswith(("#", "https://")) for link in links)


def test_long_titles_and_lists_get_smaller_text() -> None:
    def sizes(title: str, lines: tuple[str, ...]) -> tuple[int, int]:
        page = build_talk_page(Deck("T", "en", SLIDE, (Slide(SlideKind.SOURCES, "s", title, lines=lines),)))
        found = re.search(r"--heading:(\d+);--lines:(\d+)", page)
        assert found
        return int(found[1]), int(found[2])

    assert sizes("T", ("a",)) == (28, 28)
    heading, lines = sizes("long " * 20, ("a",) * 20)
    assert 16 <= heading < 28
    assert 10 <= lines < 28


def test_steps_are_marked_where_they_appear() -> None:
    deck = build_one_slide_deck(SMALL)
    still = replace(deck, slides=(replace(deck.slides[0], build_steps=BuildSteps(until=0)),))
    assert "data-step=" not in build_talk_page(still).partition("<script>")[0].partition('role="status"')[0]
    tags = TagCollector(build_talk_page(deck))
    assert tags.find_tags("section")[0]["data-steps"] == "4"
    groups = [each for each in tags.find_tags("g") if (each.get("class") or "").startswith("statement")]
    assert [each.get("data-step") for each in groups] == [None, "1", "2", "3"]


def test_a_drawing_without_a_place_stands_in_the_middle() -> None:
    deck = build_one_slide_deck(SMALL)
    (slide,) = deck.slides
    assert slide.body is not None
    assert build_talk_page(replace(deck, slides=(replace(slide, body=None),))) == build_talk_page(deck)
    moved = replace(slide, body=Rect(1, 2, 3, 4))
    assert "--bx:1;--by:2;--bw:3;--bh:4" in build_talk_page(replace(deck, slides=(moved,)))


LEFTWARD = {
    "ar": ("SNCF تخطط لقطارات ليلية", "EU تقول إن ذلك صحيح."),
    "he": ("SNCF מתכננת רכבות לילה", "EU אומר שזה נכון."),
    "fa": ("SNCF قطار شبانه می‌خواهد", "EU می‌گوید درست است."),
}


@pytest.mark.parametrize("lang", LEFTWARD)
def test_a_talk_in_a_script_from_the_right_says_so_of_page_title_statements_and_notes(lang: str) -> None:
    text, note = LEFTWARD[lang]
    statement = text.removeprefix("SNCF ")
    deck = build_one_slide_deck(
        f"map: {text}\n  lang: {lang}\nthesis a: {statement}\n  premise b: {text}\n  premise c: {statement}\n"
    )
    slides = tuple(
        replace(slide, title=text, notes=(SpeakerNote(0, note), SpeakerNote(1, "In English")), lines=(text,))
        for slide in deck.slides
    )
    lines_slide = replace(slides[0], key="lines", scene=None)
    tags = TagCollector(build_talk_page(replace(deck, slides=(*slides, lines_slide))))
    assert [each.get("dir") for each in tags.find_tags("html")] == ["rtl"]
    headings = [each["dir"] for each in tags.find_tags("h2") if "heading" in (each.get("id") or "")]
    assert headings == ["rtl", "rtl"]
    assert [each["dir"] for each in tags.find_tags("li")] == ["rtl"] * 4
    assert [each["dir"] for each in tags.find_tags("p") if "data-at" in each] == ["rtl", "auto"] * 2
    assert [(each["lang"], each["dir"]) for each in tags.find_tags("nav")] == [("en", "auto")]


def test_a_talk_in_english_has_the_direction_of_its_texts() -> None:
    tags = TagCollector(build_talk_page(build_one_slide_deck(SMALL)))
    assert [each.get("dir") for each in tags.find_tags("html")] == [None]
