"""What the commands share that take documents in which maps stand."""

import os
from typing import TYPE_CHECKING

from argmap.cli import options
from argmap.jobs.projects import Project

if TYPE_CHECKING:
    from argmap.documents.embedded_maps import DocumentContext

document_fit_option = options.fit_option("The page to make the text largest on.")
document_label_option = options.label_option("What boxes show.")
document_theme_option = options.theme_option("Colours.")


def document_context(
    path: str, project: Project, overrides: Overrides, silence: tuple[str, ...] = ()
) -> "DocumentContext":
    """Build the context of a document at `path` (`-`: in the current folder) from its project and a call."""
    from argmap.documents.embedded_maps import DocumentContext
    from argmap.pipeline.compile import CompileOptions

    settings = project.settings
    folder = "" if path == "-" else os.path.dirname(path)
    return DocumentContext(
        folder,
        CompileOptions(settings.teach, project.silenced_codes | set(silence)),
        settings,
        overrides,
    )
