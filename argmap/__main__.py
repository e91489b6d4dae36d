"""`python -m argmap`: the same as the `argmap` program."""

from argmap.cli.start import main

main()
