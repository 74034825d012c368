"""The pages, as a browser without scripts would get them."""

import html
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from pyoxigraph import RdfFormat, parse

from kg.pipeline import build
from kg.serving.marking import Mark, stretches

LETTER = """Nationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen

Ministerie van Veiligheid en Justitie
t.a.v. de minister van Veiligheid en Justitie

Datum 5 april 2017
Onderwerp Aanpak van mensenhandel <script>

Geachte heer Blok,

De minister van Veiligheid en Justitie moet de opvang van slachtoffers verbeteren.

Bel 070 123 45 67 voor vragen.

De minister van Veiligheid en Justitie coördineert de aanpak van mensenhandel.

Hoogachtend,

Nationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen
"""

Serving = Callable[..., AbstractContextManager[httpx.Client]]


class Tags(HTMLParser):
    """The tags of a page, with what their attributes point to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src", "action"}]
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name == "style"]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a graph that was built of one letter, and where that letter lies."""
    place = tmp_path_factory.mktemp("letter")
    (place / "papers").mkdir()
    (place / "papers" / "letter.txt").write_text(LETTER, encoding="utf-8")
    build([place / "papers"], place / "graph")
    return place / "graph", place / "papers"


@pytest.fixture(scope="session")
def site(built: tuple[Path, Path], run_server: Serving) -> Iterator[httpx.Client]:
    graph, papers = built
    with run_server(graph, "--documents", str(papers)) as client:
        yield client


def links(answer: httpx.Response, pattern: str) -> list[str]:
    return sorted({link for link in Tags(answer.text).links if re.search(pattern, link)})


def plain(answer: httpx.Response) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/?lang=nl", ["Documenten", "Zoek"]),
        ("/?lang=en", ["Documents", "Search"]),
        ("/?search=blok&lang=en", ["Stef Blok", "Found"]),
        ("/id/person/stef-blok?lang=nl", ["Functies", "Minister van Veiligheid en Justitie", "2017-01-27"]),
        ("/id/person/stef-blok?lang=en", ["Posts", "What was asked", "Rutte II", "moet de opvang"]),
        ("/id/post/minister-van-veiligheid-en-justitie?lang=en", ["Who held the post", "Stef Blok"]),
        ("/id/organisation/ministerie-van-veiligheid-en-justitie?lang=en", ["Posts", "2017-10-26"]),
        ("/questions?lang=nl", ["Welke functies bekleedde iemand?"]),
        ("/questions/career?person=Stef+Blok&lang=en", ["Rutte II"]),
        ("/network", ["Netwerk"]),
    ],
)
def test_a_page_tells_what_the_graph_says(site: httpx.Client, path: str, words: list[str]) -> None:
    answer = site.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    assert [word for word in words if word not in plain(answer)] == []


def test_a_document_is_shown_whole_with_its_statements_marked(site: httpx.Client) -> None:
    home = site.get("/", params={"lang": "en"})
    page = site.get(links(home, "/id/document/")[0], headers={"Accept": "text/html"})
    shown = html.unescape(re.sub(r"<[^>]+>", "", page.text.partition('<div class="text">')[2]))
    marked = [
        " ".join(html.unescape(one).split())
        for one in re.findall(r"<mark>(.*?)</mark>", page.text, re.DOTALL)
    ]
    assert "Aanpak van mensenhandel <script>" in shown
    assert any(one.startswith("De minister van Veiligheid en Justitie moet") for one in marked)
    assert any(one.startswith("De minister van Veiligheid en Justitie coördineert") for one in marked)
    assert "070 123" not in page.text


def test_a_recommendation_is_shown_with_its_evidence(site: httpx.Client) -> None:
    person = site.get("/id/person/stef-blok", params={"lang": "en"}, headers={"Accept": "text/html"})
    page = site.get(links(person, "/id/statement/")[0], headers={"Accept": "text/html"})
    assert re.search(r"<blockquote>.*<mark>De minister van Veiligheid en Justitie moet", page.text, re.DOTALL)
    at = re.search(r"characters (\d+)–(\d+)", page.text)
    assert at
    assert LETTER[int(at[1]) : int(at[2])].startswith("De minister van Veiligheid en Justitie moet")


@pytest.mark.parametrize("path", ["/", "/questions", "/query", "/id/person/stef-blok", "/questions/career"])
@pytest.mark.parametrize(("accept", "lang"), [("nl-NL, en;q=0.5", "nl"), ("en", "en"), ("", "nl")])
def test_a_page_comes_in_the_readers_language(site: httpx.Client, path: str, accept: str, lang: str) -> None:
    answer = site.get(path, headers={"Accept": "text/html", "Accept-Language": accept})
    assert answer.headers["content-language"] == lang
    assert f'<html lang="{lang}">' in answer.text


@pytest.mark.parametrize(
    ("accept", "query", "kind"),
    [
        ("text/turtle", "", "text/turtle"),
        ("application/ld+json", "", "application/ld+json"),
        ("text/html,*/*;q=0.1", "?format=ttl", "text/turtle"),
        ("text/html,*/*;q=0.1", "?format=jsonld", "application/ld+json"),
        ("text/html,*/*;q=0.1", "?format=rdf", "application/rdf+xml"),
        ("text/html,*/*;q=0.1", "", "text/html"),
        ("*/*", "", "text/html"),
    ],
)
def test_a_thing_comes_as_page_or_data(site: httpx.Client, accept: str, query: str, kind: str) -> None:
    answer = site.get("/id/person/stef-blok" + query, headers={"Accept": accept})
    found = answer.headers["content-type"].partition(";")[0]
    assert found == kind
    style = RdfFormat.from_media_type(found)
    if style:
        subjects = {str(quad.subject) for quad in parse(answer.content, format=style)}
        assert "<https://w3id.org/verantwoord/id/person/stef-blok>" in subjects


def test_what_a_page_links_to_on_this_server_is_there(site: httpx.Client) -> None:
    seen: dict[str, int] = {}
    waiting = ["/"]
    while waiting and len(seen) < 60:
        path = waiting.pop(0)
        answer = site.get(path, headers={"Accept": "text/html"})
        seen[path] = answer.status_code
        if answer.headers["content-type"].startswith("text/html") and path != "/network":
            waiting += [link for link in links(answer, "^/") if link not in seen and link not in waiting]
    assert {path: status for path, status in seen.items() if status != 200} == {}
    assert len(seen) == 60


@pytest.mark.parametrize(
    ("path", "status", "why"),
    [
        ("/id/person/nobody", 404, "says nothing of"),
        ("/id/person/no%22body", 404, "nothing here"),
        ("/id/person/no%0Abody", 404, "nothing here"),
        ("/elsewhere", 404, "nothing here"),
        ("/static/../app.py", 404, ""),
        ("/static/%2e%2e/app.py", 404, ""),
        ("/questions/nothing-like-it", 400, "nothing-like-it"),
        ("/questions/career?person=", 400, "person"),
        ("/questions/career?person=Nobody+At+All", 400, "Nobody At All"),
        ("/questions/post-holders?on=yesterday", 400, "yesterday"),
        ("/questions/career?colour=red", 400, "colour"),
    ],
)
def test_what_is_not_there_is_said_to_be_so(site: httpx.Client, path: str, status: int, why: str) -> None:
    joined = "&" if "?" in path else "?"
    answer = site.get(f"{path}{joined}lang=en", headers={"Accept": "text/html"})
    assert answer.status_code == status
    assert why in html.unescape(answer.text)


@pytest.mark.parametrize("path", ["/", "/id/person/stef-blok", "/questions", "/query", "/network"])
def test_a_page_takes_nothing(site: httpx.Client, path: str) -> None:
    assert site.post(path).status_code == 405


@pytest.mark.parametrize(
    "path", ["/", "/sparql", "/query", "/network", "/id/person/x", "/static/site.css", "/no"]
)
def test_every_answer_tells_the_browser_what_it_may_not_do(site: httpx.Client, path: str) -> None:
    headers = site.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'unsafe-inline'" not in policy
    assert "server" not in headers


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1.example.org", "localhost.example.org:80", ""])
def test_a_name_that_is_not_this_machines_is_refused(site: httpx.Client, host: str) -> None:
    assert site.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?search=" + quote("<script>alert(1)</script>"),
        "/?search=" + quote('"><script>alert(1)</script>'),
        "/?search=" + quote("') } DROP ALL #"),
        "/id/document/eeeeeeeeeeeeeeee",
        "/id/statement/eeeeeeeeeeeeeeee",
        "/id/person/e'e",
        "/id/post/e",
        "/questions/career?person=" + quote("<script>alert(1)</script>"),
        "/questions/career?person=" + quote('" onfocus="alert(1)'),
        "/questions/documents",
        "/query?query=" + quote("</script><script>alert(1)</script>"),
        "/id/" + quote("<script>alert(1)</script>"),
        "/questions/" + quote("<script>alert(1)</script>"),
        "/" + quote("<script>alert(1)</script>"),
    ],
)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_nothing_that_somebody_wrote_becomes_markup(attacked: httpx.Client, path: str, lang: str) -> None:
    answer = attacked.get(f"{path}{'&' if '?' in path else '?'}lang={lang}", headers={"Accept": "text/html"})
    if not answer.headers["content-type"].startswith("text/html"):
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        return
    tags = Tags(answer.text)
    ours = ["/static/yasgui/yasgui.min.js", "/static/query.js"] if path.startswith("/query") else []
    assert [tag for tag in tags.found if tag in {"img", "svg", "iframe", "b"}] == []
    assert tags.found.count("script") == len(ours)
    assert tags.handlers == []
    assert [link for link in tags.links if not link.startswith(("/", "?", "https://", "http://"))] == []


def test_the_template_language_in_a_text_is_not_run(attacked: httpx.Client) -> None:
    page = attacked.get("/id/statement/eeeeeeeeeeeeeeee", headers={"Accept": "text/html"})
    assert "{{ 7 * 7 }}" in html.unescape(page.text)
    assert "49" not in page.text


def test_marks_cut_a_text_into_stretches_that_are_the_text_again() -> None:
    text = "abcdefghij"
    marks = [Mark(2, 6, "one", ""), Mark(4, 8, "two", ""), Mark(9, 99, "out", ""), Mark(5, 5, "empty", "")]
    cut = stretches(text, marks)
    assert "".join(piece.text for piece in cut) == text
    assert [(piece.text, [mark.statement for mark in piece.marks]) for piece in cut] == [
        ("ab", []),
        ("cd", ["one"]),
        ("ef", ["one", "two"]),
        ("gh", ["two"]),
        ("ij", []),
    ]
