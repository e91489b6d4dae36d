"""Many maps: targets, processes, a record of what was built, and what became of each."""
