"""Templates: data → HTML in which nothing that somebody wrote can become markup. Before `things`."""

from functools import cache
from pathlib import Path
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.asking.wording import LANGUAGES, Lang
from kg.asking.wording import say as say_answer
from kg.namespaces import ID
from kg.serving.frames import Reply
from kg.serving.wording import say

_HERE = Path(__file__).parent


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(template: str, lang: Lang, here: str, /, status: int = 200, **values: object) -> Reply:
    """Return a page in a language.

    Args:
        template: its name in `templates/`.
        lang: the language of the page.
        here: the path of the page on this server, to link to it in the other language.
        status: that of HTTP.
        values: what the template shows.
    """
    other = next(each for each in LANGUAGES if each != lang)
    text = (
        _environment()
        .get_template(template)
        .render(
            lang=lang,
            other=at(here, other),
            say=lambda key, **places: say(key, lang, **places),
            tell=lambda key, **places: say_answer(key, lang, **places),
            at=lambda path, **query: at(path, lang, **query),
            local=lambda iri: local(iri, lang),
            **values,
        )
    )
    return Reply(text.encode(), "text/html; charset=utf-8", status, {"Content-Language": lang})


def at(path: str, lang: Lang, **query: str) -> str:
    """Return a path of this server with its language, and a query."""
    words = {key: value for key, value in query.items() if value}
    joined = urlencode({**words, "lang": lang})
    return f"{path}{'&' if '?' in path else '?'}{joined}"


def local(iri: str, lang: Lang) -> str:
    """Return where this server tells of a thing; of what is not ours, its own address on the web."""
    if iri.startswith(ID):
        return at("/id/" + quote(iri.removeprefix(ID), safe="/:-._~"), lang)
    return iri if iri.startswith(("https://", "http://")) else ""
