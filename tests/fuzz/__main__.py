"""Fuzzing for as long as one likes, guided by what the code does: `python -m tests.fuzz PROBE [OPTION ...]`.

It needs the package `atheris`, of which there are wheels for Linux and some versions of Python. A probe is a
function of `probes.py`; options are libFuzzer's, such as `-max_total_time=600`, and folders of inputs to
begin with, which are only read. What breaks a probe is left as a file in the current folder. Memory is
limited to two gigabytes.
"""

import sys
from tempfile import TemporaryDirectory

import atheris


def main() -> None:
    """Feeds one probe until it breaks or its time is over."""
    with atheris.instrument_imports(include=["argmap"]):
        from tests.fuzz.probes import PROBES
    if len(sys.argv) < 2 or sys.argv[1] not in PROBES:
        sys.exit(f"name a probe: {', '.join(PROBES)}")
    probe = PROBES[sys.argv.pop(1)]

    def each(data: bytes) -> None:
        probe(data)

    limits = ["-rss_limit_mb=2000", "-timeout=60", "-max_len=4000"]
    with TemporaryDirectory() as found:
        # libFuzzer writes what it finds into the first of its folders: never into one of the user's.
        atheris.Setup([sys.argv[0], found, *sys.argv[1:], *limits], each)
        atheris.Fuzz()


main()
