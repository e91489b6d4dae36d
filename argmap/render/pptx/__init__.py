"""A talk as a PowerPoint presentation."""
