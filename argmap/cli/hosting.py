"""What the commands share that take documents in which maps stand."""

import os
from typing import TYPE_CHECKING

from argmap.cli import choices
from argmap.pipeline.project import Project

if TYPE_CHECKING:
    from argmap.pipeline.hosting import Surroundings

fit_option = choices.fit_option("The page to make the text largest on. [default: 16:9]")
label_option = choices.label_option("What boxes show. [default: auto]")
theme_option = choices.theme_option("Colours. [default: light]")


def surroundings(path: str, project: Project, silence: tuple[str, ...] = ()) -> "Surroundings":
    """What the project around the document at `path` (`-`: in the current folder) says of its maps."""
    from argmap.pipeline.hosting import Surroundings
    from argmap.pipeline.trip import CompileOptions
    from argmap.pipeline.usual import usual

    settings = project.settings
    folder = "" if path == "-" else os.path.dirname(path)
    return Surroundings(
        folder,
        CompileOptions(settings.teach, project.silence | set(silence)),
        usual(settings),
        settings.theme,
    )
