"""An open text while it is written: its diagnostics, picture, hover, completion and fixes."""
