"""`python -m argmap`: the same as the `argmap` program."""

from argmap.cli.main import main

main()
