"""`python -m tests.manual`: draws the manual's pictures anew, and removes those that it no longer shows."""

from tests.manual.illustrations import FOLDER, list_illustrations

shown = {each.path: each for each in list_illustrations()}
FOLDER.mkdir(exist_ok=True)
for path in sorted({*FOLDER.iterdir(), *shown}):
    if path not in shown:
        path.unlink()
        print("removed", path.name)
        continue
    svg = shown[path].draw_svg()
    if not path.exists() or path.read_bytes() != svg:
        path.write_bytes(svg)
        print("drew", path.name)
