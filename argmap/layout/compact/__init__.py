"""The compact arrangement: branches hang below their statement or stand beside it, to fill the page."""
