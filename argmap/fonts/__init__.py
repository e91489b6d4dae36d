"""Measuring text without any font installed."""
