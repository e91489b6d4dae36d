"""`python -m tests.manual`: draws the manual's pictures anew, and removes those that it no longer shows."""

from tests.manual.pictures import FOLDER, drawn

pictures = dict(drawn())
FOLDER.mkdir(exist_ok=True)
for path in sorted({*FOLDER.iterdir(), *pictures}):
    if path not in pictures:
        path.unlink()
        print("removed", path.name)
    elif not path.exists() or path.read_bytes() != pictures[path]:
        path.write_bytes(pictures[path])
        print("drew", path.name)
