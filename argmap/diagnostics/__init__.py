"""Sources, spans and diagnostics: texts, places in them, and what is reported about them."""
