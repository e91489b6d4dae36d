"""The language server: the workspace's answers for an editor."""
