"""What a drawing says of statements that have changed, in each language."""

from collections.abc import Mapping

from msgspec import Struct

from argmap.words.drawing import words


class ChangeWords(Struct, frozen=True):
    """The words on the marks of a picture of differences; `was` is a pattern with a `{}` for an old text."""

    added: str
    removed: str
    reworded: str
    moved: str
    was: str


_TABLES: Mapping[str, ChangeWords] = {
    "en": ChangeWords("added", "removed", "reworded", "moved", "before: {}"),
    "ko": ChangeWords("추가", "삭제", "고쳐 씀", "옮김", "이전: {}"),
    "de": ChangeWords("neu", "entfernt", "umformuliert", "verschoben", "vorher: {}"),
    "fr": ChangeWords("ajouté", "supprimé", "reformulé", "déplacé", "avant : {}"),
    "es": ChangeWords("añadido", "eliminado", "reformulado", "movido", "antes: {}"),
    "ja": ChangeWords("追加", "削除", "書き換え", "移動", "変更前: {}"),
    "zh-Hans": ChangeWords("新增", "删除", "改写", "移动", "原为：{}"),
    "zh-Hant": ChangeWords("新增", "刪除", "改寫", "移動", "原為：{}"),
}


def change_words(lang: str | None) -> ChangeWords:
    """The words for a language code, as the drawing's other words are chosen."""
    return _TABLES[words(lang).lang]
