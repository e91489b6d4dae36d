"""The attributes of DOT for a map: roles as shapes, borders and colours, steps as lines and arrowheads."""

from collections.abc import Mapping

from argmap.model.map import Inference, Polarity, Role, Statement
from argmap.theme.theme import Theme
from argmap.theme.themes import LIGHT

FONTS = "Noto Sans CJK KR,Noto Sans KR,Malgun Gothic,Apple SD Gothic Neo,Segoe UI,Helvetica,Arial,sans-serif"
FONT_SIZE = 12
TITLE_FONT_SIZE = 18

GRAPH_ATTRIBUTES = {
    "charset": "UTF-8",
    "rankdir": "LR",
    "ordering": "out",
    "newrank": "true",
    "remincross": "false",
    "ranksep": "0.3",
    "nodesep": "0.25",
    "fontname": FONTS,
    "fontsize": str(TITLE_FONT_SIZE),
    "labelloc": "t",
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
    Role.REBUTTAL: {"shape": "note", "style": "filled"},
    Role.UNDERCUT: {"shape": "component", "style": "filled"},
}

SUPPORT_STYLE = {"style": "solid", "arrowtail": "normal"}
ATTACK_STYLE = {"style": "dashed", "arrowtail": "tee"}
UNDERCUT_STYLE = {"style": "dotted", "arrowtail": "odot"}

DOTTED_EXTRA_WIDTH = 0.8
"""The width that a dotted line has more than others, in points: its dots are no longer than it is wide."""


def graph_attributes(theme: Theme) -> Mapping[str, str]:
    """Build the attributes of the page and its title."""
    return {**GRAPH_ATTRIBUTES, **_font_attributes(theme), "bgcolor": theme.background}


def node_attributes(theme: Theme) -> Mapping[str, str]:
    """Build the attributes that all boxes share."""
    return {**NODE_ATTRIBUTES, **_font_attributes(theme)}


def _font_attributes(theme: Theme) -> Mapping[str, str]:
    """Build the attributes of a theme's fonts and text colour; the light theme's is Graphviz's black."""
    fonts = {"fontname": ",".join((*theme.fonts, FONTS))}
    return fonts if theme.text == LIGHT.text else {**fonts, "fontcolor": theme.text}


def statement_attributes(statement: Statement, theme: Theme) -> Mapping[str, str]:
    """Build the attributes of a box: shape and border of its role, colours of its role or a tag."""
    colours = theme.statement_colours(statement.role.value, statement.tags)
    return {**_ROLE_BORDERS[statement.role], "color": colours.border, "fillcolor": colours.fill}


def step_attributes(step: Inference, theme: Theme) -> Mapping[str, str]:
    """Build the line style, arrowhead and colour of a step, and its strength as the line's width in points.

    Strengths from 0 to 1 are lines of 0.8 to 3.2 points; a step without strength has one of 1.4 points.
    """
    weight = 1.4 if step.strength is None else 0.8 + 2.4 * step.strength
    if step.undercuts:
        style, colour, weight = UNDERCUT_STYLE, theme.wires["undercuts"], weight + DOTTED_EXTRA_WIDTH
    elif step.polarity is Polarity.SUPPORTS:
        style, colour = SUPPORT_STYLE, theme.wires["supports"]
    else:
        style, colour = ATTACK_STYLE, theme.wires["attacks"]
    return {**style, "color": colour, "penwidth": f"{weight * theme.line_scale:.2f}"}


def joint_attributes(step: Inference, theme: Theme) -> Mapping[str, str]:
    """Build the attributes of a joint: the dot where linked premises meet, or that an undercut attacks."""
    return {
        "shape": "circle",
        "style": "filled",
        "width": "0.08",
        "fixedsize": "true",
        "label": "",
        "color": step_attributes(step, theme)["color"],
        "fillcolor": step_attributes(step, theme)["color"],
    }


def bend_attributes(step: Inference, theme: Theme) -> Mapping[str, str]:
    """Build the attributes of a bend: a dot as wide as the line, so that two lines meet without a gap."""
    line = step_attributes(step, theme)
    return {"shape": "point", "color": line["color"], "width": f"{float(line['penwidth']) / 72:.3f}"}


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
