"""The whole trip, from a file to its pictures."""
