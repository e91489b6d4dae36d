"""Files that are no maps, each with words that its one message must say: `§ words`, and below it the file."""

from tests.paths import ROOT


def read_cases(name: str) -> dict[str, str]:
    """Read the files of a kind, each with its words."""
    text = (ROOT / f"tests/syntax/cases_of_others/{name}.txt").read_bytes().decode("utf-8")
    cases = (case.split("\n", 1) for case in text.removeprefix("§ ").split("\n§ "))
    return {f"{body.removesuffix(chr(10))}\n": words for words, body in cases}


OTHERS = read_cases("languages")
CONFLICTS = read_cases("conflicts")
DIFFS = read_cases("diffs")
