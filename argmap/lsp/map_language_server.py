"""The language server with its open documents, found and checked for each request."""

import asyncio
from typing import Any

from lsprotocol import types as lsp
from pygls import exceptions
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, default_converter

from argmap.lsp.open_documents import ContentModified, OpenDocument, OpenDocuments
from argmap.workspace.document import CheckedDocument


class _Protocol(LanguageServerProtocol):
    """The protocol of pygls, with an answer also to requests that make no sense."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Return the message in `data`. If it is none, answer that and raise the protocol's error."""
        try:
            return super().structure_message(data)
        except exceptions.JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise


class MapLanguageServer(LanguageServer):
    """The server with its open documents. `ui_option` is the language that the command line sets."""

    def __init__(self, version: str, ui_option: str | None, default_ui: str) -> None:
        super().__init__(
            "argmap",
            version,
            lsp.TextDocumentSyncKind.Full,
            protocol_cls=_Protocol,
            converter_factory=default_converter,
        )
        # Whole texts: from changes, pygls would split lines where the protocol does not (U+2028).
        self.ui_option = ui_option
        self.open_documents = OpenDocuments(ui=ui_option or default_ui)
        self.pending_checks: dict[str, asyncio.Task[None]] = {}


def find_document(ls: MapLanguageServer, uri: str) -> OpenDocument:
    """Find an open text. Raises the protocol's error if it is not open."""
    document = ls.open_documents.by_uri.get(uri)
    if document is None:
        raise exceptions.JsonRpcInvalidParams(f"not open: {uri}")
    return document


async def check_document(ls: MapLanguageServer, document: OpenDocument) -> CheckedDocument:
    """Check a text. Raises the protocol's error if it changes meanwhile."""
    try:
        return await ls.open_documents.check(document)
    except ContentModified:
        raise exceptions.JsonRpcContentModified from None
