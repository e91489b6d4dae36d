"""An address of the web in the characters that addresses may have."""

_URL_CHARACTERS = "%:/?#[]@!$&'()*+,;=~"
"""What stands in an address beside letters, digits and `-._` (RFC 3986, 2.2 and 2.3)."""


def percent_encode_url(url: str) -> str:
    """The address with all other characters percent-encoded, as UTF-8.

    A PDF takes no others, a presentation no quotes or angle brackets; and none can end what the address
    stands in.
    """
    from urllib.parse import quote

    return quote(url, safe=_URL_CHARACTERS)
