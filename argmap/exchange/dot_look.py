"""How a map looks when Graphviz draws it: roles by shape, border and colour, steps by line and arrowhead."""

from collections.abc import Mapping

from argmap.model.map import Inference, Polarity, Role
from argmap.theme.palette import FRAME, INNER_FRAME, PAGE, WIRES
from argmap.theme.palette import ROLES as INKS

FONTS = "Noto Sans CJK KR,Noto Sans KR,Malgun Gothic,Apple SD Gothic Neo,Segoe UI,Helvetica,Arial,sans-serif"
SIZE = 12
TITLE_SIZE = 18

GRAPH = {
    "charset": "UTF-8",
    "rankdir": "LR",
    "ordering": "out",
    "newrank": "true",
    "remincross": "false",
    "ranksep": "0.3",
    "nodesep": "0.25",
    "fontname": FONTS,
    "fontsize": str(TITLE_SIZE),
    "labelloc": "t",
    "bgcolor": PAGE,
}
"""`ordering` keeps siblings as written; `remincross` would let clusters change that afterwards."""

NODE = {"fontname": FONTS, "fontsize": str(SIZE), "margin": "0.12,0.07"}
EDGE = {"dir": "back", "arrowsize": "0.8"}

_BORDERS: Mapping[Role, Mapping[str, str]] = {
    Role.THESIS: {"shape": "box", "style": "filled", "peripheries": "2", "penwidth": "1.6"},
    Role.CLAIM: {"shape": "box", "style": "filled", "penwidth": "1.6"},
    Role.PREMISE: {"shape": "box", "style": "rounded,filled"},
    Role.ASSUMPTION: {"shape": "box", "style": "rounded,filled,dashed"},
    Role.OBJECTION: {"shape": "box", "style": "filled,diagonals"},
    Role.REBUTTAL: {"shape": "note", "style": "filled"},
    Role.UNDERCUT: {"shape": "component", "style": "filled"},
}

ROLES: Mapping[Role, Mapping[str, str]] = {
    role: {**border, "color": INKS[role.value].line, "fillcolor": INKS[role.value].ground}
    for role, border in _BORDERS.items()
}

SUPPORT = {"style": "solid", "arrowtail": "normal", "color": WIRES["supports"]}
ATTACK = {"style": "dashed", "arrowtail": "tee", "color": WIRES["attacks"]}
UNDERCUT = {"style": "dotted", "arrowtail": "odot", "color": WIRES["undercuts"]}

DOTTED = 0.8
"""How much heavier a dotted line is, in points: its dots are no longer than it is wide."""


def step_look(step: Inference) -> Mapping[str, str]:
    """Line style, arrowhead and colour of a step, and its strength as the line's weight in points."""
    kind = SUPPORT if step.polarity is Polarity.SUPPORTS else ATTACK
    weight = 1.4 if step.strength is None else 0.8 + 2.4 * step.strength
    if step.undercuts:
        return {**UNDERCUT, "penwidth": f"{weight + DOTTED:.2f}"}
    return {**kind, "penwidth": f"{weight:.2f}"}


def joint_look(step: Inference) -> Mapping[str, str]:
    """The dot where linked premises meet, or where an undercut hits the line."""
    return {
        "shape": "circle",
        "style": "filled",
        "width": "0.08",
        "fixedsize": "true",
        "label": "",
        "color": step_look(step)["color"],
        "fillcolor": step_look(step)["color"],
    }


def bend_look(step: Inference) -> Mapping[str, str]:
    """A place that a line goes through: a dot as wide as the line, or two lines would meet with a gap."""
    line = step_look(step)
    return {"shape": "point", "color": line["color"], "width": f"{float(line['penwidth']) / 72:.3f}"}


def frame_look(depth: int) -> Mapping[str, str]:
    """The frame round a group; `depth` is how many frames stand around it."""
    return {
        "style": "rounded,filled",
        "color": FRAME.line,
        "fillcolor": (INNER_FRAME if depth % 2 else FRAME).ground,
        "fontsize": str(SIZE),
        "labeljust": "l",
        "margin": "10",
    }
