"""The pill of linked premises in columns: the lane beside their joint, on which their wires part."""

from collections.abc import Sequence

from argmap.layout.columns.column_wires import DISC_RADIUS, PILL_RADIUS
from argmap.scene.scene import Joint, Pill, Point, WirePath


def build_linked_joint(centre: Point, paths: Sequence[WirePath]) -> tuple[Joint, tuple[WirePath, ...]]:
    """Build the joint of linked premises, and the paths of their wires cut where they enter its pill.

    Paths that begin at the centre and go across lead to premises; they turn on one lane, if they turn.
    """
    leaving = [path for path in paths if path[0] == centre and path[1].y == centre.y]
    if len(leaving) < 2:
        return Joint(centre, PILL_RADIUS, Pill((centre,), PILL_RADIUS)), tuple(paths)
    x = min(path[1].x for path in leaving if len(path) > 2)
    cut_paths = [_cut_path(path, x) if path in leaving else path for path in paths]
    members = sorted({path[0] for path in cut_paths if path[0].x == x}, key=lambda point: point.y)
    stem = (centre, Point(x, centre.y))
    return Joint(centre, DISC_RADIUS, Pill(tuple(members), PILL_RADIUS)), (*cut_paths, stem)


def _cut_path(path: WirePath, x: float) -> WirePath:
    """Cut a path that begins across at the vertical line `x`, on which it may turn."""
    if len(path) > 2 and path[1].x == x:
        return path[2:]
    return (Point(x, path[0].y), *path[1:])
