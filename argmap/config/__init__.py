"""What `argmap.toml` says: its keys, its values, and what is wrong with them."""
