"""Scene to bytes."""
