from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_app.model.addresses import unsafe_because

UNSAFE = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "file:///etc/passwd",
    "FILE://server/share/a.png",
    "smb://server/share",
    "\\\\server\\share",
    "//server/share",
    "data:text/html,<script>",
    "ms-msdt:/id",
    "mailto:a@example.org",
    "ftp://example.org/",
    "vbscript:x",
    "about:blank",
    "https:evil.example",
    "https:///evil.example",
    "https://",
    "http://?q",
    "http://#x",
    "http://user@example.org/",
    "http://user:pass@example.org/",
    "https://example.org@evil.example/",
    "https://example.org\\@evil.example/",
    "https://exa mple.org/",
    "https://example.org/a\nb",
    "https://example.org/\t",
    " https://example.org/",
    "https://example.org/\u202egpj",
    "https://example.org/\u200b",
    "https://example.org\x00/",
    "https://example.org:99999/",
    "https://example.org:0/",
    "https://example.org:port/",
    "https://[::1/",
    "https://[zz]/",
    "https://./",
    "https://../",
    "https://:80/",
    "https://%00.example/",
    "www.example.org",
    "example.org/a",
    "",
    "https://example.org/" + "a" * 2000,
]

SAFE = [
    "https://example.org",
    "http://example.org/",
    "HTTPS://EXAMPLE.ORG/a?b=c&d=e#f",
    "https://sputnikmediabank.com/media/1234.html",
    "https://example.org:8443/a",
    "https://example.org./a",
    "https://xn--e1afmkfd.xn--p1ai/",
    "https://пример.рф/фото",
    "https://[2001:db8::1]:8080/a",
    "http://127.0.0.1/",
    "http://localhost/",
    "https://a_b.example.org/",
    "https://example.org/@user/a",
    "https://example.org/?url=http://user@example.com",
    "https://example.org/" + "a" * 1980,
]


@pytest.mark.parametrize("url", UNSAFE, ids=lambda url: ascii(url[:40]))
def test_an_address_that_could_do_more_than_show_a_page_is_unsafe(url: str) -> None:
    assert "address" in str(unsafe_because(url))


@pytest.mark.parametrize("url", SAFE, ids=lambda url: ascii(url[:40]))
def test_an_address_of_a_web_page_is_safe(url: str) -> None:
    assert unsafe_because(url) is None


@given(st.one_of(st.text(max_size=40), st.text(max_size=40).map(lambda text: f"https://{text}")))
def test_any_text_is_judged(url: str) -> None:
    if unsafe_because(url) is None:
        assert url.lower().startswith(("http://", "https://"))
        assert "@" not in url.split("/")[2]
        assert url.isprintable()
