"""The words that drawings and outlines of a map add to its own, with the names a project gives to roles."""

from collections.abc import Iterable

from msgspec.structs import replace

from argmap.i18n.labels import DrawingLabels
from argmap.i18n.languages import select_labels
from argmap.model.map import ArgMap, Role
from argmap.theme.role_names import RoleName


def select_map_labels(argmap: ArgMap, lang: str | None) -> DrawingLabels:
    """Select the words in a language; None is the one that the map is likely in."""
    language = lang or argmap.likely_lang
    labels = select_labels(language).drawing
    if not argmap.role_names:
        return labels
    chosen = {
        role.value: name for role in Role if (name := _choose_name(argmap.role_names, role.value, language))
    }
    unstated = chosen.get(Role.ASSUMPTION.value, labels.unstated)
    return replace(labels, roles={**labels.roles, **chosen}, unstated=unstated)


def _choose_name(names: Iterable[RoleName], role: str, lang: str) -> str | None:
    """Choose a role's name in a language: of its own code, of the language without a region, else of all."""
    texts = {name.lang: name.text for name in names if name.role == role}
    return texts.get(lang) or texts.get(lang.split("-")[0]) or texts.get("")
