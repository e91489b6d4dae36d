"""The words of drawings and slides, a file a language."""
