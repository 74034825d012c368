import pytest

from kg.asking.errors import WrongUseError
from kg.asking.reading_only import refuse
from kg.asking.source import Memory
from kg.asking.sparql import run


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "line 1, column 1: INSERT changes the graph"),
        ("PREFIX a: <a:>\n  delete where { ?s ?p ?o }", "line 2, column 3: DELETE changes"),
        ("# SELECT\nDROP ALL", "line 2, column 1: DROP changes"),
        ("LOAD <https://example.org/>", "LOAD changes"),
        ("CLEAR GRAPH <a:b>", "CLEAR changes"),
        ("SELECT * {\n SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "line 2, column 2: SERVICE calls"),
        ("SELECT * { service silent ?x { ?s ?p ?o } }", "SERVICE calls"),
        ("SELECT ('\\'' AS ?x) { SERVICE <a:b> {} }", "SERVICE calls"),
        # Written so that a scanner of words loses count of what is a string.
        ("SELECT * { ?a ?p ?b FILTER(?a<'x>' ) SERVICE <a:b> {} FILTER(?b='y') }", "SERVICE calls"),
        ('SELECT * { ?a ?p ?b FILTER(?a<?b#>"""\n) SERVICE <a:b> {} #"""\n }', "SERVICE calls"),
        (r"SELECT * { \u0053ERVICE <a:b> {} }", "SERVICE calls"),
        (r"SELECT * { SER\U00000056ICE SILENT <a:b> {} }", "SERVICE calls"),
        ("SELECT * { { SELECT * { SERVICE<a:b>{} } } }", "SERVICE calls"),
        ("ASK { SERVICE#\n<a:b> {} }", "SERVICE calls"),
        ("ASK {" * 300 + "}" * 300, "too many brackets"),
    ],
)
def test_what_would_do_more_than_read_is_refused(query: str, why: str) -> None:
    with pytest.raises(WrongUseError, match=why):
        refuse(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service ?insert { ?service ?insert 'SERVICE <a:b> { }' }",
        "SELECT * { ?s <https://example.org/SERVICE> ?o } # SERVICE",
        "PREFIX service: <a:> SELECT * { ?s service:SERVICE ?o }",
        'SELECT * { ?s ?p """x " SERVICE <a:b> { } """ }',
        "SELECT * { ?s ?p 'INSERT DATA'@nl }",
        "SELECT * { ?s kg:text 'service', ?service ; kg:statedIn document:aa }",
    ],
)
def test_words_that_are_no_keywords_are_no_reason_to_refuse(query: str, small: Memory) -> None:
    refuse(query)
    run(query, small, "json", "nl")


@pytest.mark.parametrize(
    ("query", "allowed"),
    [
        ("SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }", True),
        ("SELECT * { service silent <https://example.org/sparql> { ?s ?p ?o } }", True),
        ("SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }", False),
        ("SELECT * { SERVICE ?x { ?s ?p ?o } } # SERVICE <https://example.org/sparql>", False),
        ("PREFIX e: <https://example.org/> SELECT * { SERVICE e:sparql { ?s ?p ?o } }", False),
        (
            "SELECT * { SERVICE <https://example.org/sparql> {} SERVICE <https://example.org/other> {} }",
            False,
        ),
    ],
)
def test_a_server_may_be_called_only_by_the_name_that_was_allowed(query: str, allowed: bool) -> None:  # noqa: FBT001
    services = {"https://example.org/sparql"}
    if allowed:
        refuse(query, services)
    else:
        with pytest.raises(WrongUseError, match="SERVICE calls"):
            refuse(query, services)
