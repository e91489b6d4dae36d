"""The column arrangement: statements in columns, wires in lanes between them, heights by Graphviz."""
