"""What an open text needs while it is written: its diagnostics, picture, hover, completion and fixes."""
