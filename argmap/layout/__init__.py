"""Map to scene: boxes, wires and frames in points."""
