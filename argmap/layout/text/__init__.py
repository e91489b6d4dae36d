"""Breaking texts into lines."""
