"""Nothing is lost: what is undone, saved, removed or changed elsewhere, in one page or in many."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.serve.server import WebServer
from tests.chromium import ChromiumPage
from tests.serve.live_page import SHOWN, OpenPage, wait_for_picture

pytestmark = pytest.mark.slow
MORE = "\nthesis: Quite another map\n"
BANNER = "(document.querySelector('#banner').hidden ? '' : document.querySelector('#banner').textContent)"
SAVED = "document.querySelector('#state').textContent === 'Saved'"
MAPS = "[...document.querySelectorAll('#map option')].map((each) => each.textContent).join()"


def read_text(tab: ChromiumPage, editor: str) -> str:
    """Read the text in the editor."""
    script = f"document.querySelector('{editor}').value"
    if "cm" in editor:
        script = "[...document.querySelectorAll('.cm-line')].map((each) => each.textContent).join('\\n')"
    return str(tab.evaluate(script))


def undo(tab: ChromiumPage, editor: str) -> str:
    """The text after what was done last is undone."""
    tab.evaluate(f"document.querySelector('{editor}').focus()")
    tab.press("Control+z")
    sleep(0.2)
    return read_text(tab, editor)


def save(tab: ChromiumPage) -> None:
    tab.press("Control+s")
    sleep(0.3)


def test_no_undo_leads_before_a_map_was_opened(
    start_server: Callable[..., WebServer], open_page: OpenPage, folder: Path, editor_selector: str
) -> None:
    first, other = folder / "trains.argmap", folder / "x.argmap"
    whole = first.read_text("utf-8")
    other.write_text(MORE, "utf-8")
    tab = open_page(start_server())
    wait_for_picture(tab, editor_selector)
    assert undo(tab, editor_selector) == whole
    tab.press("Control+End")
    tab.type("  premise: mine\n")
    assert undo(tab, editor_selector) == whole
    tab.type("  premise: mine\n")
    save(tab)
    tab.choose("#map", "x.argmap")
    tab.wait_for(f"{SHOWN} === 1")
    assert undo(tab, editor_selector) == MORE
    save(tab)
    assert other.read_text("utf-8") == MORE
    other.write_text(MORE + "  premise: theirs\n", "utf-8")
    tab.wait_for(f"{SHOWN} === 2")
    assert undo(tab, editor_selector) == MORE + "  premise: theirs\n"
    assert first.read_text("utf-8") == whole + "  premise: mine\n"
    assert tab.problems == []


def test_a_new_map_is_created(
    start_server: Callable[..., WebServer], open_page: OpenPage, folder: Path, editor_selector: str
) -> None:
    (folder / "trains.argmap").write_text("", "utf-8")
    tab = open_page(start_server())
    tab.wait_for("document.querySelectorAll('#problems > *').length === 1")
    tab.evaluate(f"document.querySelector('{editor_selector}').focus()")
    tab.type("thesis: A good thesis")
    tab.wait_for(f"{SHOWN} === 1 && document.querySelector('#problems').children.length === 0")
    assert tab.problems == []


def test_a_file_that_goes_back_to_what_was_saved_is_shown(
    start_server: Callable[..., WebServer], open_page: OpenPage, folder: Path, editor_selector: str
) -> None:
    path = folder / "trains.argmap"
    tab = open_page(start_server())
    wait_for_picture(tab, editor_selector)
    tab.type("  premise: mine\n")
    save(tab)
    tab.wait_for(SAVED)
    mine = path.read_text("utf-8")
    for now, count in ((MORE, 1), (mine, 3), (MORE, 1)):
        path.write_text(now, "utf-8")
        tab.wait_for(f"{SHOWN} === {count}")
        assert read_text(tab, editor_selector) == now
    path.write_text(mine, "utf-8")
    tab.wait_for(f"{SHOWN} === 3")
    tab.press("Control+End")
    tab.type("# more\n")
    save(tab)
    tab.wait_for(SAVED)
    assert path.read_text("utf-8") == mine + "# more\n"


def test_what_comes_back_while_the_writer_is_asked_asks_no_more(
    start_server: Callable[..., WebServer], open_page: OpenPage, folder: Path, editor_selector: str
) -> None:
    path = folder / "trains.argmap"
    whole = path.read_text("utf-8")
    tab = open_page(start_server())
    wait_for_picture(tab, editor_selector)
    tab.type("  premise: mine\n")
    path.write_text(MORE, "utf-8")
    tab.wait_for(f"{BANNER}.includes('changed')")
    path.write_text(whole, "utf-8")
    tab.wait_for(f"!{BANNER}")
    save(tab)
    tab.wait_for(SAVED)
    assert path.read_text("utf-8") == whole + "  premise: mine\n"


def test_a_map_that_is_removed_stays_open_until_another_is_chosen(
    start_server: Callable[..., WebServer], open_page: OpenPage, folder: Path, editor_selector: str
) -> None:
    first, other = folder / "trains.argmap", folder / "x.argmap"
    whole = first.read_text("utf-8")
    tab = open_page(start_server())
    wait_for_picture(tab, editor_selector)
    assert tab.evaluate("document.querySelector('.for-folder').hidden")
    other.write_text(MORE, "utf-8")
    tab.wait_for("!document.querySelector('.for-folder').hidden")
    first.unlink()
    tab.wait_for(f"{BANNER}.includes('writes it anew') && {MAPS}.includes('(')")
    assert tab.evaluate(MAPS) == "trains.argmap (no longer there),x.argmap"
    assert tab.evaluate("document.querySelector('#map').value") == "trains.argmap"
    assert read_text(tab, editor_selector) == whole
    save(tab)
    tab.wait_for(f"{SAVED} && !{BANNER} && !{MAPS}.includes('(')")
    assert first.read_text("utf-8") == whole
    first.unlink()
    tab.wait_for(f"{BANNER}.includes('writes it anew')")
    tab.evaluate("window.confirm = () => true")
    tab.choose("#map", "x.argmap")
    tab.wait_for(f"{SHOWN} === 1 && {MAPS} === 'x.argmap' && !{BANNER}")
    assert tab.evaluate("document.querySelector('#save').disabled")


@pytest.mark.parametrize("editor_selector", ["component"], indirect=True)
def test_many_pages_hear_and_save(
    start_server: Callable[..., WebServer], open_page: OpenPage, folder: Path, editor_selector: str
) -> None:
    path = folder / "trains.argmap"
    server = start_server()
    tabs = [open_page(server) for _ in range(9)]
    for tab in tabs:
        tab.wait_for(f"{SHOWN} === 2")
    wait_for_picture(tabs[-1], editor_selector)
    tabs[-1].type("  premise: mine\n")
    save(tabs[-1])
    tabs[-1].wait_for(SAVED)
    assert path.read_text("utf-8").endswith("mine\n")
    for tab in tabs:
        tab.wait_for(f"{SHOWN} === 3")
    path.write_text(MORE, "utf-8")
    for tab in tabs:
        tab.wait_for(f"{SHOWN} === 1")


def test_a_hidden_page_listens_no_more_and_catches_up_when_it_is_seen(
    start_server: Callable[..., WebServer], open_page: OpenPage, folder: Path
) -> None:
    tab = open_page(start_server())
    tab.wait_for(f"{SHOWN} === 2")
    set_hidden(tab, hidden=True)
    (folder / "trains.argmap").write_text(MORE, "utf-8")
    sleep(1.5)
    assert tab.evaluate("navigator.locks.query().then((all) => all.held.length)") == 0
    assert tab.evaluate(SHOWN) == 2
    set_hidden(tab, hidden=False)
    tab.wait_for(f"{SHOWN} === 1")
    assert tab.evaluate(BANNER) == ""


def set_hidden(tab: ChromiumPage, *, hidden: bool) -> None:
    """Lets the page believe that it is hidden, or seen."""
    tab.run_script(
        f"Object.defineProperty(document, 'hidden', {{value: {str(hidden).lower()}, configurable: true}});"
        " document.dispatchEvent(new Event('visibilitychange'));"
    )


def test_a_map_that_is_not_served_is_reported(
    start_server: Callable[..., WebServer], open_page: OpenPage, folder: Path
) -> None:
    path = folder / "x.argmap"
    path.write_text(MORE, "utf-8")
    tab = open_page(start_server())
    tab.wait_for(f"{SHOWN} === 2")
    path.unlink()
    path.symlink_to(folder.parent / "secret.argmap")
    tab.choose("#map", "x.argmap")
    tab.wait_for(f"{BANNER} === '`x.argmap` is not served here'")
    path.unlink()
    path.write_text(MORE, "utf-8")
    tab.wait_for(f"{SHOWN} === 1 && !{BANNER}")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no such names here")
def test_maps_of_any_name_are_opened(
    start_server: Callable[..., WebServer], open_page: OpenPage, folder: Path
) -> None:
    names = [
        os.fsdecode(raw) for raw in (b"12:30.argmap", b"a\\b.argmap", b"a%41&#? .argmap", b"\xb3\xed.argmap")
    ]
    for name in names:
        (folder / name).write_text(MORE, "utf-8")
    tab = open_page(start_server())
    tab.wait_for("document.querySelector('#map')?.options.length === 5")
    for name in names:
        tab.choose("#map", "trains.argmap")
        tab.wait_for(f"{SHOWN} === 2")
        tab.choose("#map", name)
        tab.wait_for(f"{SHOWN} === 1 && !{BANNER}")
    assert tab.problems == []


def test_a_folder_without_maps_says_so(
    start_server: Callable[..., WebServer], open_page: OpenPage, folder: Path
) -> None:
    (folder / "trains.argmap").unlink()
    tab = open_page(start_server())
    tab.wait_for("document.querySelector('#banner')?.textContent.includes('no map here')")


def test_the_reason_of_a_failed_save_stays_visible(
    start_server: Callable[..., WebServer],
    open_page: OpenPage,
    editor_selector: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise UserError(Phrase(en="the disk is full", ko="디스크가 찼다"))

    tab = open_page(start_server())
    wait_for_picture(tab, editor_selector)
    tab.type("  premise: mine\n")
    with monkeypatch.context() as patch:
        patch.setattr("argmap.serve.served_maps.rewrite_map", full)
        save(tab)
        tab.wait_for(f"{BANNER} === 'the disk is full'")
    sleep(1.5)
    assert tab.evaluate(BANNER) == "the disk is full"
    assert not tab.evaluate("document.querySelector('#save').disabled")
    save(tab)
    tab.wait_for(f"{SAVED} && !{BANNER}")


def test_new_settings_are_drawn(
    start_server: Callable[..., WebServer], open_page: OpenPage, folder: Path
) -> None:
    tab = open_page(start_server())
    tab.wait_for(f"{SHOWN} === 2")
    (folder / "argmap.toml").write_text('theme = "dark"\n', "utf-8")
    tab.wait_for("document.querySelector('#picture svg > rect').getAttribute('fill') === '#14171C'")


def test_a_failed_download_does_not_answer_for_the_writer(
    start_server: Callable[..., WebServer], open_page: OpenPage, folder: Path, editor_selector: str
) -> None:
    path = folder / "trains.argmap"
    tab = open_page(start_server())
    wait_for_picture(tab, editor_selector)
    tab.type("  objectoin: mine\n")
    path.write_text(MORE, "utf-8")
    tab.wait_for(f"{BANNER}.includes('changed')")
    tab.choose("#format", "svg")
    tab.wait_for(f"{BANNER} === 'a map with errors is not drawn'")
    save(tab)
    tab.wait_for(f"{BANNER}.includes('changed')")
    assert path.read_text("utf-8") == MORE
