"""Text to tree and back: the one room that knows how a map is written."""
