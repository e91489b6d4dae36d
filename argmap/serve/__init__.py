"""Maps in a browser: a page on this machine that shows a map while it is written."""
