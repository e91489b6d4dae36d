"""A map drawn in columns by depth, with rows from a layout engine."""
