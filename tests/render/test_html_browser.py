"""A talk in a real browser, opened from a folder: steps, keys, fingers, windows, paper, a screen reader."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from msgspec.structs import replace

from argmap.deck.deck import Deck
from argmap.i18n.english import ENGLISH
from argmap.i18n.korean import KOREAN
from argmap.render.html.html_deck import HtmlOptions, write_html
from argmap.render.html.slide_section import assign_slide_ids
from argmap.theme.themes import AUTO, DARK, LIGHT
from tests.chromium import Chromium, ChromiumPage, start_chromium, wait_for_popup, wait_for_value
from tests.render.split_decks import MAPS, build_test_deck
from tests.render.test_html import EVIL, build_evil_deck, build_evil_options
from tests.render.test_svg_viewers import find_program, run_program

pytestmark = pytest.mark.slow

WIDE, PHONE = (1920, 1080), (390, 844)
WEEK = build_test_deck(next(path for path in MAPS if path.stem == "four-day-week").read_text("utf-8"))
BOXES = """[...document.querySelectorAll('.slide.current g[data-id]')].map(each => {
  const r = each.querySelector('rect').getBoundingClientRect();
  return [r.x, r.y, r.width, r.height];
})"""
SEEN = """[...document.querySelectorAll('.slide.current svg g.statement')].filter(
  each => each.checkVisibility({visibilityProperty: true})).map(each => each.dataset.id)"""
OUTSIDE = """(() => {
  const wrong = [], room = document.querySelector('.slide.current').getBoundingClientRect();
  const within = (r, room, slack) =>
    r.left >= room.left - slack && r.top >= room.top - slack
    && r.right <= room.right + slack && r.bottom <= room.bottom + slack;
  const parts = ':is(h2, .lines > li, svg :not(title, desc))';
  for (const each of document.querySelectorAll(`.slide.current ${parts}`)) {
    const name = each.tagName + ' ' + each.textContent.slice(0, 40);
    if (!within(each.getBoundingClientRect(), room, 1)) wrong.push(name);
  }
  const h2 = document.querySelector('.slide.current h2'), text = document.createRange();
  const slack = 0.15 * parseFloat(getComputedStyle(h2).fontSize);  // a font's own line is higher than ours
  text.selectNodeContents(h2);
  if (!within(text.getBoundingClientRect(), h2.getBoundingClientRect(), slack)) wrong.push(h2.textContent);
  return wrong;
})()"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    with start_chromium() as running:
        yield running


@pytest.fixture(params=MAPS, ids=lambda path: path.stem)
def deck(request: pytest.FixtureRequest) -> Deck:
    return build_test_deck(request.param.read_text("utf-8"))


def write_talk_page(deck: Deck, folder: Path, options: HtmlOptions | None = None) -> str:
    """The address of a talk in a folder."""
    file = folder / "발표 1.html"
    file.write_bytes(write_html(deck, options))
    return file.as_uri()


@pytest.fixture
def week_page(chromium: Chromium, tmp_path: Path) -> ChromiumPage:
    return chromium.open_page(write_talk_page(WEEK, tmp_path), WIDE)


def read_step(page: ChromiumPage) -> str:
    return str(page.evaluate("location.hash"))


def wait_for_step(page: ChromiumPage, expected: str) -> None:
    wait_for_value(lambda: read_step(page) == expected, f"{expected}, not {read_step(page)}")


def last_step(deck: Deck, number: int) -> str:
    steps = deck.slides[number - 1].step_count
    return f"#{number}.{steps}" if steps > 1 else f"#{number}"


def test_keys_walk_every_step_and_back(chromium: Chromium, deck: Deck, tmp_path: Path) -> None:
    page = chromium.open_page(write_talk_page(deck, tmp_path), WIDE)
    stops = [(n, step) for n, slide in enumerate(deck.slides, 1) for step in range(1, slide.step_count + 1)][
        :40
    ]
    hashes = [f"#{n}.{step}" if step > 1 else f"#{n}" for n, step in stops]
    forward = ("ArrowRight", " ", "PageDown", "ArrowDown", "Enter")
    seen = []
    for number, here in enumerate(hashes):
        if number:
            page.press(forward[number % len(forward)])
        assert read_step(page) == here
        seen.append((page.evaluate(SEEN), page.evaluate(BOXES)))
        n, step = stops[number]
        shown = deck.slides[n - 1]
        if shown.scene:
            wanted = [box.id for box in shown.scene.boxes if shown.build_steps.boxes.get(box.id, 0) < step]
            assert seen[-1][0] == wanted
    for (n, _), (m, _), before, after in zip(stops, stops[1:], seen, seen[1:]):
        assert n != m or before[1] == after[1], "a box has moved"
    back = ("ArrowLeft", "PageUp", "ArrowUp", "Backspace")
    for number, here in reversed(list(enumerate(hashes[:-1]))):
        page.press(back[number % len(back)])
        assert read_step(page) == here
    page.press("End")
    assert read_step(page) == last_step(deck, len(deck.slides))
    page.press("ArrowRight")
    assert read_step(page) == last_step(deck, len(deck.slides))
    page.press("Home")
    page.press("Shift+Space")
    assert read_step(page) == "#1"


@pytest.mark.parametrize("size", [WIDE, (1024, 768), (700, 390)], ids=str)
def test_everything_is_on_its_slide_and_every_slide_on_the_screen(
    chromium: Chromium, deck: Deck, tmp_path: Path, size: tuple[int, int]
) -> None:
    page = chromium.open_page(write_talk_page(deck, tmp_path), size)
    for number in range(1, len(deck.slides) + 1):
        page.evaluate(f"location.hash = '#{number}.99'")
        wait_for_step(page, last_step(deck, number))
        assert page.evaluate(OUTSIDE) == []
        x, y, right, bottom = page.evaluate(
            "(r => [r.left, r.top, r.right, r.bottom])("
            "document.querySelector('.slide.current').getBoundingClientRect())"
        )
        assert min(x, y) >= -0.5
        assert right <= size[0] + 0.5
        assert bottom <= size[1] + 0.5
        assert max(right - x - size[0], bottom - y - size[1]) > -1.5, "as large as the screen"


def test_a_statement_stands_where_the_deck_says(week_page: ChromiumPage) -> None:
    slide = WEEK.slides[2]
    assert slide.scene
    assert slide.body
    week_page.evaluate("location.hash = '#3.99'")
    wait_for_step(week_page, last_step(WEEK, 3))
    scale = slide.body.width / slide.scene.width
    for box, (x, y, width, _) in zip(slide.scene.boxes, week_page.evaluate(BOXES), strict=False):
        assert x == pytest.approx(2 * (slide.body.x + scale * box.rect.x), abs=4)
        assert y == pytest.approx(2 * (slide.body.y + scale * box.rect.y), abs=4)
        assert width == pytest.approx(2 * scale * box.rect.width, abs=8)
        break


def test_addresses_lead_to_slides_and_steps(chromium: Chromium, tmp_path: Path) -> None:
    address = write_talk_page(WEEK, tmp_path)
    called = assign_slide_ids(WEEK)[4]
    for asked, wanted in [
        ("#3.2", "#3.2"),
        ("#3.999", last_step(WEEK, 3)),
        ("#99", last_step(WEEK, len(WEEK.slides)).split(".")[0]),
        (f"#{quote(called)}", "#5"),
        ("#nowhere", "#1"),
        ("#%E0%A4%A", "#1"),
        ("#0", "#1"),
    ]:
        page = chromium.open_page(address + asked, WIDE)
        assert read_step(page) == wanted
        assert page.evaluate("document.querySelectorAll('.slide.current').length") == 1
        page.close()


def test_links_of_the_drawing_jump_and_the_browser_finds_back(week_page: ChromiumPage) -> None:
    week_page.evaluate("location.hash = '#2.99'")
    wait_for_step(week_page, last_step(WEEK, 2))
    week_page.click(".slide.current svg g.statement:nth-of-type(n+3) a[*|href^='#']")
    assert read_step(week_page) not in (last_step(WEEK, 2), "#2")
    leading = read_step(week_page)
    week_page.click(".slide.current .overview-link")
    assert read_step(week_page) == last_step(WEEK, 2), "the overview as far as it was shown"
    week_page.evaluate("history.back()")
    wait_for_step(week_page, leading)


def test_all_slides_at_once(week_page: ChromiumPage) -> None:
    week_page.press("o")
    assert week_page.evaluate(
        "[...document.querySelectorAll('.slide')].every(each => each.checkVisibility())"
    )
    assert week_page.evaluate(
        "[...document.querySelectorAll('g.statement')].every("
        "e => e.checkVisibility({visibilityProperty: true}))"
    )
    for _ in range(3):
        week_page.press("ArrowRight")
    assert week_page.evaluate("document.activeElement.getAttribute('href')") == "#4"
    week_page.press("Enter")
    assert read_step(week_page).split(".")[0] == "#4"
    assert not week_page.evaluate("document.documentElement.classList.contains('gallery')")
    week_page.press("Escape")
    week_page.click(".slide:nth-child(2) .open-slide")
    assert read_step(week_page).split(".")[0] == "#2"


@pytest.mark.parametrize("key", ["ㅐ", "щ"])
def test_letters_count_by_their_place_whatever_the_keyboard_types(week_page: ChromiumPage, key: str) -> None:
    week_page.press_other_letter(key, "KeyO")
    assert week_page.evaluate("document.documentElement.classList.contains('gallery')")


def test_black_help_and_buttons(week_page: ChromiumPage) -> None:
    week_page.press("b")
    assert not week_page.evaluate(
        "document.querySelector('.slide.current').checkVisibility({visibilityProperty: true})"
    )
    week_page.press("ArrowRight")
    assert week_page.evaluate(
        "document.querySelector('.slide.current').checkVisibility({visibilityProperty: true})"
    )
    here = read_step(week_page)
    week_page.press("?")
    assert week_page.evaluate("document.querySelector('dialog').open")
    week_page.press("ArrowRight")
    assert read_step(week_page) == here
    week_page.press("Escape")
    assert not week_page.evaluate("document.querySelector('dialog').open")
    assert not week_page.evaluate("document.documentElement.classList.contains('gallery')")
    week_page.click("[data-action=next]")
    assert read_step(week_page) != here
    week_page.click("[data-action=previous]")
    assert read_step(week_page) == here


def test_on_a_phone_a_swipe_is_a_step_and_words_stand_below(chromium: Chromium, tmp_path: Path) -> None:
    page = chromium.open_page(write_talk_page(WEEK, tmp_path), PHONE, phone=True)
    page.swipe((330, 300), (60, 310))
    page.swipe((330, 300), (60, 310))
    assert read_step(page) == "#2.2"
    page.swipe((60, 300), (330, 310))
    assert read_step(page) == "#2"
    page.swipe((200, 700), (190, 400))
    assert read_step(page) == "#2"
    for number in range(1, len(WEEK.slides) + 1):
        page.evaluate(f"location.hash = '#{number}.99'")
        wait_for_step(page, last_step(WEEK, number))
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]
        small = page.evaluate(
            "[...document.querySelectorAll('.slide.current :is(h2, .lines li, .statements *)')].filter("
            "e => e.checkVisibility() && parseFloat(getComputedStyle(e).fontSize) < 14).length"
        )
        assert small == 0
        if WEEK.slides[number - 1].scene:
            box = page.evaluate(
                "document.querySelector('.slide.current .statements').getBoundingClientRect().toJSON()"
            )
            assert box["height"] > 300
            assert box["bottom"] <= PHONE[1] - 40
    sizes = page.evaluate(
        "[...document.querySelectorAll('.controls button')].filter(e => e.checkVisibility()).map("
        "e => Math.min(e.getBoundingClientRect().width, e.getBoundingClientRect().height))"
    )
    assert min(sizes) >= 44


@pytest.fixture
def presenter_page(week_page: ChromiumPage) -> Iterator[ChromiumPage]:
    """The window that the presenter's key opens."""
    page = wait_for_popup(week_page, lambda: week_page.press("p"))
    page.wait_for("document.documentElement.classList.contains('presenter')")
    yield page
    page.close()


def read_notes(presenter: ChromiumPage) -> str:
    return str(presenter.evaluate("document.querySelector('.current-notes').textContent"))


def test_the_presenters_window_follows_and_leads(
    week_page: ChromiumPage, presenter_page: ChromiumPage
) -> None:
    first, second = WEEK.slides[1].notes[:2]
    week_page.press("ArrowRight")
    wait_for_step(presenter_page, "#2")
    assert read_notes(presenter_page) == first.text
    shapes = "[...document.querySelectorAll('.next-slide g.statement:not(.hidden-step)')].length"
    assert presenter_page.evaluate(shapes) == 2
    presenter_page.press("ArrowRight")
    wait_for_step(week_page, "#2.2")
    assert read_notes(presenter_page) == second.text
    assert presenter_page.evaluate(shapes) == 3
    assert week_page.evaluate("document.querySelector('.presenter-panel').checkVisibility()") is False
    assert not week_page.evaluate(
        "[...document.querySelectorAll('.notes')].some(each => each.checkVisibility())"
    )


def test_the_windows_find_each_other_again_when_either_is_loaded_anew(
    week_page: ChromiumPage, presenter_page: ChromiumPage
) -> None:
    week_page.press("ArrowRight")
    wait_for_step(presenter_page, "#2")
    for each in (week_page, presenter_page):
        each.evaluate("window.old = true")
        each.reload()
        each.wait_for("document.readyState === 'complete' && !window.old")
        week_page.wait_for("true")
        presenter_page.evaluate("new Promise(done => setTimeout(done, 1300))")
        before = read_step(week_page)
        week_page.press("ArrowRight")
        assert read_step(week_page) != before
        wait_for_step(presenter_page, read_step(week_page))


def test_the_clock_runs_and_the_talk_ends(week_page: ChromiumPage, presenter_page: ChromiumPage) -> None:
    presenter_page.wait_for("document.querySelector('.elapsed').textContent === '0:02'")
    assert re.search(
        r"\d\d:\d\d", str(presenter_page.evaluate("document.querySelector('.clock time').textContent"))
    )
    presenter_page.click("[data-action=restart]")
    assert presenter_page.evaluate("document.querySelector('.elapsed').textContent") == "0:00"
    week_page.press("End")
    presenter_page.wait_for(
        f"document.querySelector('.next-slide').textContent === {json.dumps(ENGLISH.presenter.end)}"
    )


def test_strangers_messages_move_nothing(week_page: ChromiumPage) -> None:
    week_page.evaluate("postMessage({talk: document.title, slide: 3, step: 0}, '*')")
    week_page.evaluate("postMessage({talk: document.title, slide: '<b>', step: null}, '*')")
    week_page.evaluate("postMessage(null, '*')")
    week_page.evaluate("new Promise(done => setTimeout(done, 100))")
    assert read_step(week_page) == "#1"
    assert week_page.problems == []


def test_printed_it_is_a_page_a_slide_with_every_step(chromium: Chromium, deck: Deck, tmp_path: Path) -> None:
    page = chromium.open_page(write_talk_page(deck, tmp_path, HtmlOptions(AUTO)), WIDE, color_scheme="dark")
    (tmp_path / "talk.pdf").write_bytes(page.print_pdf())
    info = run_program(find_program("pdfinfo"), "talk.pdf", folder=tmp_path)
    assert re.search(rf"Pages: +{len(deck.slides)}\n", info)
    assert re.search(r"Page size: +960 x 540 pts", info)
    pages = run_program(find_program("pdftotext"), "-layout", "talk.pdf", "-", folder=tmp_path).split("\f")
    for slide, printed in zip(deck.slides, pages):
        flat = "".join(printed.split())
        lines = [line.text for box in slide.scene.boxes for line in box.lines] if slide.scene else slide.lines
        assert [line for line in (*lines, slide.title) if "".join(line.split()) not in flat] == []
        assert not slide.notes or f"Noteof{slide.notes[0].text.split()[-1]}" not in flat


@pytest.mark.parametrize("setting", ["light", "dark"])
def test_it_is_light_or_dark_as_its_reader_likes(chromium: Chromium, tmp_path: Path, setting: str) -> None:
    from PIL import Image

    page = chromium.open_page(
        write_talk_page(WEEK, tmp_path, HtmlOptions(AUTO)) + "#2.99", (800, 500), color_scheme=setting
    )
    wanted = (DARK if setting == "dark" else LIGHT).background
    with Image.open(io.BytesIO(page.screenshot())) as shot:
        colours = {shot.convert("RGB").getpixel(at) for at in [(2, 2), (40, 498), (60, 100)]}
    assert colours == {tuple(int(wanted[at : at + 2], 16) for at in (1, 3, 5))}


@pytest.mark.parametrize(("wish", "wanted"), [("reduce", "0s"), ("no-preference", "0.25s")])
def test_motion_is_left_out_where_asked(chromium: Chromium, tmp_path: Path, wish: str, wanted: str) -> None:
    page = chromium.open_page(write_talk_page(WEEK, tmp_path), WIDE, reduced_motion=wish)
    timed = "getComputedStyle(document.querySelector('.slide [data-step]')).transitionDuration"
    assert page.evaluate(timed) == wanted


def test_a_screen_reader_is_given_what_is_shown_and_no_more(week_page: ChromiumPage) -> None:
    week_page.press("ArrowRight")
    week_page.press("ArrowRight")
    heard = week_page.accessibility_nodes()
    roles = [role for role, _ in heard]
    assert roles.count("main") == roles.count("navigation") == roles.count("status") == 1
    slide = WEEK.slides[1]
    assert slide.scene
    assert ("heading", slide.title) in heard
    assert [name for role, name in heard if role in ("image", "img", "SvgRoot")] == [slide.title]
    texts = " ".join(name for _, name in heard)
    shown, hidden = slide.scene.boxes[:2], slide.scene.boxes[2:]
    assert all(box.description.split("\n")[0] in texts for box in shown)
    assert not any(box.description.split("\n")[0] in texts for box in hidden)


def test_what_appears_is_said(week_page: ChromiumPage) -> None:
    said = "[...document.querySelectorAll('[role=status] p')].map(each => each.textContent)"
    slide = WEEK.slides[1]
    assert slide.scene
    week_page.press("ArrowRight")
    first, second = (box.description.split("\n")[0] for box in slide.scene.boxes[:2])
    heading = ENGLISH.presenter.slide.format(2, len(WEEK.slides), slide.title)
    lines = week_page.evaluate(said)
    assert lines[:2] == [heading, ENGLISH.presenter.step.format(1, slide.step_count)]
    assert [each.split(" — ")[0] for each in lines[2:]] == [first]
    week_page.press("ArrowRight")
    lines = week_page.evaluate(said)
    assert [each.split(" — ")[0] for each in lines] == [
        ENGLISH.presenter.step.format(2, slide.step_count),
        second,
    ]


def test_what_has_the_focus_is_seen(week_page: ChromiumPage) -> None:
    week_page.evaluate("location.hash = '#3.99'")
    wait_for_step(week_page, last_step(WEEK, 3))
    for _ in range(12):
        week_page.press("Tab")
        if week_page.evaluate("document.activeElement === document.body"):
            break
        name, width, box, opaque = week_page.evaluate(
            "(e => [e.outerHTML, getComputedStyle(e).outlineWidth, e.getBoundingClientRect().toJSON(),"
            " e.checkVisibility({visibilityProperty: true}) && !e.closest('svg')])(document.activeElement)"
        )
        assert opaque, name
        assert width == "3px", name
        assert box["width"] > 5, name
        assert 0 <= box["top"] < WIDE[1], name


def test_korean_talks_speak_korean(chromium: Chromium, tmp_path: Path) -> None:
    page = chromium.open_page(write_talk_page(replace(WEEK, lang="ko"), tmp_path), WIDE)
    assert page.evaluate("document.querySelector('[data-action=next]').ariaLabel") == KOREAN.presenter.next
    assert page.evaluate("document.querySelector('[role=status]').textContent").startswith("슬라이드 1/")


def test_nothing_is_asked_of_the_network_and_nothing_fails(
    chromium: Chromium, deck: Deck, tmp_path: Path
) -> None:
    page = chromium.open_page(write_talk_page(deck, tmp_path, HtmlOptions(AUTO)), WIDE)
    for key in ("ArrowRight", "End", "o", "Escape"):
        page.press(key)
    assert [url for url in page.requested if not url.startswith("file:")] == []
    assert len(page.requested) == 1
    assert page.problems == []
    assert page.evaluate("fetch('data:,x').then(() => 'fetched', () => 'refused')") == "refused"


@pytest.mark.parametrize("evil", EVIL)
def test_hostile_texts_run_nothing(chromium: Chromium, tmp_path: Path, evil: str) -> None:
    folder = tmp_path / "evil"
    folder.mkdir()
    address = write_talk_page(build_evil_deck(evil), folder, build_evil_options(evil))
    page = chromium.open_page(address, WIDE)
    page.evaluate("window.evil = () => { window.hit = true; }")
    for _ in range(6):
        page.press("ArrowRight")
    page.evaluate(
        "document.querySelectorAll('a, g, svg, section').forEach(e => e.dispatchEvent(new Event('load')))"
    )
    assert page.evaluate("document.scripts.length") == 1
    assert (
        page.evaluate("document.querySelectorAll('img, iframe, object, embed, [onload], [onerror]').length")
        == 0
    )
    assert (
        page.evaluate(
            "[...document.querySelectorAll('a')].some(a => /^\\s*(javascript|data):/i.test("
            "a.getAttribute('href') ?? a.getAttribute('xlink:href')))"
        )
        is False
    )
    assert page.evaluate("window.hit") is None
    assert page.problems == []
    assert page.evaluate("document.documentElement.classList.contains('interactive')")


def test_the_policy_holds_where_the_escaping_would_not(chromium: Chromium, tmp_path: Path) -> None:
    page = write_html(WEEK).decode("utf-8")
    hole = page.replace(
        "<main>",
        "<main><script>document.title='hit'</script><img src=x onerror=\"document.title='hit'\">"
        "<a id=hole href=\"javascript:document.title='hit'\">x</a>"
        "<iframe srcdoc='<script>1</script>'></iframe>",
    )
    (tmp_path / "hole.html").write_text(hole, "utf-8")
    opened = chromium.open_page((tmp_path / "hole.html").as_uri(), WIDE)
    opened.evaluate("document.getElementById('hole').click()")
    opened.evaluate("new Promise(done => setTimeout(done, 100))")
    assert opened.evaluate("document.title") == WEEK.title
    assert opened.problems


def test_without_scripts_all_slides_stand_one_below_the_other(chromium: Chromium, tmp_path: Path) -> None:
    bare = re.sub(r"<script>.*</script>", "", write_html(WEEK).decode("utf-8"), flags=re.DOTALL)
    (tmp_path / "bare.html").write_text(bare, "utf-8")
    page = chromium.open_page((tmp_path / "bare.html").as_uri(), WIDE)
    assert page.evaluate("[...document.querySelectorAll('.slide')].every(each => each.checkVisibility())")
    assert page.evaluate("document.documentElement.scrollHeight") >= 1080 * len(WEEK.slides)
    assert (
        page.evaluate(
            "[...document.querySelectorAll('.controls, .presenter-panel, .notes, dialog')].some("
            "e => e.checkVisibility())"
        )
        is False
    )
