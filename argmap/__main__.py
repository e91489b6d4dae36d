"""The `argmap` program, as `python -m argmap`."""

from argmap.cli.entry import main

main()
