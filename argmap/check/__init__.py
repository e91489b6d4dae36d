"""Map to diagnostics: one file a rule."""
