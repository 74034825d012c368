"""A build: the same in gives the same bytes out, and what did not change is not read again."""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import QuerySolutions

from kg import pipeline
from kg.cli import main
from kg.graph.export import export
from kg.graph.store import GraphError, GraphStore, locked
from kg.model import Record, Text
from kg.pipeline import Knowledge, build
from kg.resources import folder

DOCUMENTS = sorted(folder("documents").glob("*.txt"))


def nquads(graph: Path) -> bytes:
    return export(GraphStore.open(graph), "nquads")


def rows(store: GraphStore, query: str) -> list[tuple[str, ...]]:
    found = store.query(query)
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    return [tuple(getattr(row[name], "value", "") for name in names) for row in found]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("graph")
    summary = build([folder("documents")], place)
    assert summary.read == len(DOCUMENTS)
    assert not summary.skipped
    return place


@pytest.fixture(scope="module")
def store(graph: Path) -> GraphStore:
    return GraphStore.open(graph)


def test_every_quotation_is_exactly_what_stands_in_the_file(store: GraphStore) -> None:
    """For every statement, mention and letterhead field of all documents."""
    found = rows(
        store,
        """PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX kg: <https://w3id.org/verantwoord/ontology#>
        SELECT ?file ?start ?end ?exact ?prefix ?suffix WHERE {
          ?node oa:hasSource/kg:sourceFile ?file ; oa:hasSelector ?position, ?quote .
          ?position oa:start ?start ; oa:end ?end .
          ?quote oa:exact ?exact .
          OPTIONAL { ?quote oa:prefix ?prefix } OPTIONAL { ?quote oa:suffix ?suffix } }""",
    )
    assert len(found) > 300
    texts = {path.name: path.read_bytes().decode("utf-8") for path in DOCUMENTS}
    for file, start, end, exact, prefix, suffix in found:
        text = texts[file]
        assert text[int(start) : int(end)] == exact
        assert text[: int(start)].endswith(prefix)
        assert text[int(end) :].startswith(suffix)


def test_every_statement_and_mention_has_evidence(store: GraphStore) -> None:
    bare = rows(
        store,
        """PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX kg: <https://w3id.org/verantwoord/ontology#>
        SELECT ?thing WHERE {
          { ?thing a kg:Statement
            FILTER NOT EXISTS { ?thing kg:evidence/oa:hasSelector/oa:exact ?words } } UNION
          { ?thing a oa:Annotation
            FILTER NOT EXISTS { ?thing oa:hasTarget/oa:hasSelector/oa:exact ?words } } }""",
    )
    assert bare == []


def test_no_contact_detail_of_anyone_is_in_the_graph(graph: Path) -> None:
    data = nquads(graph).decode()
    for detail in ("06-11495257", "52877534", "S.El.Messaoudi@", "m.abelman"):
        assert detail not in data


def test_who_says_something_stays_by_their_words_where_the_document_does_not_say_who_they_are(
    tmp_path: Path,
) -> None:
    letter = tmp_path / "brief.txt"
    letter.write_text(
        "Den Haag, 5 april 2017\n\nMet vriendelijke groet,\n\n"
        "Nationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen\n\n"
        "De commissie heeft aanbevolen om vijf jaar later een nieuwe evaluatie uit te voeren.\n"
    )
    build([letter], tmp_path / "graph")
    found = rows(
        GraphStore.open(tmp_path / "graph"),
        """PREFIX kg: <https://w3id.org/verantwoord/ontology#>
        SELECT ?words ?agent ?sender WHERE {
          ?statement a kg:Recommendation ; kg:statedAs ?words ; kg:statedIn/kg:sender ?sender .
          OPTIONAL { ?statement kg:statedBy ?agent } }""",
    )
    assert [(words, agent) for words, agent, _ in found] == [("de commissie", "")]
    run = CliRunner().invoke(main, ["validate", "--graph", str(tmp_path / "graph")])
    assert run.exit_code == 0, run.output


def test_the_graph_has_no_blank_nodes(graph: Path) -> None:
    assert b"_:" not in b"".join(line.split(b'"')[0] for line in nquads(graph).splitlines())


def test_two_builds_give_the_same_bytes_whatever_the_order(graph: Path, tmp_path: Path) -> None:
    shuffled = list(DOCUMENTS)
    random.Random(7).shuffle(shuffled)  # noqa: S311 - any order will do
    build(shuffled, tmp_path / "other")
    assert nquads(tmp_path / "other") == nquads(graph)


def test_a_build_gives_the_same_bytes_in_another_process_with_another_hash_seed(
    graph: Path, tmp_path: Path
) -> None:
    code = (
        "import sys, pathlib; from kg.pipeline import build; from kg.resources import folder; "
        "build([folder('documents')], pathlib.Path(sys.argv[1]))"
    )
    subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", code, str(tmp_path / "g")],
        check=True,
        env={"PYTHONHASHSEED": "12345", "PATH": ""},
    )
    assert nquads(tmp_path / "g") == nquads(graph)


def facts(graph: Path) -> list[str]:
    """Return the graph without the names of files."""
    return [line for line in nquads(graph).decode().splitlines() if "ontology#sourceFile" not in line]


def test_no_code_knows_a_document_other_names_give_the_same_facts(graph: Path, tmp_path: Path) -> None:
    source = tmp_path / "renamed"
    source.mkdir()
    for number, path in enumerate(reversed(DOCUMENTS)):
        shutil.copy(path, source / f"stuk ‘{number}’.md")
    build([source], tmp_path / "g")
    assert facts(tmp_path / "g") == facts(graph)


def test_a_copy_is_found_and_says_nothing_of_its_own(store: GraphStore) -> None:
    found = rows(
        store,
        """PREFIX kg: <https://w3id.org/verantwoord/ontology#>
        SELECT ?copy ?original (COUNT(?statement) AS ?count) WHERE {
          ?one kg:copyOf ?other ; kg:sourceFile ?copy . ?other kg:sourceFile ?original .
          OPTIONAL { ?statement kg:statedIn ?one } } GROUP BY ?copy ?original""",
    )
    assert [(copy[:3], original[:3], count) for copy, original, count in found] == [("004", "001", "0")]


def test_an_unchanged_document_is_not_read_again(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for path in DOCUMENTS[:2]:
        shutil.copy(path, source)
    assert build([source], tmp_path / "g").read == 2
    again = build([source], tmp_path / "g")
    assert (again.read, again.unchanged) == (0, 2)
    shutil.copy(DOCUMENTS[2], source)
    more = build([source], tmp_path / "g")
    assert (more.read, more.unchanged) == (1, 2)


def test_a_partly_kept_graph_is_the_same_as_one_built_at_once(tmp_path: Path) -> None:
    build(DOCUMENTS[:2], tmp_path / "g")
    build(DOCUMENTS, tmp_path / "g")
    build(DOCUMENTS, tmp_path / "once")
    assert nquads(tmp_path / "g") == nquads(tmp_path / "once")


def test_a_removed_document_leaves_the_graph(tmp_path: Path) -> None:
    build(DOCUMENTS, tmp_path / "g")
    build(DOCUMENTS[:1], tmp_path / "g")
    build(DOCUMENTS[:1], tmp_path / "once")
    assert nquads(tmp_path / "g") == nquads(tmp_path / "once")


def test_a_second_build_on_the_same_graph_says_so_and_stops(tmp_path: Path) -> None:
    with locked(tmp_path / "g"), pytest.raises(GraphError, match="another build is at work"):
        build(DOCUMENTS[:1], tmp_path / "g")


def test_a_build_that_was_killed_leaves_the_old_graph_whole(tmp_path: Path) -> None:
    build(DOCUMENTS[:1], tmp_path / "g")
    before = nquads(tmp_path / "g")
    half = tmp_path / "g" / "store-99"
    half.mkdir()
    (half / "CURRENT").write_text("half")
    (tmp_path / "g" / "build.json.new").write_text("{")
    assert nquads(tmp_path / "g") == before
    build(DOCUMENTS[:2], tmp_path / "g")
    assert not half.exists()


def test_a_broken_state_file_means_building_anew(tmp_path: Path) -> None:
    build(DOCUMENTS[:1], tmp_path / "g")
    (tmp_path / "g" / "build.json").write_text(json.dumps({"of": "another version"}))
    assert build(DOCUMENTS[:1], tmp_path / "g").read == 1


BAD: Iterable[tuple[str, bytes, str]] = [
    ("leeg.txt", b"", "the file is empty"),
    ("plaatje.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d", "binary"),
    ("breed.txt", "Geachte heer".encode("utf-16"), "UTF-16"),
    ("cyrillisch.txt", "Привет, это письмо министру о защите детей".encode("koi8-r"), "neither UTF-8"),
]


@pytest.mark.parametrize(("name", "data", "why"), BAD)
def test_bad_input_is_named_and_the_rest_is_read(name: str, data: bytes, why: str, tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    shutil.copy(DOCUMENTS[0], source)
    (source / name).write_bytes(data)
    summary = build([source, tmp_path / "nergens"], tmp_path / "g")
    assert summary.read == 1
    assert len(summary.skipped) == 2
    lines = [trouble.told("en") for trouble in summary.skipped]
    assert why in next(line for line in lines if name in line)
    assert any("nergens" in line for line in lines)


def test_a_document_the_program_fails_on_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pipeline.record

    def fail(text: Text, known: Knowledge) -> Record:
        if text.name.startswith("002"):
            message = "a fault\nin two lines"
            raise RuntimeError(message)
        return real(text, known)

    monkeypatch.setattr(pipeline, "record", fail)
    summary = build(DOCUMENTS, tmp_path / "g")
    assert summary.read == len(DOCUMENTS) - 1
    told = summary.skipped[0].told("nl")
    assert len(summary.skipped) == 1
    assert "/002_" in told
    assert "\n" not in told
    monkeypatch.undo()
    assert build(DOCUMENTS, tmp_path / "g").read == 1, "it is tried again, the others are kept"


def test_a_wrong_path_leaves_the_graph_as_it_was(tmp_path: Path) -> None:
    build(DOCUMENTS[:1], tmp_path / "g")
    before = nquads(tmp_path / "g")
    assert build([tmp_path / "nergens"], tmp_path / "g").skipped
    assert nquads(tmp_path / "g") == before


def test_a_document_that_is_not_given_any_more_leaves_the_graph_and_that_is_said(tmp_path: Path) -> None:
    assert build(DOCUMENTS[:2], tmp_path / "g").gone == ()
    assert build(DOCUMENTS[:1], tmp_path / "g").gone == (DOCUMENTS[1].name,)


def test_the_same_bytes_under_two_names_are_one_document_with_both_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.txt"):
        shutil.copy(DOCUMENTS[0], tmp_path / name)
    summary = build([tmp_path], tmp_path / "g")
    assert summary.read == 1
    assert summary.doubles == (("b.txt", "a.txt"), ("c.txt", "a.txt"))
    assert sum("ontology#sourceFile>" in line for line in nquads(tmp_path / "g").decode().splitlines()) >= 3
    (tmp_path / "c.txt").unlink()
    assert build([tmp_path], tmp_path / "g").doubles == (("b.txt", "a.txt"),)


def test_a_pipe_in_a_folder_is_named_and_not_waited_for(tmp_path: Path) -> None:
    shutil.copy(DOCUMENTS[0], tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    summary = build([tmp_path], tmp_path / "g")
    assert summary.read == 1
    assert [trouble.key for trouble in summary.skipped] == ["not_regular"]
