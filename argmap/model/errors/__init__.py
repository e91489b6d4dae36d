"""Errors of meaning: a file a rule, its messages and its page together."""
