"""Each check on tenures returns nothing on the reference graph, and finds the fault it is for."""

import re

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store

from kg.resources import folder

PREFIXES = """
PREFIX cabinet: <https://w3id.org/verantwoord/id/cabinet/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX kg: <https://w3id.org/verantwoord/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX organisation: <https://w3id.org/verantwoord/id/organisation/>
PREFIX person: <https://w3id.org/verantwoord/id/person/>
PREFIX post: <https://w3id.org/verantwoord/id/post/>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX tenure: <https://w3id.org/verantwoord/id/tenure/>
PREFIX vacancy: <https://w3id.org/verantwoord/id/vacancy/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

SHADOW = "tenure:shadow a kg:Tenure ; org:member person:stef-blok ; kg:post post:{post} ;"

FAULTS = [
    # check, what is wrong, the update that plants it
    (
        "end-before-start",
        "a tenure ends before it starts",
        (
            "INSERT DATA { tenure:shadow schema:startDate '2020-02-01'^^xsd:date ;"
            " schema:endDate '2020-01-01'^^xsd:date }"
        ),
    ),
    (
        "end-before-start",
        "a vacancy of no day at all",
        (
            "INSERT DATA { vacancy:shadow schema:startDate '2020-02-01'^^xsd:date ;"
            " schema:endDate '2020-02-01'^^xsd:date }"
        ),
    ),
    (
        "held-outside-post",
        "a post held before it exists",
        (
            f"INSERT DATA {{ {SHADOW.format(post='minister-voor-rechtsbescherming')}"
            " schema:startDate '2017-10-25'^^xsd:date ; schema:endDate '2017-10-26'^^xsd:date }"
        ),
    ),
    (
        "held-outside-post",
        "a post held on and on after it ended",
        (
            f"INSERT DATA {{ {SHADOW.format(post='minister-voor-rechtsbescherming')}"
            " schema:startDate '2024-01-01'^^xsd:date }"
        ),
    ),
    (
        "held-outside-ministry",
        "a post held before its ministry exists",
        (
            f"INSERT DATA {{ {SHADOW.format(post='minister-van-justitie-en-veiligheid')}"
            " schema:startDate '2017-10-01'^^xsd:date ; schema:endDate '2017-10-20'^^xsd:date }"
        ),
    ),
    (
        "held-outside-ministry",
        "a post held after its ministry lost its name",
        (
            f"INSERT DATA {{ {SHADOW.format(post='minister-van-veiligheid-en-justitie')}"
            " schema:startDate '2017-10-01'^^xsd:date ; schema:endDate '2017-10-27'^^xsd:date }"
        ),
    ),
    (
        "held-outside-cabinet",
        "a tenure that outlives its cabinet",
        (
            "INSERT DATA { tenure:shadow a kg:Tenure ; kg:cabinet cabinet:rutte-i ;"
            " schema:startDate '2012-01-01'^^xsd:date ; schema:endDate '2012-11-06'^^xsd:date }"
        ),
    ),
    (
        "two-holders-of-one-seat",
        "a second minister for one day",
        (
            f"INSERT DATA {{ {SHADOW.format(post='minister-van-defensie')}"
            " schema:startDate '2020-01-01'^^xsd:date ; schema:endDate '2020-01-02'^^xsd:date }"
        ),
    ),
    (
        "neither-held-nor-vacant",
        "a vacancy nobody noted",
        "DELETE WHERE { vacancy:minister-voor-medische-zorg-2020-03-19 ?p ?o }",
    ),
    (
        "neither-held-nor-vacant",
        "a holder who left a day early",
        (
            "DELETE { ?tenure schema:endDate ?end } INSERT { ?tenure schema:endDate '2020-07-08'^^xsd:date }"
            " WHERE { ?tenure org:member person:martin-van-rijn ; kg:post post:minister-voor-medische-zorg ;"
            " schema:endDate ?end }"
        ),
    ),
    (
        "vacant-while-held",
        "a vacancy noted in a filled post",
        (
            "INSERT DATA { vacancy:shadow kg:vacant true ; kg:post post:minister-van-defensie ;"
            " schema:startDate '2020-02-01'^^xsd:date ; schema:endDate '2020-02-02'^^xsd:date }"
        ),
    ),
    (
        "person-twice",
        "the same name under another IRI",
        "INSERT DATA { person:shadow a foaf:Person ; foaf:name 'Stef Blok' }",
    ),
    (
        "person-twice",
        "the same family name and initials",
        "INSERT DATA { person:shadow a foaf:Person ; foaf:familyName 'Blok' ; kg:initials 'S.A.' }",
    ),
    (
        "person-twice",
        "the same person elsewhere",
        (
            "INSERT { person:shadow a foaf:Person ; skos:exactMatch ?there }"
            " WHERE { person:stef-blok skos:exactMatch ?there }"
        ),
    ),
]

CHECKS = sorted({check for check, _, _ in FAULTS})


def query(check: str) -> str:
    return (folder("queries") / "checks" / f"{check}.rq").read_text(encoding="utf-8")


def violations(store: Store, check: str) -> list[str]:
    found = store.query(query(check), use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    return [str(solution) for solution in found]


@pytest.mark.parametrize("check", CHECKS)
def test_the_reference_graph_has_no_such_fault(government: Store, check: str) -> None:
    assert violations(government, check) == []


@pytest.mark.parametrize(("check", "fault", "update"), FAULTS, ids=[f"{row[0]}: {row[1]}" for row in FAULTS])
def test_a_planted_fault_is_found(turtle: str, check: str, fault: str, update: str) -> None:
    store = Store()
    store.load(turtle, format=RdfFormat.TURTLE)
    store.update(PREFIXES + update)

    assert violations(store, check), fault


def test_a_stand_in_beside_the_holder_is_no_fault(turtle: str) -> None:
    store = Store()
    store.load(turtle, format=RdfFormat.TURTLE)
    store.update(
        f"{PREFIXES} INSERT DATA {{ {SHADOW.format(post='minister-van-defensie')} kg:interim true ;"
        " schema:startDate '2020-01-01'^^xsd:date ; schema:endDate '2020-01-02'^^xsd:date }"
    )

    assert violations(store, "two-holders-of-one-seat") == []


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_says_in_both_languages_what_it_looks_for(check: str) -> None:
    heads = re.findall(r"^# (title|description)-(nl|en): \S", query(check), flags=re.MULTILINE)

    assert heads == [("title", "nl"), ("title", "en"), ("description", "nl"), ("description", "en")]
