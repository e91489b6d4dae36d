"""Map and scenes to what is shown page by page."""
