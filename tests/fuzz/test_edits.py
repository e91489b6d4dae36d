"""After a row of edits, the pictures in an editor and on the page are those of a build of the same text."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec import Struct

pytest.importorskip("pygls")

from argmap.pipeline.compile import CompileOptions, compile_bytes
from argmap.serve.requests import PageRequest
from argmap.serve.served_maps import MapStore
from argmap.serve.service import PageService
from tests.lsp.lsp_client import ClientDocument, Editor
from tests.paths import ROOT

SETTINGS = (
    "",
    'theme = "dark"\n',
    'theme = "print"\nfit = "4:3"\n',
    'fit = "a4"\nlabel = "short"\n',
    'fit = "none"\nnumber = true\n',
)
LINES = (
    "premise: A reason that was typed just now",
    "objection: A doubt that was typed just now, with more words than the others have",
    "assumption: What is taken for granted",
    "전제: 새로 쓴 전제",
    "반론: 새로 쓴 반론이며 다른 것보다 조금 더 길어서 상자가 커진다",
    "short: brief",
    "premis: A word that is misspelt",
    "# a remark",
)
ROWS = 60
OPTIONS = {"suppress_health_check": list(HealthCheck), "phases": [Phase.generate], "derandomize": True}


class Edit(Struct, frozen=True):
    """One edit: what is done, at which line, and with which of the lines or settings."""

    kind: str
    place: int
    choice: int


class Moment(Struct, frozen=True):
    """A text and its settings, and the pictures that the editor and the page then showed.

    `editor_text` is the text that the editor's picture is of: the last one without errors.
    """

    text: str
    settings: str
    editor_text: str | None
    editor_picture: str | None
    page_picture: str | None


KINDS = ("insert", "insert", "delete", "double", "indent", "dedent", "move", "word", "undo", "settings")
EDITS = st.lists(
    st.builds(Edit, st.sampled_from(KINDS), st.integers(0, 60), st.integers(0, 60)), min_size=3, max_size=8
)
STATEMENTS = st.lists(
    st.tuples(st.integers(1, 3), st.sampled_from(("premise", "objection", "assumption")), st.integers(1, 14)),
    min_size=3,
    max_size=12,
)
BEGINNINGS = st.one_of(
    STATEMENTS.map(lambda statements: write_map(statements)),
    st.just((ROOT / "maps" / "school-phones.argmap").read_text("utf-8")),
)


def write_map(statements: list[tuple[int, str, int]]) -> str:
    """A sound map of statements with their depths, keywords and numbers of words."""
    lines, depth = ["map: A map", "  lang: en", "", "thesis t: What is argued for"], 0
    for number, (wanted, keyword, length) in enumerate(statements):
        depth = min(wanted, depth + 1)
        lines.append(f"{'  ' * depth}{keyword} s{number}: {' '.join(['word'] * length)} {number}")
    return "\n".join(lines) + "\n"


def apply_edit(text: str, edit: Edit, earlier: list[str]) -> str:
    """The text after an edit."""
    lines = text.split("\n")
    at = edit.place % len(lines)
    match edit.kind:
        case "insert":
            blanks = len(lines[at]) - len(lines[at].lstrip()) or 2
            lines.insert(at + 1, " " * blanks + LINES[edit.choice % len(LINES)])
        case "delete":
            del lines[at]
        case "double":
            lines.insert(at, lines[at])
        case "indent":
            lines[at] = f"  {lines[at]}"
        case "dedent":
            lines[at] = lines[at].removeprefix("  ")
        case "move":
            lines.insert(edit.choice % len(lines), lines.pop(at))
        case "word":
            lines[at] = f"{lines[at]} more" if ":" in lines[at] else lines[at]
        case "undo":
            return earlier[edit.choice % len(earlier)]
    return "\n".join(lines)


def is_sound(text: str) -> bool:
    """Check that a text has no errors, by compiling it alone."""
    return compile_bytes(text.encode(), "m.argmap", CompileOptions()).argmap is not None


class Writing:
    """A map in an editor and on the page, while it is edited; both servers go on from one row to the next."""

    def __init__(self, editor: Editor, service: PageService, folder: Path) -> None:
        self.editor, self.service, self.folder = editor, service, folder
        self.moments: list[Moment] = []

    def edit(self, text: str, edits: list[Edit]) -> None:
        """Open a text and apply a row of edits; after each the pictures are asked for and kept."""
        self._write_settings(settings := "")
        document = ClientDocument(self.editor, (self.folder / "m.argmap").as_uri(), text)
        texts = [text]
        sound_text = self._keep_pictures(document, settings, None)
        for edit in edits:
            if edit.kind == "settings":
                self._write_settings(settings := SETTINGS[edit.choice % len(SETTINGS)])
            else:
                texts.append(apply_edit(texts[-1], edit, texts))
                document.change_text(texts[-1])
            sound_text = self._keep_pictures(document, settings, sound_text)
        self.editor.notify("textDocument/didClose", textDocument={"uri": document.uri})

    def _write_settings(self, text: str) -> None:
        path = self.folder / "argmap.toml"
        path.write_text(text, "utf-8")
        change = {"uri": path.as_uri(), "type": 2}
        self.editor.notify("workspace/didChangeWatchedFiles", changes=[change])

    def _keep_pictures(self, document: ClientDocument, settings: str, sound_text: str | None) -> str | None:
        answer = self.editor.request("argmap/picture", uri=document.uri)
        sound_text = document.text if is_sound(document.text) else sound_text
        assert answer["current"] == (sound_text == document.text)
        page = self.service.draw(PageRequest(map="m.argmap", text=document.text), lambda: False)
        moment = Moment(document.text, settings, sound_text, answer["svg"], page.get("svg"))  # type: ignore[arg-type]
        self.moments.append(moment)
        return sound_text


@pytest.fixture
def writing(tmp_path: Path) -> Iterator[Writing]:
    """A map in a folder of its own, with both servers."""
    folder = tmp_path / "live"
    folder.mkdir()
    (folder / "m.argmap").write_text("", "utf-8")
    editor = Editor()
    yield Writing(editor, PageService(MapStore(str(folder)), "en"), folder)
    assert editor.shut_down() == 0


def build_pictures(folder: Path, states: list[tuple[str, str]], *options: str) -> list[str]:
    """The pictures of texts with their settings, by one `argmap build` in a process of its own."""
    for number, (text, toml) in enumerate(states):
        place = folder / "maps" / f"{number:05}"
        place.mkdir(parents=True, exist_ok=True)
        (place / "m.argmap").write_text(text, "utf-8")
        (place / "argmap.toml").write_text(toml, "utf-8")
    command = [sys.executable, "-m", "argmap", "build", "maps", "-o", "pictures/", "--fresh", "-q", *options]
    subprocess.run(command, cwd=folder, check=True, timeout=500)
    return [
        (folder / "pictures" / f"{number:05}" / "m.svg").read_text("utf-8") for number in range(len(states))
    ]


def without_size(svg: str) -> str:
    """A picture without its width and height, which on the page are the page's own."""
    return re.sub(r' width="[\d.a-z]+" height="[\d.a-z]+"', "", svg, count=1)


def compare_with_builds(writing: Writing, folder: Path) -> None:
    """Compare all pictures that were shown with those of two fresh builds."""
    in_editor = [each for each in writing.moments if each.editor_text is not None]
    states = [(each.editor_text or "", each.settings) for each in in_editor]
    built = build_pictures(folder / "editor", states)
    assert [list_elements(each.editor_picture or "") for each in in_editor] == list(map(list_elements, built))
    on_page = [each for each in writing.moments if each.page_picture is not None]
    states = [(each.text, each.settings) for each in on_page]
    built = build_pictures(folder / "page", states, "--id-prefix", "map-")
    assert [list_elements(each.page_picture or "") for each in on_page] == list(map(list_elements, built))
    assert [is_sound(each.text) for each in writing.moments] == [
        each.page_picture is not None for each in writing.moments
    ]


def list_elements(picture: str) -> list[str]:
    """List the statements and steps of a picture; where they stand depends on the pictures before."""
    return sorted(re.findall(r'data-(?:id|from|to)="[^"]*"', picture))


@pytest.mark.slow
def test_pictures_after_edits_have_all_of_a_fresh_build(writing: Writing, tmp_path: Path) -> None:
    @settings(max_examples=ROWS, deadline=None, **OPTIONS)  # type: ignore[arg-type]
    @given(BEGINNINGS, EDITS)
    def edit(text: str, edits: list[Edit]) -> None:
        writing.edit(text, edits)

    edit()
    assert len({each.editor_picture for each in writing.moments}) > ROWS
    compare_with_builds(writing, tmp_path)
