"""Map to other formats."""
