"""The pages of a PDF on which a statement stands, as pictures with its sentence marked.

Beside `page`, which shows the network. The graph says which words stand on which page of which file; the file
itself lies where its user says.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode

from kg.asking.errors import WrongUseError
from kg.asking.explain import identify
from kg.asking.source import Source, rows
from kg.namespaces import PREFIXES
from kg.reading import documents
from kg.reading.opening import fetch, fingerprint
from kg.reading.pictures import Quote, picture

_PAGE: Final = "\f"
_QUOTES: Final = """
PREFIX kg: <{kg}> PREFIX oa: <{oa}> PREFIX rdf: <{rdf}>
SELECT DISTINCT ?file ?hash ?page ?start ?prefix ?exact ?suffix {{
  {statement} kg:statedIn ?document ; kg:evidence ?evidence .
  ?document kg:sourceFile ?file ; kg:sha256 ?hash .
  ?evidence oa:hasSelector ?place , ?words .
  ?place oa:start ?start . ?words oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix .
  OPTIONAL {{ ?evidence oa:hasSelector/rdf:value ?fragment BIND(STRAFTER(?fragment, "page=") AS ?page) }}
}} ORDER BY ?file ?start
"""


def write_pictures(name: str, source: Source, output: Path, places: Sequence[Path]) -> tuple[Path, ...]:
    """Write each page on which a statement stands as a PNG, and return the files.

    One page is written to `output`; of several, each gets its number in its name: `x-p12.png`.

    Args:
        name: the statement, as `kg explain` takes it.
        source: the graph.
        output: the file to write.
        places: files and folders among which the document lies.

    Raises:
        WrongUseError: there is no such statement, its document is not found or was changed, has no pages, or
            the words are not on the page.
        UnreadableError: the document cannot be read.
        OSError: the picture cannot be written.
    """
    iri = identify(name, source)
    query = _QUOTES.format(statement=NamedNode(iri), **{key: PREFIXES[key] for key in ("kg", "oa", "rdf")})
    found = [{key: row[key].value if row[key] else "" for key in _COLUMNS} for row in rows(source, query)]
    files = sorted({row["file"] for row in found})
    pages: dict[int, list[Quote]] = defaultdict(list)
    for row in found:
        if not row["page"]:
            raise WrongUseError(key="no_pages", file=row["file"])
        if row["file"] == files[0]:
            for page, quote in _quotes(row):
                pages[page].append(quote)
    path = _file(files, {row["hash"] for row in found}, places)
    data = fetch(path)
    drawn: dict[int, bytes] = {}
    for page, quotes in sorted(pages.items()):
        drawn[page], marked = picture(data, str(path), page, quotes)
        if not marked:
            raise WrongUseError(key="not_on_page", file=path, page=page)
    several = len(drawn) > 1
    named = {
        output.with_name(f"{output.stem}-p{page}{output.suffix}") if several else output: image
        for page, image in drawn.items()
    }
    for target, image in named.items():
        target.write_bytes(image)
    return tuple(named)


_COLUMNS: Final = ("file", "hash", "page", "start", "prefix", "exact", "suffix")


def _quotes(row: dict[str, str]) -> Iterator[tuple[int, Quote]]:
    """Yield what of a quote stands on each page: it may run over page ends."""
    parts = row["exact"].split(_PAGE)
    for number, part in enumerate(parts):
        prefix = row["prefix"] if number == 0 else ""
        suffix = row["suffix"] if number == len(parts) - 1 else ""
        if part.strip():
            yield int(row["page"]) + number, Quote(part, prefix, suffix)


def _file(names: Sequence[str], hashes: Iterable[str], places: Sequence[Path]) -> Path:
    """Return the file of a document: one with its name and its very bytes."""
    wanted = frozenset(hashes)
    called = [path for path in documents(tuple(places))[0] if path.name in names]
    for path in called:
        if fingerprint(path)[0] in wanted:
            return path
    where = ", ".join(map(str, places))
    raise WrongUseError(key="changed" if called else "no_document", file=", ".join(names), where=where)
