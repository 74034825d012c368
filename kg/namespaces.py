"""Every namespace and prefix of the project, once, as plain strings.

No RDF library is imported here, so that the steps before the graph can name IRIs too. `kg.graph`
turns these strings into terms.
"""

from typing import Final

BASE: Final = "https://w3id.org/verantwoord/"
ONTOLOGY: Final = BASE + "ontology"
KG: Final = ONTOLOGY + "#"
ID: Final = BASE + "id/"

PREFIXES: Final[dict[str, str]] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "id": ID,
    "kg": KG,
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "tooiont": "https://identifier.overheid.nl/tooi/def/ont/",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefix → namespace IRI, as bound in every output and declared in every query."""


KINDS: Final = (
    "cabinet", "change", "correspondent", "dataset", "date", "document", "evidence", "graph", "group", "law",
    "mention", "organisation", "person", "place", "post", "programme", "publication", "repetition", "role",
    "scheme", "section", "selector", "stance", "statement", "strength", "tenure", "theme", "vacancy",
)  # fmt: skip
"""What the project's own things are: the `{kind}` in their IRI, and their prefix in what is written."""


KIND_PREFIXES: Final[dict[str, str]] = {kind: f"{ID}{kind}/" for kind in KINDS if kind not in PREFIXES}
"""The prefix of each kind of thing (`statement:`, `post:`), known in queries and on the command line."""


def thing(kind: str, slug: str) -> str:
    """Return the IRI of a thing: `https://w3id.org/verantwoord/id/{kind}/{slug}`."""
    return f"{ID}{kind}/{slug}"


def expand(name: str) -> str:
    """Return the full IRI of a prefixed name such as `kg:Letter`.

    Raises:
        KeyError: the prefix is not one of `PREFIXES`.
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
