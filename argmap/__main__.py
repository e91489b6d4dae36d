"""`python -m argmap`: the same as the `argmap` program."""

from argmap.cli.entry import main

main()
