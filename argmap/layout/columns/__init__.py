"""A map drawn in columns by depth, with rows from a layout engine.

"Half" and "double" at the constants: the change of the size of text, measured on eleven maps of 9 to 60
claims that fill a 16:9 page.
"""
