"""Reports of diagnostics: for people, for editors, for programs."""
