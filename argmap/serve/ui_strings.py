"""The page's own words, in English and Korean."""

from collections.abc import Mapping

from argmap.diagnostics.diagnostic import Phrase

_UI_STRINGS: Mapping[str, Phrase] = {
    "argument": Phrase("Argument map", "논증 지도"),
    "map": Phrase("Map", "지도"),
    "map.gone": Phrase("{0} (no longer there)", "{0} (없어짐)"),
    "maps.none": Phrase(
        "There is no map here; reload the page once there is one",
        "여기에는 지도가 없다; 지도를 만들고 나서 페이지를 새로 고친다",
    ),
    "view": Phrase("View", "보기"),
    "whole": Phrase("Whole map", "전체 지도"),
    "language": Phrase("Language", "언어"),
    "written": Phrase("as first written", "원래 언어로"),
    "theme": Phrase("Theme", "테마"),
    "page": Phrase("Page", "페이지"),
    "label": Phrase("Texts", "글"),
    "project": Phrase("default", "기본"),
    "label.auto": Phrase("short where crowded", "복잡하면 짧게"),
    "label.full": Phrase("full", "전부"),
    "label.short": Phrase("short", "짧게"),
    "direction": Phrase("Direction", "방향"),
    "direction.auto": Phrase("as it reads best", "읽기 좋은 대로"),
    "direction.down": Phrase("down", "아래로"),
    "direction.right": Phrase("to the right", "오른쪽으로"),
    "direction.compact": Phrase("largest text", "글자를 가장 크게"),
    "theme.auto": Phrase("light or dark", "밝게 또는 어둡게"),
    "theme.light": Phrase("light", "밝게"),
    "theme.dark": Phrase("dark", "어둡게"),
    "theme.print": Phrase("print", "인쇄용"),
    "theme.high-contrast": Phrase("high contrast", "고대비"),
    "page.none": Phrase("its own shape", "지도 모양대로"),
    "download": Phrase("Download", "다운로드"),
    "zoom.in": Phrase("Zoom in", "확대"),
    "zoom.out": Phrase("Zoom out", "축소"),
    "zoom.fit": Phrase("Fit", "맞춤"),
    "steps": Phrase("Steps", "단계별"),
    "step.previous": Phrase("Previous step", "이전 단계"),
    "step.next": Phrase("Next step", "다음 단계"),
    "step.of": Phrase("step {0} of {1}", "{1}단계 중 {0}단계"),
    "search": Phrase("Search", "찾기"),
    "search.count": Phrase("{0} found", "{0}개 찾음"),
    "search.none": Phrase("nothing found", "찾는 말이 없음"),
    "text": Phrase("Text", "글"),
    "text.show": Phrase("Show or hide the text", "글 보이기, 숨기기"),
    "text.hint": Phrase(
        "Tab indents; to leave with the keyboard, press Escape, then Tab",
        "Tab은 들여쓰기다; 키보드로 나가려면 Escape를 누르고 Tab을 누른다",
    ),
    "text.plain": Phrase(
        "For colours, completion and marks in the text: pip install nicegui",
        "구문 색, 자동 완성, 줄 표시를 쓰려면: pip install nicegui",
    ),
    "picture": Phrase("Picture", "그림"),
    "picture.hint": Phrase(
        "Arrow keys move, + and − zoom, 0 fits, Enter goes to the boxes, / searches",
        "화살표는 이동, +와 −는 확대와 축소, 0은 맞춤, Enter는 상자로, /는 찾기",
    ),
    "picture.stale": Phrase(
        "The text has errors: this is the last picture without any",
        "글에 오류가 있어 그전의 마지막 그림을 보여 준다",
    ),
    "picture.none": Phrase("No picture yet: the text has errors", "글에 오류가 있어 아직 그림이 없다"),
    "problems": Phrase("What is wrong", "문제"),
    "problems.none": Phrase("Nothing is wrong", "문제 없음"),
    "problems.count": Phrase("errors: {0}, warnings: {1}", "오류 {0}건, 경고 {1}건"),
    "error": Phrase("error", "오류"),
    "warning": Phrase("warning", "경고"),
    "hint": Phrase("hint", "도움말"),
    "note": Phrase("note", "참고"),
    "fix": Phrase("Fix", "수정"),
    "line": Phrase("line {0}", "{0}번째 줄"),
    "details": Phrase("Statement", "진술"),
    "details.close": Phrase("Close", "닫기"),
    "details.line": Phrase("Go to its line", "그 줄로"),
    "details.open": Phrase("Open in the editor", "편집기에서 열기"),
    "short": Phrase("Short text", "짧은 글"),
    "by": Phrase("Whose words", "누구의 말"),
    "sources": Phrase("Sources", "출처"),
    "notes": Phrase("Notes", "메모"),
    "group": Phrase("Group", "묶음"),
    "tags": Phrase("Tags", "꼬리표"),
    "link": Phrase("Link", "링크"),
    "save": Phrase("Save", "저장"),
    "saved": Phrase("Saved", "저장됨"),
    "unsaved": Phrase("Not saved", "저장 안 됨"),
    "read-only": Phrase("Read-only", "읽기 전용"),
    "changed": Phrase(
        "The file has changed on disk since you began to write. Nothing was overwritten.",
        "편집하는 동안 디스크의 파일이 바뀌었다. 덮어쓰지 않았다.",
    ),
    "changed.take": Phrase("Take the file's text", "파일의 글로 바꾸기"),
    "changed.keep": Phrase("Keep mine, and let Save overwrite the file", "내 글을 두고, 저장할 때 덮어쓰기"),
    "gone": Phrase(
        "The file is no longer there. Save writes it anew.", "파일이 없어졌다. 저장하면 다시 만들어진다."
    ),
    "gone.read": Phrase("The file is no longer there", "파일이 없어졌다"),
    "disconnected": Phrase(
        "argmap serve has ended, or cannot be reached", "argmap serve가 끝났거나 연결할 수 없다"
    ),
    "not-utf8": Phrase(
        "This file is not UTF-8 text and cannot be edited here", "UTF-8이 아니어서 여기서 수정할 수 없다"
    ),
    "leave": Phrase("The text is not saved.", "저장하지 않은 글이 있다."),
}


def page_strings(ui: str) -> dict[str, str]:
    """Return the words by their keys, in one language; the page fills in `{0}` and `{1}`."""
    return {key: phrase.in_language(ui) for key, phrase in _UI_STRINGS.items()}
