"""The examples conform; a graph with one fault of each kind does not, and the report says what it is."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Quad
from rdflib import SH, Graph, Literal

from kg.graph.checks import load_checks, run_checks
from kg.graph.store import GraphStore
from kg.graph.validation import validate
from kg.resources import folder

TABLE: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "faults.toml").read_text("utf-8")
)
FAULTS, SOUND, CHECKS, PASSED = TABLE["fault"], TABLE["sound"], TABLE["check"], TABLE["passed"]


def messages(language: str) -> set[str]:
    graph = Graph()
    for path in sorted((folder("ontology") / "shapes").glob("*.ttl")):
        graph.parse(path)
    return {
        str(message)
        for shape, message in graph.subject_objects(SH.message)
        if isinstance(message, Literal)
        and message.language == language
        and (shape, SH.severity, SH.Warning) not in graph
    }


def test_the_examples_conform(example_quads: list[Quad]) -> None:
    report = validate(example_quads)

    assert report.violations == (), report.text


@pytest.mark.parametrize("fault", FAULTS, ids=[fault["name"] for fault in FAULTS])
def test_a_fault_is_found_and_named(spoil: Callable[[str], GraphStore], fault: dict[str, str]) -> None:
    report = validate(spoil(fault["update"]), checks=False)

    assert not report.conforms
    assert fault["message"] in {violation.message_en for violation in report.violations}


@pytest.mark.parametrize("sound", SOUND, ids=[sound["name"] for sound in SOUND])
def test_what_only_looks_like_a_fault_is_none(
    spoil: Callable[[str], GraphStore], sound: dict[str, str]
) -> None:
    report = validate(spoil(sound["update"]), checks=False)

    assert report.conforms, report.render("en")


@pytest.mark.parametrize("row", CHECKS, ids=[row["name"] for row in CHECKS])
def test_a_check_finds_the_fault_it_is_for(spoil: Callable[[str], GraphStore], row: dict[str, str]) -> None:
    assert row["check"] in {finding.check.name for finding in run_checks(spoil(row["update"]))}


@pytest.mark.parametrize("row", PASSED, ids=[row["name"] for row in PASSED])
def test_a_check_lets_pass_what_only_looks_like_a_contact_detail(
    spoil: Callable[[str], GraphStore], row: dict[str, str]
) -> None:
    assert "contact-details" not in {finding.check.name for finding in run_checks(spoil(row["update"]))}


def test_an_empty_graph_does_not_conform_and_says_why() -> None:
    report = validate([])

    assert not report.conforms
    assert report.render("en").splitlines()[1:] == ["graph: There is nothing in the graph."]


def test_every_check_that_is_planted_is_there() -> None:
    planted = {row["check"] for row in CHECKS}
    assert planted <= {check.name for check in load_checks()}


def test_every_message_has_a_fault_that_brings_it() -> None:
    assert messages("en") == {fault["message"] for fault in FAULTS}


def test_every_shape_speaks_both_languages() -> None:
    assert len(messages("nl")) == len(messages("en"))
