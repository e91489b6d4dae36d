"""What the commands share that take documents in which maps stand."""

import os
from typing import TYPE_CHECKING

from argmap.cli import options
from argmap.jobs.project import Project

if TYPE_CHECKING:
    from argmap.documents.embedded_maps import DocumentContext

document_fit_option = options.fit_option("The page to make the text largest on. [default: 16:9]")
document_label_option = options.label_option("What boxes show. [default: auto]")
document_theme_option = options.theme_option("Colours. [default: light]")


def document_context(path: str, project: Project, silence: tuple[str, ...] = ()) -> "DocumentContext":
    """What the project around the document at `path` (`-`: in the current folder) says of its maps."""
    from argmap.documents.embedded_maps import DocumentContext
    from argmap.pipeline.compile import CompileOptions
    from argmap.pipeline.options import default_options

    settings = project.settings
    folder = "" if path == "-" else os.path.dirname(path)
    return DocumentContext(
        folder,
        CompileOptions(settings.teach, project.silenced_codes | set(silence)),
        default_options(settings),
        settings.theme,
    )
