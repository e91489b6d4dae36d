"""A talk as one HTML file."""
