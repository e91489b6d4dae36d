"""What a drawing says of statements that have changed, in each language."""

from collections.abc import Mapping

from msgspec import Struct

from argmap.i18n.drawing_labels import drawing_labels


class ChangeLabels(Struct, frozen=True):
    """The words on the marks of a picture of differences; `was` is a pattern with a `{}` for an old text."""

    added: str
    removed: str
    reworded: str
    moved: str
    before: str


_TABLES: Mapping[str, ChangeLabels] = {
    "en": ChangeLabels("added", "removed", "reworded", "moved", "before: {}"),
    "ko": ChangeLabels("추가", "삭제", "고쳐 씀", "옮김", "이전: {}"),
    "de": ChangeLabels("neu", "entfernt", "umformuliert", "verschoben", "vorher: {}"),
    "fr": ChangeLabels("ajouté", "supprimé", "reformulé", "déplacé", "avant : {}"),
    "es": ChangeLabels("añadido", "eliminado", "reformulado", "movido", "antes: {}"),
    "ja": ChangeLabels("追加", "削除", "書き換え", "移動", "変更前: {}"),
    "zh-Hans": ChangeLabels("新增", "删除", "改写", "移动", "原为：{}"),
    "zh-Hant": ChangeLabels("新增", "刪除", "改寫", "移動", "原為：{}"),
}


def change_labels(lang: str | None) -> ChangeLabels:
    """The words for a language code, as the drawing's other words are chosen."""
    return _TABLES[drawing_labels(lang).lang]
