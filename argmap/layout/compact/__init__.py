"""A map drawn compactly: branches below or beside their statement, to fill the page.

"Half" and "double" at the constants: the change of the size of text, measured on eleven maps of 9 to 60
claims for a 16:9 page.
"""
