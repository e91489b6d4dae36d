"""The only opener of files, and their whole-or-nothing writer."""
