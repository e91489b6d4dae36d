"""Warnings about a map's argument: a file a rule."""
