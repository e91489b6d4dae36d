"""The picture that plain `dot` makes of a map: direction, references, linked premises, legend, order."""

import json
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

import argmap as argmap_package
from argmap.config.drawing_choices import DirectionChoice, ReferenceChoice
from argmap.formats.dot import DotOptions, to_dot
from argmap.model.map import ArgMap
from tests.formats.test_dot import DIRECTIONS, check_order, node_positions, run_embedded, run_system
from tests.layout.generated_maps import generate_map
from tests.paths import ROOT

Argue = Callable[[str], ArgMap]
Graph = dict[str, Any]

pytestmark = pytest.mark.skipif(shutil.which("dot") is None, reason="no dot on PATH")

MAPS = sorted((ROOT / "maps").glob("*.argmap"))
SHARED = """\
thesis a: A thesis
  premise p: A reason that serves twice
  and q: Another reason
thesis b: The other thesis
  objection p
    undercut u: Not against this one
  objection a
"""


def read_graph(argmap: ArgMap, options: DotOptions) -> Graph:
    """The graph as `dot -Tjson` reads and draws it."""
    graph: Graph = json.loads(run_system(to_dot(argmap, options), "json"))
    return graph


def list_nodes(graph: Graph) -> dict[str, Graph]:
    return {each["name"]: each for each in graph["objects"] if "nodes" not in each}


def list_edges(graph: Graph) -> list[tuple[str, str]]:
    names = {each["_gvid"]: each["name"] for each in graph["objects"]}
    return [(names[each["tail"]], names[each["head"]]) for each in graph["edges"]]


def place(node: Graph) -> tuple[float, float]:
    x, y = node["pos"].split(",")
    return float(x), float(y)


@pytest.mark.parametrize(
    ("direction", "rank_direction"),
    [
        (DirectionChoice.DOWN, "TB"),
        (DirectionChoice.RIGHT, "LR"),
        (DirectionChoice.COMPACT, "LR"),
        (DirectionChoice.AUTO, "LR"),
    ],
)
def test_a_map_grows_in_the_direction_that_is_chosen(
    parse_argument: Argue, direction: DirectionChoice, rank_direction: str
) -> None:
    graph = read_graph(parse_argument("thesis t: T\n  premise p: P\n"), DotOptions(direction=direction))
    assert graph["rankdir"] == rank_direction
    (x, y), (x2, y2) = (place(list_nodes(graph)[name]) for name in ("s-t", "s-p"))
    assert (y2 < y and x2 == x) if rank_direction == "TB" else (x2 > x and y2 == y)


def test_a_map_written_leftward_grows_downwards_where_that_is_chosen(parse_argument: Argue) -> None:
    argmap = parse_argument("thesis t: אב\n  premise p: גד\n")
    assert read_graph(argmap, DotOptions())["rankdir"] == "RL"
    assert read_graph(argmap, DotOptions(direction=DirectionChoice.DOWN))["rankdir"] == "TB"


def test_a_reference_is_a_box_that_leads_to_its_statement(parse_argument: Argue) -> None:
    graph = read_graph(parse_argument(SHARED), DotOptions())
    nodes = list_nodes(graph)
    box = nodes["r-p.attacks.b/p"]
    assert (box["class"], box["id"], box["URL"]) == ("reference", "r-p.attacks.b/p", "#s-p")
    assert box["label"].startswith("[Objection ↗]\\nA reason")
    assert ("i-p.attacks.b", "r-p.attacks.b/p") in list_edges(graph)
    assert ("i-p.attacks.b", "s-u") in list_edges(graph)
    assert sum(name.startswith("s-") for name in nodes) == 5


def test_a_reference_is_an_edge_where_wires_are_chosen(parse_argument: Argue) -> None:
    graph = read_graph(parse_argument(SHARED), DotOptions(references=ReferenceChoice.WIRES))
    assert not [name for name in list_nodes(graph) if name.startswith("r-")]
    assert ("i-p.attacks.b", "s-p") in list_edges(graph)
    assert ("s-b", "s-a") in list_edges(graph)


def test_the_number_of_a_reference_is_that_of_its_statement(parse_argument: Argue) -> None:
    nodes = list_nodes(read_graph(parse_argument(SHARED), DotOptions(numbered=True)))
    assert nodes["s-p"]["label"].startswith("[2 Premise]")
    assert nodes["r-p.attacks.b/p"]["label"].startswith("[2 Objection ↗]")


def test_linked_premises_meet_in_a_plus_and_separate_ones_do_not(parse_argument: Argue) -> None:
    graph = read_graph(
        parse_argument(
            "thesis t: T\n  premise p: P\n  and q: Q\n  premise r: R\n  objection o: O\n    undercut u: U\n"
        ),
        DotOptions(legend=False),
    )
    nodes = list_nodes(graph)
    assert [name for name, node in nodes.items() if node["label"] == "+"] == ["i-p.supports"]
    assert ("i-p.supports", "s-p") in list_edges(graph)
    assert ("i-p.supports", "s-q") in list_edges(graph)
    assert nodes["i-o.attacks"]["label"] == ""


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_the_two_parts_of_a_line_meet(parse_argument: Argue, direction: DirectionChoice) -> None:
    """The node between them is a piece of the line: it reaches both, within half a point."""
    graph = read_graph(
        parse_argument("thesis t: T\n  premise p: P\n  premise q: Q\n"),
        DotOptions(direction=direction, legend=False),
    )
    axis = int(direction is DirectionChoice.DOWN)
    for name in ("o-s-p", "o-s-q"):
        node = list_nodes(graph)[name]
        half = float(node["height" if axis else "width"]) * 36 + float(node["penwidth"]) / 2
        ends = [
            float(each["pos"].removeprefix("s,").split()[-1 if edge[1] == name else 0].split(",")[axis])
            for edge, each in zip(list_edges(graph), graph["edges"], strict=True)
            if name in edge
        ]
        assert len(ends) == 2
        assert all(abs(abs(end - place(node)[axis]) - half) < 0.5 for end in ends)


def test_roles_differ_without_colour(parse_argument: Argue) -> None:
    argmap = parse_argument(
        "thesis t: T\n  premise: P\n  assumption: A\n  objection: O\n    rebuttal: R\n    undercut: U\n"
        "claim: C\n  premise t\n"
    )
    nodes = [node for name, node in list_nodes(read_graph(argmap, DotOptions(legend=False))).items()]
    boxes = [node for node in nodes if node["name"][0] in "sr"]
    looks = [[node.get(key) for key in ("shape", "style", "peripheries", "penwidth")] for node in boxes]
    assert len({str(look) for look in looks}) == len(boxes) == 8
    assert len({node["label"].split("]")[0] for node in boxes}) == 8


def test_the_legend_explains_what_occurs(parse_argument: Argue) -> None:
    graph = read_graph(parse_argument(SHARED), DotOptions())
    legend = next(each for each in graph["objects"] if each["name"] == "cluster_legend")
    nodes = [graph["objects"][number]["name"] for number in legend["nodes"]]
    signs = {name.removeprefix("legend-").removesuffix("-end") for name in nodes}
    assert signs == {"supports", "attacks", "undercuts", "linked", "reference"}
    assert legend["label"] == "Legend\\l"
    plain = read_graph(parse_argument(SHARED), DotOptions(legend=False))
    assert "cluster_legend" not in {each["name"] for each in plain["objects"]}


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_the_legend_is_a_list_in_its_order(parse_argument: Argue, direction: DirectionChoice) -> None:
    nodes = list_nodes(read_graph(parse_argument(SHARED), DotOptions(direction=direction)))
    names = ("supports", "attacks", "undercuts", "linked", "reference")
    heights = [place(nodes[f"legend-{name}"])[1] for name in names]
    assert heights == sorted(heights, reverse=True)


def test_no_line_runs_over_the_legend(parse_argument: Argue) -> None:
    """Columns from the theses' own on to the right are the map's; the legend ends in that of the theses."""
    for path in MAPS:
        graph = read_graph(parse_argument(path.read_text("utf-8")), DotOptions())
        legend = next(each for each in graph["objects"] if each["name"] == "cluster_legend")
        joints = [place(node)[0] for name, node in list_nodes(graph).items() if name.startswith("i-")]
        assert float(legend["bb"].split(",")[2]) < min(joints)


def test_the_legend_names_the_sources_that_are_cited(parse_argument: Argue) -> None:
    argmap = parse_argument("source a: First\nsource b: Second\nthesis t: T\n  cite: b p. 3\n")
    nodes = list_nodes(read_graph(argmap, DotOptions()))
    assert nodes["legend-sources"]["label"] == "b: Second\\l"
    assert "legend-sources" not in list_nodes(read_graph(argmap, DotOptions(legend=False)))


def test_a_map_of_one_statement_has_no_legend(parse_argument: Argue) -> None:
    assert "legend" not in to_dot(parse_argument("thesis: T\n"), DotOptions())


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_our_maps_stand_in_the_written_order(
    parse_argument: Argue, path: Any, direction: DirectionChoice
) -> None:
    argmap = parse_argument(path.read_text("utf-8"))
    check_order(argmap, node_positions(run_system, argmap, DotOptions(direction=direction)))


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("seed", range(12))
def test_generated_maps_with_groups_stand_in_the_written_order(
    parse_argument: Argue, seed: int, direction: DirectionChoice
) -> None:
    argmap = parse_argument(generate_map(seed, 5 + seed))
    for engine in (run_system, run_embedded):
        check_order(argmap, node_positions(engine, argmap, DotOptions(direction=direction)))


@pytest.mark.slow
@pytest.mark.parametrize("references", ReferenceChoice)
@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("seed", range(100))
def test_dot_draws_every_generated_map(
    parse_argument: Argue, seed: int, direction: DirectionChoice, references: ReferenceChoice
) -> None:
    options = DotOptions(direction=direction, references=references)
    argmap = parse_argument(generate_map(seed, 5 + seed % 40))
    places = node_positions(run_system, argmap, options)
    if references is not ReferenceChoice.WIRES:
        check_order(argmap, places)


def test_short_texts_stand_in_boxes_where_they_are_chosen(parse_argument: Argue) -> None:
    argmap = parse_argument("thesis t: A long text\n  short: Brief\n  premise p: Another long text\n")
    nodes = list_nodes(read_graph(argmap, DotOptions(short=True)))
    assert nodes["s-t"]["label"] == "[Thesis]\\nBrief"
    assert nodes["s-t"]["tooltip"] == "A long text"
    assert nodes["s-p"]["label"] == "[Premise]\\nAnother long text"


def test_names_that_mean_something_in_dot_are_names(parse_argument: Argue) -> None:
    argmap = parse_argument(
        "group subgraph: graph\n"
        "thesis node: edge\n"
        "  premise graph: <b>x</b>\n"
        "    group: subgraph\n"
        "    premise strict: \\N\n"
        '  premise cluster_legend: "; evil [x=y]\n'
        "  objection digraph: a\\\n"
        "  objection 한글: 한글 -> 글\n"
        "thesis edge: T\n"
        "  objection node\n"
    )
    names = {name for name in list_nodes(read_graph(argmap, DotOptions())) if name.startswith("s-")}
    assert names == {f"s-{each}" for each in argmap.statements}


def test_the_command_line_chooses_direction_references_and_legend() -> None:
    choices = ["--direction", "down", "--references", "wires", "--no-legend", "--label", "short"]
    command = ["argmap", "build", str(ROOT / "maps/pluto.argmap"), "-f", "dot", "-o", "-", *choices]
    source = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()
    assert "rankdir=TB" in source
    assert "legend" not in source
    assert '"r-' not in source
    assert "Else Eris is a planet" in source


def test_python_chooses_them_too() -> None:
    source = argmap_package.read(ROOT / "maps/pluto.argmap").dot(
        direction="down", references="wires", legend=False
    )
    assert "rankdir=TB" in source
    assert "legend" not in source
