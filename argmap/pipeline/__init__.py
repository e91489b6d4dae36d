"""The whole way from a file to its pictures: compile, draw, split, steps, slides."""
