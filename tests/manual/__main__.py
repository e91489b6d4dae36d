"""`python -m tests.manual`: draws the pages' pictures anew, and removes those that no page shows.

The reports below broken maps are written anew too.
"""

from tests.manual.gallery import PHOTOGRAPHS, draw_gallery
from tests.manual.illustrations import FOLDER, list_illustrations
from tests.manual.markdown_pages import GUIDES, name_page
from tests.manual.reports import replace_reports

shown = {each.path: each.draw_svg() for each in list_illustrations()} | draw_gallery()
FOLDER.mkdir(exist_ok=True)
for path in sorted({*FOLDER.iterdir(), *shown} - {*PHOTOGRAPHS}):
    if path not in shown:
        path.unlink()
        print("removed", path.name)
    elif not path.exists() or path.read_bytes() != shown[path]:
        path.write_bytes(shown[path])
        print("drew", path.name)
for page in GUIDES:
    if (text := replace_reports(page)) != page.text:
        page.path.write_text(text, "utf-8")
        print("wrote", name_page(page))
