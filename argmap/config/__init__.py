"""The settings file `argmap.toml`: its keys and values, and the errors in it."""
