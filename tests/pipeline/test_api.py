"""Maps for Python users, and in a notebook."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import argmap
from argmap.theme.themes import DARK

GOOD = "map: M\n  lang: en\n  ko: 지도\nthesis a: One\n  ko: 하나\n  premise: Two\n    ko: 둘\n"
INVALID = "thesis a: <One> & only\n  premis: Two\n"


def test_a_map_from_a_text() -> None:
    read = argmap.parse(GOOD)
    assert read.ok
    assert read.diagnostics == ()
    assert next(iter(read.model.statements)) == "a"
    assert "One" in read.svg()
    assert "하나" in read.svg("ko")
    assert 'id="x-s-a"' in read.svg(id_prefix="x-")
    assert read.svg(number=True) != read.svg()
    assert read.dot("ko").startswith("digraph")
    assert json.loads(read.json())
    assert repr(read) == "<Map '<text>': nothing to report>"


def test_a_part_of_a_map() -> None:
    read = argmap.parse(f"{GOOD}view v: The view\n  depth: 0\n")
    assert "The view" in read.svg(view="v")
    assert read.svg(view=argmap.Focus(root="a")) == read.svg()
    assert read.dot(view="v").count("[continues +1]") == 1
    assert len(json.loads(read.json(view=argmap.Focus(depth=0)))["statements"]) == 1
    with pytest.raises(argmap.UserError, match="has no view `w`"):
        read.svg(view="w")
    with pytest.raises(argmap.UserError, match="is no filter"):
        read.svg(view=argmap.Focus(only=("core",)))


def test_a_map_in_parts() -> None:
    line = "A text that is long enough for a few of them to fill a page of the usual size and shape"
    body = "".join(f"  premise p{i}: {line} {i}\n    premise: {line}\n" for i in range(9))
    read = argmap.parse(f"map: M\nthesis t: T\n{body}")
    files = read.split(name="debate")
    assert list(files)[:2] == ["debate.svg", "debate.t.svg"]
    assert b'xlink:href="debate.t.svg"' in files["debate.svg"]
    assert list(argmap.parse(GOOD).split()) == ["map.svg"]
    assert argmap.parse(GOOD).split("ko")["map.svg"].decode() == argmap.parse(GOOD).svg("ko", fit="16:9")
    for wrong in ({"form": "dot"}, {"fit": "none"}, {"form": "nonsense"}):
        with pytest.raises(ValueError, match=r"split|there is no form"):
            read.split(**wrong)
    with pytest.raises(argmap.MapError):
        argmap.parse(INVALID).split()


def test_a_map_from_a_file_and_the_settings_near_it(tmp_path: Path) -> None:
    path = tmp_path / "명과 암.argmap"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert argmap.read(path).svg() == argmap.read(str(path)).svg() == argmap.parse(GOOD).svg()
    (tmp_path / "argmap.toml").write_text('lang = "ko"\nnumber = true\nteach = true\n', "utf-8")
    read = argmap.read(path)
    assert read.ok
    assert read.svg() == argmap.parse(GOOD).svg("ko", number=True)
    assert read.svg("en", number=False) == argmap.parse(GOOD).svg()
    assert {diagnostic.code[0] for diagnostic in read.diagnostics} == {"T"}


def test_errors_in_the_settings_are_diagnostics_too(tmp_path: Path) -> None:
    (tmp_path / "m.argmap").write_text(GOOD, "utf-8")
    (tmp_path / "argmap.toml").write_text('silence = ["W999x"]', "utf-8")
    read = argmap.read(tmp_path / "m.argmap")
    assert [diagnostic.code for diagnostic in read.diagnostics] == ["E505"]
    assert not read.ok


def test_the_theme_of_the_settings_is_drawn_and_a_warning_about_it_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "m.argmap").write_text(GOOD, "utf-8")
    (tmp_path / "argmap.toml").write_text(
        'theme.name = "dark"\ntheme.roles.premise.fill = "#777777"', "utf-8"
    )
    read = argmap.read(tmp_path / "m.argmap")
    assert [diagnostic.code for diagnostic in read.diagnostics] == ["W510"]
    assert DARK.background in read.svg()
    assert 'fill="#777777"' in read.svg()


def test_a_map_with_errors_tells_them_and_is_not_drawn() -> None:
    read = argmap.parse(INVALID, name="b.argmap")
    assert not read.ok
    assert read.report().startswith("error[E")
    assert read.report("ko").startswith("오류[E")
    for ask in (read.svg, read.dot, read.json, lambda: read.model):
        with pytest.raises(argmap.MapError, match=r"b\.argmap:2:3"):
            ask()
    assert repr(read) == "<Map 'b.argmap': 1 error>"


@pytest.mark.parametrize("method", ["svg", "png", "pdf", "split"])
def test_a_page_that_is_none_is_refused_before_the_map_is_looked_at(method: str) -> None:
    with pytest.raises(ValueError, match="huge"):
        getattr(argmap.parse(INVALID), method)(fit="huge")


def test_a_notebook_shows_the_picture_or_the_errors() -> None:
    good, broken = argmap.parse(GOOD), argmap.parse(INVALID.replace("premis", "<b>"))
    picture = good._repr_svg_()
    assert picture is not None
    assert picture.startswith("<svg ")
    assert 'id="s-a"' not in picture
    assert good._repr_html_() is None
    assert broken._repr_svg_() is None
    page = broken._repr_html_()
    assert page is not None
    assert page.startswith("<pre>error[E")
    assert "<b>" not in page


@pytest.mark.parametrize("prefix", ["a b-", '"><script>', "1-", "-"])
def test_a_prefix_that_no_id_can_have_is_refused(prefix: str) -> None:
    with pytest.raises(ValueError, match="cannot begin an id"):
        argmap.parse(GOOD).svg(id_prefix=prefix)


def test_a_missing_file_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(argmap.UserError, match="no such file"):
        argmap.read(tmp_path / "absent.argmap")


@pytest.mark.parametrize("text", ["", "\0", "thesis: \ud800", "\ufeffthesis: x", "thesis: x\rthesis: y"])
def test_any_text_can_be_parsed(text: str) -> None:
    argmap.parse(text).report()


def test_importing_argmap_is_cheap_and_shows_its_names() -> None:
    code = (
        "import sys, argmap;"
        "heavy = {'lark', 'click', 'graphviz', 'wasmtime', 'argmap.pipeline'} & set(sys.modules);"
        "assert not heavy, heavy; assert set(argmap.__all__) <= set(dir(argmap));"
        "assert all(getattr(argmap, name) for name in argmap.__all__)"
    )
    root = str(Path(__file__).parents[2])
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": root, "PATH": ""})
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        argmap.nonsense  # noqa: B018


WRONG_CALLS: tuple[tuple[str, dict[str, object], type[Exception], str], ...] = (
    ("svg", {"fit": None}, TypeError, "`fit` takes a text such as '16:9', not None"),
    ("svg", {"fit": "a99"}, ValueError, "there is no page `a99`; write `16:9`"),
    ("svg", {"theme": "pink"}, ValueError, "there is no theme `pink`; choose from `light`"),
    ("svg", {"theme": True}, TypeError, "`theme` takes a text such as 'light', not True"),
    ("svg", {"direction": "up"}, ValueError, "there is no direction `up`; choose from"),
    ("svg", {"directon": "up"}, TypeError, "there is no choice 'directon'; there are direction, engine"),
    ("svg", {"legend": 1}, TypeError, "`legend` takes a text such as 'yes', not 1"),
    ("svg", {"number": "yes"}, TypeError, "`number` takes True or False, not 'yes'"),
    ("svg", {"lang": 3}, TypeError, "`lang` takes a text such as 'ko', not 3"),
    ("svg", {"view": 3}, TypeError, "`view` takes a view's name or an `argmap.Focus`, not 3"),
    ("dot", {"view": 3}, TypeError, "`view` takes a view's name"),
    ("json", {"view": 3}, TypeError, "`view` takes a view's name"),
    ("svg", {"id_prefix": 3}, TypeError, "`id_prefix` takes a text such as 'map-', not 3"),
    ("svg", {"view": argmap.Focus(depth="x")}, TypeError, "`depth` takes a whole number, not 'x'"),  # type: ignore[arg-type]
    ("svg", {"view": argmap.Focus(depth=-1)}, ValueError, "`depth` takes a whole number from 0 up, not -1"),
    ("svg", {"view": argmap.Focus(only="tag:x")}, TypeError, "`only` takes several texts"),  # type: ignore[arg-type]
    ("png", {"width": "x"}, TypeError, "`width` takes a whole number, not 'x'"),
    ("png", {"width": 10.5}, TypeError, "`width` takes a whole number, not 10.5"),
    ("png", {"width": True}, TypeError, "`width` takes a whole number, not True"),
    ("png", {"width": 0}, ValueError, "`width` takes a whole number from 1 up, not 0"),
    ("pdf", {"fit": 3}, TypeError, "`fit` takes a text"),
    ("split", {"form": "gif"}, ValueError, "there is no form `gif`; choose from `svg`, `png`, `pdf`"),
    ("split", {"form": 3}, TypeError, "`form` takes a text such as 'svg', not 3"),
    ("split", {"name": 3}, TypeError, "`name` takes a text such as 'map', not 3"),
)


@pytest.mark.parametrize(("method", "arguments", "error", "words"), WRONG_CALLS, ids=range(len(WRONG_CALLS)))
def test_a_wrong_choice_is_told_by_its_name_and_what_it_takes(
    method: str, arguments: dict[str, object], error: type[Exception], words: str
) -> None:
    with pytest.raises(error) as caught:
        getattr(argmap.parse(GOOD), method)(**arguments)
    assert str(caught.value).startswith(words)


def test_a_choice_of_none_is_left_open() -> None:
    read = argmap.parse(GOOD)
    assert read.svg(theme=None, direction=None) == read.svg()  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [None, b"thesis: T", 3])
def test_only_a_text_can_be_parsed(text: object) -> None:
    with pytest.raises(TypeError, match=r"`text` takes a text, not .*`argmap.read` takes a file"):
        argmap.parse(text)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", [None, 0])
def test_only_the_name_of_a_file_can_be_read(path: object) -> None:
    with pytest.raises(TypeError, match="`path` takes the name of a file, not"):
        argmap.read(path)  # type: ignore[arg-type]
