"""The attributes of DOT for a map: roles as shapes, borders and colours, steps as lines and arrowheads."""

from collections.abc import Mapping

from argmap.model.map import Inference, Role
from argmap.scene.scene import find_colour_role
from argmap.theme.theme import Theme
from argmap.theme.themes import LIGHT

FONTS = "Noto Sans CJK KR,Noto Sans KR,Malgun Gothic,Apple SD Gothic Neo,Segoe UI,Helvetica,Arial,sans-serif"
FONT_SIZE = 12
TITLE_FONT_SIZE = 18
JOINT_FONT_SIZE = 14

GRAPH_ATTRIBUTES = {
    "charset": "UTF-8",
    "ordering": "out",
    "newrank": "true",
    "remincross": "false",
    "nodesep": "0.25",
    "fontname": FONTS,
    "fontsize": str(TITLE_FONT_SIZE),
    "labelloc": "t",
    "pad": "0.15",
}
"""`ordering` keeps siblings as written; `remincross`, true by default, would let clusters change that."""

NODE_ATTRIBUTES = {"fontname": FONTS, "fontsize": str(FONT_SIZE), "margin": "0.12,0.07"}
EDGE_ATTRIBUTES = {"dir": "back", "arrowsize": "0.8"}

_ROLE_BORDERS: Mapping[Role, Mapping[str, str]] = {
    Role.THESIS: {"shape": "box", "style": "filled", "peripheries": "2", "penwidth": "1.6"},
    Role.CLAIM: {"shape": "box", "style": "filled", "penwidth": "1.6"},
    Role.PREMISE: {"shape": "box", "style": "rounded,filled"},
    Role.ASSUMPTION: {"shape": "box", "style": "rounded,filled,dashed"},
    Role.OBJECTION: {"shape": "box", "style": "filled,diagonals"},
    Role.REBUTTAL: {"shape": "component", "style": "filled"},
    Role.UNDERCUT: {"shape": "box", "style": "filled,dotted", "penwidth": "1.6"},
}

_WIRE_STYLES: Mapping[str, Mapping[str, str]] = {
    "supports": {"style": "solid", "arrowtail": "normal"},
    "attacks": {"style": "dashed", "arrowtail": "tee"},
    "undercuts": {"style": "dotted", "arrowtail": "odot"},
}

DOTTED_EXTRA_WIDTH = 0.8
"""The width that a dotted line has more than others, in points: its dots are no longer than it is wide."""

PORT_GAP = 7.0
"""The points of a line that dot leaves out at a node of this length; at others it leaves out more or less."""
_PIECE_BORDER = 0.7
"""The border of a piece of line in points: dot draws nothing thinner than 0.72 inside it."""
HIDDEN_NODE_ATTRIBUTES = {"shape": "point", "style": "invis", "width": "0.01"}
HIDDEN_EDGE_ATTRIBUTES = {"style": "invis"}


def graph_attributes(theme: Theme, rank_direction: str) -> Mapping[str, str]:
    """Build the attributes of the page and its title."""
    gap = "0.42" if rank_direction == "TB" else "0.3"
    attributes = {**GRAPH_ATTRIBUTES, "rankdir": rank_direction, "ranksep": gap}
    return {**attributes, **_font_attributes(theme), "bgcolor": theme.background}


def node_attributes(theme: Theme) -> Mapping[str, str]:
    """Build the attributes that all boxes share."""
    return {**NODE_ATTRIBUTES, **_font_attributes(theme)}


def _font_attributes(theme: Theme) -> Mapping[str, str]:
    """Build the attributes of a theme's fonts and text colour; the light theme's is Graphviz's black."""
    fonts = {"fontname": ",".join((*theme.fonts, FONTS))}
    return fonts if theme.text == LIGHT.text else {**fonts, "fontcolor": theme.text}


def role_attributes(
    role: Role, tags: tuple[str, ...], theme: Theme, *, opposes_thesis: bool = False
) -> Mapping[str, str]:
    """Build the attributes of a box: shape and border of its role, colours of its role or a tag."""
    colours = theme.statement_colours(find_colour_role(role.value, opposes_thesis=opposes_thesis), tags)
    return {**_ROLE_BORDERS[role], "color": colours.border, "fillcolor": colours.fill}


def reference_attributes(
    role: Role, tags: tuple[str, ...], theme: Theme, *, opposes_thesis: bool = False
) -> Mapping[str, str]:
    """Build the attributes of a reference's box: lighter than a statement's, with a folded corner."""
    colour_role = find_colour_role(role.value, opposes_thesis=opposes_thesis)
    return {
        "class": "reference",
        "shape": "note",
        "style": "filled",
        "color": theme.statement_colours(colour_role, tags).border,
        "fillcolor": theme.background,
    }


def step_attributes(step: Inference, theme: Theme) -> Mapping[str, str]:
    """Build the line style, arrowhead, colour and width of a step."""
    return line_attributes("undercuts" if step.undercuts else step.polarity.value, step.strength, theme)


def line_attributes(wire: str, strength: float | None, theme: Theme) -> Mapping[str, str]:
    """Build the line style, arrowhead and colour of a kind of wire, and its strength as its width in points.

    Strengths from 0 to 1 are lines of 0.8 to 3.2 points; a step without strength has one of 1.4 points.
    """
    weight = 1.4 if strength is None else 0.8 + 2.4 * strength
    weight += DOTTED_EXTRA_WIDTH if wire == "undercuts" else 0
    return {**_WIRE_STYLES[wire], "color": theme.wires[wire], "penwidth": f"{weight * theme.line_scale:.2f}"}


def joint_attributes(step: Inference, theme: Theme) -> Mapping[str, str]:
    """Build the attributes of a joint: a plus for linked premises, else the dot that an undercut hits."""
    colour = step_attributes(step, theme)["color"]
    return plus_attributes(colour, theme) if len(step.premises) > 1 else _disc_attributes(colour)


def plus_attributes(colour: str, theme: Theme) -> Mapping[str, str]:
    """Build the attributes of the disc with a plus in which linked premises meet."""
    plus = {"label": "+", "width": "0.22", "fontcolor": theme.background, "fontsize": str(JOINT_FONT_SIZE)}
    return {**_disc_attributes(colour), **plus}


def _disc_attributes(colour: str) -> Mapping[str, str]:
    return {
        "shape": "circle",
        "style": "filled",
        "width": "0.08",
        "fixedsize": "true",
        "label": "",
        "color": colour,
        "fillcolor": colour,
    }


def order_node_attributes(step: Inference, theme: Theme, rank_direction: str) -> Mapping[str, str]:
    """Build the attributes of an order node: a piece of its line, so that the two parts meet without a gap.

    A broken line needs none.
    """
    line = step_attributes(step, theme)
    if line["style"] != "solid":
        return HIDDEN_NODE_ATTRIBUTES
    across, along = (float(line["penwidth"]) - _PIECE_BORDER) / 72, PORT_GAP / 72
    width, height = (across, along) if rank_direction == "TB" else (along, across)
    return {
        "shape": "box",
        "style": "filled",
        "label": "",
        "fixedsize": "true",
        "width": f"{width:.3f}",
        "height": f"{height:.3f}",
        "penwidth": str(_PIECE_BORDER),
        "color": line["color"],
        "fillcolor": line["color"],
    }


def frame_attributes(depth: int, theme: Theme) -> Mapping[str, str]:
    """Build the attributes of a group's frame; `depth` is the number of frames around it."""
    return {
        "style": "rounded,filled",
        "color": theme.frame.border,
        "fillcolor": (theme.inner_frame if depth % 2 else theme.frame).fill,
        "fontsize": str(FONT_SIZE),
        "labeljust": "l",
        "margin": "10",
    }


def legend_attributes(theme: Theme) -> Mapping[str, str]:
    """Build the attributes of the frame round the legend."""
    return {
        "style": "rounded",
        "color": theme.frame.border,
        "fontcolor": theme.muted,
        "fontsize": str(FONT_SIZE),
        "labeljust": "l",
        "margin": "8",
    }
