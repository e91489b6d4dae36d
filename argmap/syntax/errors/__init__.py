"""The slips of reading and syntax, a file for each kind, with their pages beside them."""
