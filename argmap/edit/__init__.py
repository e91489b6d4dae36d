"""Tree and map to formatted text, renames and fixes."""
