"""Each row that is matched in text has an example that names it, and each holder of the source is here."""

import re

import pytest
from pyoxigraph import QuerySolutions, Store

from tests.corpus import SHARED

LABELS = """
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX kg: <https://w3id.org/verantwoord/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?thing ?label ?example WHERE {
  VALUES ?class { foaf:Person org:Post org:Organization }
  ?thing a ?class .
  { ?thing foaf:name ?label }
  UNION { ?thing skos:prefLabel|skos:altLabel|skos:hiddenLabel ?label FILTER(LANG(?label) = "nl") }
  OPTIONAL { ?thing skos:example ?example }
}
"""

HELD = """
PREFIX cabinet: <https://w3id.org/verantwoord/id/cabinet/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX kg: <https://w3id.org/verantwoord/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT DISTINCT ?cabinet ?label WHERE {
  ?tenure kg:cabinet ?cabinet ; org:member/skos:altLabel ?label .
}
"""

PAGES = {
    "Balkenende IV": "balkenende-iv",
    "Rutte-Verhagen": "rutte-i",
    "Rutte-Asscher": "rutte-ii",
    "Rutte III": "rutte-iii",
    "Rutte IV": "rutte-iv",
    "Schoof": "schoof",
    "Jetten": "jetten",
}


def table(store: Store, query: str) -> list[tuple[str, ...]]:
    found = store.query(query)
    assert isinstance(found, QuerySolutions)
    variables = [variable.value for variable in found.variables]
    return [tuple(str(row[name].value) if row[name] else "" for name in variables) for row in found]


def test_every_row_is_found_in_its_own_example(government: Store) -> None:
    labels: dict[str, set[str]] = {}
    examples: dict[str, set[str]] = {}
    for thing, label, example in table(government, LABELS):
        labels.setdefault(thing, set()).add(label.casefold())
        examples.setdefault(thing, set()).add(example.casefold())

    lost = [
        f"{thing}: {example or 'no example'}"
        for thing, sentences in sorted(examples.items())
        for example in sorted(sentences)
        if not any(label in example for label in labels[thing])
    ]

    assert len(labels) > 250
    assert lost == []


def test_no_gazetteer_row_carries_a_name_of_nothing(government: Store) -> None:
    assert [thing for thing, label, _ in table(government, LABELS) if not label.strip()] == []


def test_every_holder_of_the_source_has_a_tenure_in_that_cabinet(government: Store) -> None:
    source = SHARED / "reference" / "cabinets_2007_2026.txt"
    if not source.is_file():
        pytest.skip("the transcription of rijksoverheid.nl is not here; set KG_SHARED to its folder")

    held: dict[str, set[str]] = {}
    for cabinet, label in table(government, HELD):
        held.setdefault(cabinet.rsplit("/", 1)[1], set()).add(label)

    cabinet, seen, missing = "", 0, []
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            cabinet = PAGES[line[len("== Kabinet-") :].split(" (")[0]]
        elif line.startswith("- "):
            seen += 1
            bare = re.sub(r"\([^)]*\)|[ .]", "", line)
            if not any(re.sub(r"[ .]", "", label) in bare for label in held[cabinet]):
                missing.append(f"{cabinet}: {line}")

    assert seen == 267
    assert missing == []
