"""How diagnostics look: for people, for editors, for machines."""
