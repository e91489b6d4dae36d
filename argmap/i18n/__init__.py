"""What a drawing itself says, in each language."""
