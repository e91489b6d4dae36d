"""The parser's table, `syntax/parser_table.py`: `python -m tests.syntax.build_parser_table` makes it."""

import pickle
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from pprint import pformat

import lark

from argmap.files.package_data import read_own_text
from argmap.syntax.parse import build_parser

TABLE = Path(__file__).parents[2] / "argmap" / "syntax" / "parser_table.py"
HEADER = "The grammar as the table that the parser runs on. Made by `tests.syntax.build_parser_table`."
LIVE_OPTIONS = {"postlex", "transformer"}


def grammar_digest() -> str:
    """What tells this grammar from any other."""
    return sha256(read_own_text("grammar", "argmap.lark").encode()).hexdigest()


def build_table() -> str:
    """The module's text."""
    saved = BytesIO()
    build_parser().save(saved, LIVE_OPTIONS)
    found = pickle.loads(saved.getvalue())
    parts = {
        "LARK": (lark.__version__, "The version of Lark that made it, and the only one that may read it."),
        "GRAMMAR": (grammar_digest(), "The SHA-256 of the grammar it was made of."),
        "DATA": (found["data"], "The data from which Lark restores its parser."),
        "MEMO": (found["memo"], "The terminals and rules that `DATA` points at."),
    }
    lines = [f'"""{HEADER}"""\n\nfrom typing import Any\n']
    for name, (value, doc) in parts.items():
        shown = pformat(value, width=110, compact=True, sort_dicts=False)
        lines.append(f'{name}{": Any" if isinstance(value, dict) else ""} = {shown}\n"""{doc}"""')
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TABLE.write_text(build_table(), "utf-8")
