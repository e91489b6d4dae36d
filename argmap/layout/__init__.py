"""The layout of a map: positions of boxes, wires and frames, in points."""
