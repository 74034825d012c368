import pytest

from kg.serving.negotiation import best, language

OFFERED = ("text/turtle", "application/ld+json", "text/html")


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("text/html", "text/html"),
        ("TEXT/HTML;Q=1", "text/html"),
        ("text/turtle;q=0.3, text/html;q=0.4", "text/html"),
        ("application/*, text/turtle;q=0.9", "application/ld+json"),
        ("*/*;q=0.1, text/html", "text/html"),
        ("text/html;q=0, */*", "text/turtle"),
        ("text/turtle;q=0, text/*", "text/html"),
        ("image/png", ""),
        ("text/html;q=nonsense", ""),
        (",,;;q=", ""),
    ],
)
def test_the_client_gets_what_it_prefers(accept: str, expected: str) -> None:
    assert best(accept, OFFERED) == expected


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "nl"),
        ("en", "en"),
        ("en-GB, nl;q=0.5", "en"),
        ("nl;q=0.5, en;q=0.4", "nl"),
        ("de, fr", "nl"),
        ("*", "nl"),
    ],
)
def test_the_reader_gets_their_language(accept: str, expected: str) -> None:
    assert language(accept, ("nl", "en")) == expected
