"""Who held which post on which day: the table beside this file, row by row, against the reference graph."""

import csv
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, Store

HERE = Path(__file__).parent
NOT_KNOWN = "not known"

HOLDERS_QUERY = """
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX kg: <https://w3id.org/verantwoord/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT DISTINCT ?name WHERE {
  ?named skos:prefLabel|skos:altLabel "%(post)s"@nl .
  { ?tenure kg:post ?named } UNION { ?tenure kg:post/kg:broaderPost ?named }
  ?tenure a kg:Tenure ; org:member/foaf:name ?name ; schema:startDate ?start .
  OPTIONAL { ?tenure schema:endDate ?end }
  FILTER(STR(?start) <= "%(date)s" && (!BOUND(?end) || STR(?end) > "%(date)s"))
}
"""

MINISTRY_QUERY = """
PREFIX kg: <https://w3id.org/verantwoord/ontology#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT DISTINCT ?name WHERE {
  ?ministry a kg:Ministry ; skos:altLabel "%(abbreviation)s"@nl ; skos:prefLabel ?name .
  OPTIONAL { ?ministry schema:startDate ?start }
  OPTIONAL { ?ministry schema:endDate ?end }
  FILTER(LANG(?name) = "nl")
  FILTER((!BOUND(?start) || STR(?start) <= "%(date)s") && (!BOUND(?end) || STR(?end) > "%(date)s"))
}
"""


def rows(table: str) -> list[dict[str, str]]:
    with (HERE / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names(store: Store, query: str) -> str:
    found = store.query(query)
    assert isinstance(found, QuerySolutions)
    return ";".join(sorted(str(solution["name"].value) for solution in found)) or NOT_KNOWN


HOLDERS = rows("holders.csv")
MINISTRIES = rows("ministry_names.csv")


@pytest.mark.parametrize("row", HOLDERS, ids=lambda row: f"{row['date']} {row['post']}")
def test_the_table_and_the_graph_name_the_same_holders(government: Store, row: dict[str, str]) -> None:
    assert names(government, HOLDERS_QUERY % row) == row["holders"]


@pytest.mark.parametrize("row", MINISTRIES, ids=lambda row: f"{row['date']} {row['abbreviation']}")
def test_a_ministry_is_called_what_it_was_called_that_day(government: Store, row: dict[str, str]) -> None:
    assert names(government, MINISTRY_QUERY % row) == row["name"]


def test_the_table_is_long_and_spread_over_the_years() -> None:
    years = {row["date"][:4] for row in HOLDERS}

    assert len(HOLDERS) >= 60
    assert years >= {str(year) for year in range(2010, 2027)}
    assert all(row["source"] for row in HOLDERS)


def test_a_man_of_five_posts_is_one_person(government: Store) -> None:
    found = government.query(
        """
        PREFIX foaf: <http://xmlns.com/foaf/0.1/>
        PREFIX kg: <https://w3id.org/verantwoord/ontology#>
        PREFIX org: <http://www.w3.org/ns/org#>
        SELECT DISTINCT ?person ?post WHERE {
          ?person foaf:familyName "Blok" . ?tenure org:member ?person ; kg:post ?post .
        }
        """
    )
    assert isinstance(found, QuerySolutions)
    pairs = [(str(solution["person"]), str(solution["post"])) for solution in found]

    assert len({person for person, _ in pairs}) == 1
    assert len({post for _, post in pairs}) == 5
