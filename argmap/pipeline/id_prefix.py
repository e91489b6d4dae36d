"""What may begin every id of a picture, for pages that hold several."""


def is_id_prefix(text: str) -> bool:
    """Whether ids may begin with `text`: nothing, or a letter, then letters, digits, `-`, `_` and `.`."""
    return not text or (text[0].isalpha() and text.replace("-", "_").replace(".", "_").isidentifier())
