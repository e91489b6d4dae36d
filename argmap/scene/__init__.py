"""The drawing of a map as boxes, wires, frames and lines of text, in points; its outline and caption."""
