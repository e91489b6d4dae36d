"""What argmap.toml may say."""
