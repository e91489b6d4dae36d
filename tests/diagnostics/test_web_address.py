"""Addresses: which ones are safe to link to, and their characters."""

import os
from urllib.parse import unquote_to_bytes

import pytest

from argmap.diagnostics.web_address import is_safe_url, percent_encode_path, percent_encode_url


@pytest.mark.parametrize("url", ["https://x.org/a?b=c#d", "HTTP://x.org", "mailto:a@x.org"])
def test_addresses_of_the_web_and_of_mail_are_safe(url: str) -> None:
    assert is_safe_url(url)


@pytest.mark.parametrize(
    "url",
    ["", "x.org", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://", "https://a b"],
)
def test_all_other_addresses_are_not(url: str) -> None:
    assert not is_safe_url(url)


@pytest.mark.parametrize("url", ["https://x.org/\n", " https://x.org", "https://x.org\x00"])
def test_white_space_and_controls_make_an_address_unsafe(url: str) -> None:
    assert not is_safe_url(url)


def test_an_address_keeps_its_own_escapes() -> None:
    assert percent_encode_url('https://x.org/글?q=%20#<"') == "https://x.org/%EA%B8%80?q=%20#%3C%22"


def test_a_file_name_keeps_its_bytes() -> None:
    name = os.fsdecode(b"a b/\xff%")
    assert percent_encode_path(name) == "a%20b/%FF%25"
    assert unquote_to_bytes(percent_encode_path(name, safe="")) == os.fsencode(name)
