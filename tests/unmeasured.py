"""The environment of processes that coverage does not measure."""

import os

COVERAGE_VARIABLES = frozenset({"COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START"})


def unmeasured_environment(**environment: str) -> dict[str, str]:
    """This process's environment and these variables, without those that start coverage in a new process."""
    kept = {name: value for name, value in os.environ.items() if name not in COVERAGE_VARIABLES}
    return {**kept, **environment}
