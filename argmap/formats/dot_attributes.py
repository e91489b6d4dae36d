"""How a map looks when Graphviz draws it: roles by shape, border and colour, steps by line and arrowhead."""

from collections.abc import Mapping

from argmap.model.map import Inference, Polarity, Role, Statement
from argmap.theme.palette import Theme
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
"""`ordering` keeps siblings as written; `remincross` would let clusters change that afterwards."""

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
"""How much heavier a dotted line is, in points: its dots are no longer than it is wide."""


def graph_attributes(theme: Theme) -> Mapping[str, str]:
    """The page and its title."""
    return {**GRAPH_ATTRIBUTES, **_font_attributes(theme), "bgcolor": theme.background}


def node_attributes(theme: Theme) -> Mapping[str, str]:
    """What all boxes have."""
    return {**NODE_ATTRIBUTES, **_font_attributes(theme)}


def _font_attributes(theme: Theme) -> Mapping[str, str]:
    """A theme's own fonts and colour of text; by light it is Graphviz's own black."""
    fonts = {"fontname": ",".join((*theme.fonts, FONTS))}
    return fonts if theme.text == LIGHT.text else {**fonts, "fontcolor": theme.text}


def statement_attributes(statement: Statement, theme: Theme) -> Mapping[str, str]:
    """A box: its shape and border by role, in its role's or tag's colours."""
    ink = theme.statement_colours(statement.role.value, statement.tags)
    return {**_ROLE_BORDERS[statement.role], "color": ink.border, "fillcolor": ink.fill}


def step_attributes(step: Inference, theme: Theme) -> Mapping[str, str]:
    """Line style, arrowhead and colour of a step, and its strength as the line's weight in points."""
    weight = 1.4 if step.strength is None else 0.8 + 2.4 * step.strength
    if step.undercuts:
        look, colour, weight = UNDERCUT_STYLE, theme.wires["undercuts"], weight + DOTTED_EXTRA_WIDTH
    elif step.polarity is Polarity.SUPPORTS:
        look, colour = SUPPORT_STYLE, theme.wires["supports"]
    else:
        look, colour = ATTACK_STYLE, theme.wires["attacks"]
    return {**look, "color": colour, "penwidth": f"{weight * theme.line_scale:.2f}"}


def joint_attributes(step: Inference, theme: Theme) -> Mapping[str, str]:
    """The dot where linked premises meet, or where an undercut hits the line."""
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
    """A place that a line goes through: a dot as wide as the line, or two lines would meet with a gap."""
    line = step_attributes(step, theme)
    return {"shape": "point", "color": line["color"], "width": f"{float(line['penwidth']) / 72:.3f}"}


def frame_attributes(depth: int, theme: Theme) -> Mapping[str, str]:
    """The frame round a group; `depth` is how many frames stand around it."""
    return {
        "style": "rounded,filled",
        "color": theme.frame.border,
        "fillcolor": (theme.inner_frame if depth % 2 else theme.frame).fill,
        "fontsize": str(FONT_SIZE),
        "labeljust": "l",
        "margin": "10",
    }
