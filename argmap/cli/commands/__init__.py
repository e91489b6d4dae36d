"""The commands of `argmap`, a file each."""
