"""Regular expressions that are compiled when they are first asked for: many runs need only a few of them."""

import re
from collections.abc import Callable
from functools import cache


def lazy_regex(pattern: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """A function that gives the compiled pattern."""

    @cache
    def compile_once() -> re.Pattern[str]:
        return re.compile(pattern, flags)

    return compile_once
