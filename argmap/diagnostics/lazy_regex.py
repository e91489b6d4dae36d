"""Regular expressions that are compiled at their first use: most runs need only a few of them."""

import re
from collections.abc import Callable
from functools import cache


def lazy_regex(pattern: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """Return a function that compiles the pattern once and returns it."""

    @cache
    def compile_once() -> re.Pattern[str]:
        return re.compile(pattern, flags)

    return compile_once
