"""The report: what it says, in which order, in which language, and about what it can be asked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, serialize
from rdflib import SH, Graph

from kg.graph.checks import Check, InvalidCheckError, load_checks, run_checks
from kg.graph.knowledge import load_knowledge
from kg.graph.register import load_register
from kg.graph.report import Report, Violation
from kg.graph.shapes import parts
from kg.graph.store import GraphStore
from kg.graph.validation import InvalidGraphError, validate
from kg.resources import folder

FAULT = Violation("violation", "id:a", "kg:rule", "Er is iets mis.", "Something is wrong.")
WARNING = Violation("warning", "id:b", "", "Er ontbreekt iets.", "Something is missing.", "x")


def test_the_reference_facts_and_the_ontology_conform() -> None:
    store = Store()
    load_knowledge(store, folder("ontology"), load_register(folder("ontology")))

    report = validate(GraphStore(store))

    assert report.conforms, report.render("en")


def test_two_validations_give_the_same_report(spoil: Callable[[str], GraphStore]) -> None:
    broken = "DELETE WHERE { ?s kg:rule ?x } ; INSERT DATA { [] a kg:Section }"

    first, second = (validate(spoil(broken)) for _ in range(2))

    assert first == second
    assert first.violations


def test_who_waits_is_told_each_step_with_how_far_it_is(example_quads: list[Quad]) -> None:
    told: list[tuple[int, int, str]] = []

    validate(example_quads, progress=lambda *step: told.append(step))

    assert [done for done, _, _ in told] == list(range(len(told)))
    assert {total for _, total, _ in told} == {len(told)}
    names = [name for _, _, name in told]
    assert [names[0], *names[-len(load_checks()) :]] == ["", *(check.name for check in load_checks())]


def test_every_shape_has_all_its_targets_in_one_part() -> None:
    shapes = Graph()
    for path in sorted((folder("ontology") / "shapes").glob("*.ttl")):
        shapes.parse(path)
    aims = (SH.targetClass, SH.targetObjectsOf, SH.targetSubjectsOf)
    aimed = [{shape for aim in aims for shape in part.subjects(aim)} for _, part in parts()]

    assert sum(map(len, aimed)) == len(set().union(*aimed))
    assert {target for _, part in parts() for aim in aims for target in part.objects(None, aim)} == {
        target for aim in aims for target in shapes.objects(None, aim)
    }


def test_named_graphs_are_seen_as_one(example_quads: list[Quad]) -> None:
    graphs = (NamedNode("https://example.org/a"), NamedNode("https://example.org/b"))
    spread = [
        Quad(quad.subject, quad.predicate, quad.object, graphs[number % 2])
        for number, quad in enumerate(example_quads)
    ]

    assert validate(spread).conforms


def test_a_file_can_be_validated(tmp_path: Path, example_quads: list[Quad]) -> None:
    path = tmp_path / "graph.nq"
    path.write_bytes(serialize(example_quads, format=RdfFormat.N_QUADS) or b"")

    assert validate(path).conforms


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("graph.ttl", b"this is no turtle", "not valid Turtle"),
        ("graph.xyz", b"", "not an RDF file; give a .ttl"),
        ("graph.txt", b"De tekst van een brief.", "not an RDF file; give a .ttl"),
        ("letter.xml", b"<officiele-publicatie/>", "not an RDF file; give a .ttl"),
        ("graph.ttl", None, "cannot be read"),
    ],
)
def test_a_bad_file_is_named_with_what_to_do(
    tmp_path: Path, name: str, data: bytes | None, said: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)

    with pytest.raises(InvalidGraphError, match=said) as caught:
        validate(tmp_path / name)

    assert str(caught.value) == caught.value.told("en") != caught.value.told("nl")
    for told in (caught.value.told("nl"), caught.value.told("en")):
        assert name in told
        assert "\n" not in told


def test_a_report_speaks_dutch_and_english() -> None:
    report = Report.of([WARNING, FAULT, FAULT])

    assert report.render("nl").splitlines() == [
        "1 fout, 1 waarschuwing",
        "id:a: Er is iets mis. [kg:rule]",
        "id:b: Er ontbreekt iets. [= x]",
    ]
    assert report.render("en").splitlines()[:2] == [
        "1 fault, 1 warning",
        "id:a: Something is wrong. [kg:rule]",
    ]
    assert report.text == report.render("nl")


def test_warnings_alone_do_not_keep_a_graph_from_conforming() -> None:
    assert Report.of([WARNING]).conforms
    assert not Report.of([WARNING, FAULT]).conforms


def test_a_long_report_is_cut_and_says_so() -> None:
    many = [Violation("violation", f"id:{number:03}", "", "Mis.", "Wrong.") for number in range(5)]

    assert Report.of(many).render("en", most=2).splitlines()[-1] == "… and 3 more"


def test_a_check_that_finds_something_is_a_violation(spoil: Callable[[str], GraphStore]) -> None:
    twice = "INSERT DATA { person:c-dijk a foaf:Person ; foaf:name 'Cees Dijk' }"

    report = validate(spoil(twice))

    assert "person-twice" in {violation.source for violation in report.violations}


def test_every_check_says_what_it_looks_for() -> None:
    assert all(check.title_nl and check.title_en for check in load_checks())


def test_a_check_without_a_title_is_refused(tmp_path: Path) -> None:
    (tmp_path / "nameless.rq").write_text("SELECT * { ?s ?p ?o }", encoding="utf-8")

    with pytest.raises(InvalidCheckError, match=r"nameless\.rq: no '# title-en:'"):
        load_checks(tmp_path)


@pytest.mark.parametrize(
    ("query", "said"), [("SELEC", "not valid SPARQL"), ("ASK { ?s ?p ?o }", "is a SELECT")]
)
def test_a_check_that_cannot_run_is_named(query: str, said: str) -> None:
    with pytest.raises(InvalidCheckError, match=said):
        run_checks(GraphStore.memory(), [Check("broken", "Kapot", "Broken", query)])
