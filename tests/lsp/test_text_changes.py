"""A server while somebody types: versions, broken lines, settings, the units of columns, the end."""

from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("pygls")

import argmap
from tests.layout.edited_map import AFTER, BEFORE
from tests.lsp.lsp_client import ClientDocument, Editor, RequestRefused

GOOD = "논제 열차: 🚄 야간열차가 좋다\n  전제 값: 침대는 싸다\n  반론 값\n"
VALID_MAP = "map: 🚄\nthesis a: 🌙 one\n  premise b: two\n    cite: nowhere\n"


@pytest.fixture(scope="module")
def editor(editor_for_language: Callable[[str], Editor]) -> Editor:
    return editor_for_language("en")


def find_codes(page: ClientDocument) -> list[str]:
    return [one["code"] for one in page.diagnostics()]


def test_a_text_typed_letter_by_letter_ends_as_one_opened_whole(editor: Editor) -> None:
    page = ClientDocument(editor, "file:///nowhere/typed.argmap", "")
    for end in range(len(VALID_MAP)):
        page.change_text(VALID_MAP[: end + 1])
        page.request("completion", position=page.position(page.text.count("\n") + 1, 0))
    whole = ClientDocument(editor, "file:///nowhere/whole.argmap", VALID_MAP)
    assert page.diagnostics() == whole.diagnostics()
    assert find_codes(page) == ["E204"]
    assert page.request("documentSymbol") == whole.request("documentSymbol")


def test_the_last_good_picture_stays_while_a_line_is_broken(editor: Editor) -> None:
    page = ClientDocument(
        editor, "file:///nowhere/picture.argmap", VALID_MAP.replace("    cite: nowhere\n", "")
    )
    good = editor.request("argmap/picture", uri=page.uri)
    assert good["current"]
    page.change_text(page.text + "  prem")
    broken = editor.request("argmap/picture", uri=page.uri)
    assert broken["svg"] == good["svg"]
    assert (broken["current"], broken["errors"]) == (False, 1)
    page.change_text(page.text + "ise: three\n")
    fixed = editor.request("argmap/picture", uri=page.uri)
    assert fixed["current"]
    assert fixed["svg"] != good["svg"]


def test_a_picture_is_drawn_as_it_is_wished(editor: Editor) -> None:
    page = ClientDocument(
        editor, "file:///nowhere/wish.argmap", "map: x\n  lang: en\nthesis a: one\n  ko: 하나\n"
    )
    plain = editor.request("argmap/picture", uri=page.uri)["svg"]
    assert "하나" in editor.request("argmap/picture", uri=page.uri, lang="ko")["svg"]
    assert editor.request("argmap/picture", uri=page.uri, theme="dark")["svg"] != plain
    assert editor.request("argmap/picture", uri=page.uri, theme="no such", fit="nor such")["svg"] == plain


def test_boxes_stay_while_a_text_is_typed(editor: Editor) -> None:
    page = ClientDocument(editor, "file:///nowhere/stays.argmap", BEFORE)
    editor.request("argmap/picture", uri=page.uri)
    page.change_text(AFTER)
    kept = editor.request("argmap/picture", uri=page.uri)["svg"]
    opened = ClientDocument(editor, "file:///nowhere/fresh.argmap", AFTER)
    fresh = editor.request("argmap/picture", uri=opened.uri)["svg"]
    built = argmap.parse(AFTER).svg(fit="16:9")
    assert fresh == built
    assert kept != fresh
    dark = editor.request("argmap/picture", uri=page.uri, theme="dark")["svg"]
    assert read_view_box(dark) == read_view_box(kept) != read_view_box(fresh)


def read_view_box(svg: str) -> str:
    return svg.partition(' viewBox="')[2].partition('"')[0]


def test_line_ends_of_windows_move_nothing(editor: Editor) -> None:
    page = ClientDocument(editor, "file:///nowhere/windows.argmap", VALID_MAP.replace("\n", "\r\n"))
    unix = ClientDocument(editor, "file:///nowhere/unix.argmap", VALID_MAP)
    assert page.diagnostics() == unix.diagnostics()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_edits_end_lines_as_the_text_does(editor: Editor, end: str) -> None:
    page = ClientDocument(
        editor, "file:///nowhere/ends.argmap", end.join(["thesis: a", "    premise: b", "", "", ""])
    )
    edits = page.request("formatting", options={"tabSize": 2, "insertSpaces": True})
    written = "".join(edit["newText"] for edit in edits)
    assert edits
    assert "\n" not in written.replace(end, "")


def test_a_picture_that_nobody_waits_for_holds_nothing_up(editor: Editor) -> None:
    heavy = "thesis t: t\n" + "".join(f"  premise p{n}: P{n}\n" for n in range(150))
    heavy += "".join(f"claim q{n}: Q{n}\n  premise p{n}\n  premise p{149 - n}\n" for n in range(150))
    page = ClientDocument(editor, "file:///nowhere/heavy.argmap", heavy)
    editor.number += 1
    editor._send(id=editor.number, method="argmap/picture", params={"uri": page.uri})
    page.diagnostics()
    page.change_text(GOOD)
    assert editor.request("argmap/picture", uri=page.uri)["current"]


@pytest.mark.parametrize(
    "params", [{}, {"textDocument": {"uri": "file:///nowhere/a"}, "position": {"line": -1, "character": 0}}]
)
def test_a_request_that_makes_no_sense_is_answered(editor: Editor, params: dict[str, object]) -> None:
    with pytest.raises(RequestRefused) as refusal:
        editor.request("textDocument/hover", **params)
    assert refusal.value.code == -32602
    for odd in ({}, {"uri": 5}, {"uri": "file:///nowhere/none"}):
        with pytest.raises(RequestRefused) as refusal:
            editor.request("argmap/picture", **odd)
        assert refusal.value.code == -32602
    page = ClientDocument(editor, "file:///nowhere/odd-wish.argmap", GOOD)
    assert editor.request("argmap/picture", uri=page.uri, lang=5, theme=["x"], fit={})["current"]


def test_separators_that_end_no_line_move_nothing(editor: Editor) -> None:
    text = "thesis a: one\u2028two\x0bthree\x85four\n  premise a\n"
    page = ClientDocument(editor, "file:///nowhere/odd.argmap", text)
    assert page.diagnostics()
    assert [
        place["range"]["start"] for place in page.request("definition", position=page.position(2, 10))
    ] == [{"line": 0, "character": 7}]


def test_settings_beside_a_map_hold_for_it(editor: Editor, tmp_path: Path) -> None:
    text = "thesis a: Who would not?\n  premise b: two\n"
    (tmp_path / "argmap.toml").write_text("teach = true\n", "utf-8")
    page = ClientDocument(editor, (tmp_path / "map.argmap").as_uri(), text)
    assert find_codes(page) == ["W301", "T401"]
    (tmp_path / "argmap.toml").write_text('silence = ["W301"]\n', "utf-8")
    editor.published.clear()
    editor.notify("workspace/didChangeWatchedFiles", changes=[])
    assert find_codes(page) == []


def test_what_could_be_left_out_is_marked(editor: Editor) -> None:
    page = ClientDocument(editor, "file:///nowhere/unused.argmap", "source s: S\nthesis a: one\n")
    [refusal] = page.diagnostics()
    assert (refusal["code"], refusal["severity"], refusal["tags"]) == ("W305", 2, [1])


def test_a_closed_text_has_no_diagnostics_and_no_answers(editor: Editor) -> None:
    page = ClientDocument(editor, "file:///nowhere/closed.argmap", "prem")
    assert find_codes(page)
    editor.published.clear()
    editor.notify("textDocument/didClose", textDocument={"uri": page.uri})
    with pytest.raises(RequestRefused):
        page.request("documentSymbol")
    assert editor.published[page.uri]["diagnostics"] == []


def test_fixes_remove_their_diagnostics(editor: Editor) -> None:
    page = ClientDocument(
        editor, "file:///nowhere/mended.argmap", "thesis a: 🚄 one\n  premis b: two\n    cite: 책\n"
    )
    while find_codes(page):
        line = page.diagnostics()[0]["range"]["start"]["line"] + 1
        wide = {"start": page.position(line, 0), "end": page.position(line, 0)}
        wide["end"]["character"] += 40
        first = page.request("codeAction", range=wide, context={"diagnostics": [], "only": ["quickfix"]})[0]
        page.change_text(page.apply_edits(first["edit"]["changes"][page.uri]))
    assert page.text == "source 책: …\n\nthesis a: 🚄 one\n  premise b: two\n    cite: 책\n"


@pytest.mark.parametrize(
    ("offered", "chosen", "column"),
    [
        (("utf-16",), "utf-16", 19),
        (("utf-8", "utf-16"), "utf-8", 39),
        (("utf-32", "utf-16"), "utf-32", 17),
        ((), "utf-16", 19),
    ],
)
def test_columns_are_counted_as_agreed(offered: tuple[str, ...], chosen: str, column: int) -> None:
    editor = Editor(offered)
    assert editor.units == chosen
    page = ClientDocument(
        editor, "file:///nowhere/units.argmap", "논제: 🚄 열차\n  전제 값: 🌙 싸다  거의?\n  반론 값\n"
    )
    highlights = page.request("documentHighlight", position=page.position(3, 5))
    assert [page.describe_range(one["range"]) for one in highlights] == ["2 `값`", "3 `값`"]
    [end] = page.request("inlayHint", range={"start": page.position(1, 0), "end": page.position(3, 0)})
    assert end["position"] == page.position(1, len("논제: 🚄 열차"))
    page.change_text("논제: 🚄 열차 🚄 열차 논제 \x07\n")
    [refusal] = page.diagnostics()
    assert refusal["range"]["start"]["character"] == column
    assert editor.shut_down() == 0


def test_an_editor_that_shows_pages_gets_their_addresses() -> None:
    editor = Editor(initializationOptions={"ui": "ko", "rulePages": "argmap-rule"})
    page = ClientDocument(editor, "file:///nowhere/pages.argmap", "thesis: a\n  premise nowhere\n")
    [refusal] = page.diagnostics()
    assert refusal["codeDescription"] == {"href": "argmap-rule:/E201.md"}
    assert "아이디를 가진 진술이 없다" in refusal["message"]
    assert editor.request("argmap/page", code="E201").startswith("**E201** 없는 진술을")
    assert editor.request("argmap/page", code="E999") is None
    assert editor.shut_down() == 0


def test_a_server_whose_editor_is_gone_ends_too() -> None:
    editor = Editor()
    ClientDocument(editor, "file:///nowhere/gone.argmap", GOOD)
    assert editor.process.stdin
    editor.process.stdin.close()
    editor.process.wait(30)


def test_questions_about_a_text_that_changes_meanwhile_are_answered_or_called_off(editor: Editor) -> None:
    page = ClientDocument(editor, "file:///nowhere/hasty.argmap", GOOD)
    for number in range(20):
        page.change_text(GOOD + "#" * number)
        editor.number += 1
        params = {"textDocument": {"uri": page.uri}, "position": page.position(3, 5)}
        editor._send(id=editor.number, method="textDocument/hover", params=params)
    assert page.request("hover", position=page.position(3, 5))["contents"]["value"].endswith("침대는 싸다")
    assert page.diagnostics() == []


def test_half_a_surrogate_pair_is_reported_and_the_server_goes_on(editor: Editor) -> None:
    page = ClientDocument(editor, "file:///nowhere/half.argmap", "thesis: a \ud800 b\n  premise x\udfff: y\n")
    assert find_codes(page) == ["E103", "E103"]
    assert page.request("documentSymbol")
    page.request("completion", position=page.position(1, 0))
    page.change_text(GOOD)
    assert find_codes(page) == []


@pytest.mark.parametrize(
    "body", [b"{bad}", b"[]", b"null", b"[" * 9999, b"\xff\xfe", b'{"jsonrpc": "2.0", "id": 9, "method": 12}']
)
def test_a_message_that_is_none_is_passed_over(editor: Editor, body: bytes) -> None:
    editor.send_raw(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    page = ClientDocument(editor, f"file:///nowhere/{len(body)}.argmap", GOOD)
    assert find_codes(page) == []
