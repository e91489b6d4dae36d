"""Boxes, wires, frames and lines of text in points, y down; and the same in words."""
