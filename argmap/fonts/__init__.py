"""Measuring text, and finding, shaping and subsetting the fonts of this machine."""
