"""Errors of reading and of syntax: a file for each kind, with their messages and pages together."""
