"""Texts broken into lines."""
