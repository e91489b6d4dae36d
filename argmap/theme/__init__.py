"""The looks of drawings: themes, colours and their contrast, page sizes."""
