"""The same answers, for an editor: a language server."""
