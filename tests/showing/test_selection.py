"""What is on the page: of a graph, and of a graph narrowed to a topic, a person, a day."""

import pytest

from kg.asking.errors import WrongUseError
from kg.namespaces import ID
from kg.showing.network import Edge, Network
from kg.showing.selection import select
from kg.showing.source import Store
from kg.showing.wording import intro, words


def short(network: Network) -> set[str]:
    return {node.iri.removeprefix(ID) for node in network.nodes}


def tied(network: Network, source: str, target: str) -> list[str]:
    return [
        edge.relation for edge in network.edges if (edge.source, edge.target) == (ID + source, ID + target)
    ]


def test_documents_statements_and_all_they_name_are_shown(graph: Store) -> None:
    network = select(graph)
    things = {"document", "law", "organisation", "person", "post", "programme", "theme"}
    statements = {"concern", "quotation", "recommendation", "response", "responsibility"}
    assert {node.kind for node in network.nodes} == things | statements


def test_contact_persons_are_not_shown(graph: Store) -> None:
    assert "person/dirk-telefoon" not in short(select(graph))


@pytest.mark.parametrize(
    ("source", "target", "relations"),
    [
        ("statement/0001", "document/aaaa", ["statedIn"]),
        ("statement/0001", "person/bram-groen", ["addressee"]),
        ("statement/0001", "post/minister-van-water", []),  # the tenure of the person addressed says it
        ("statement/0002", "post/minister-van-water", ["holder"]),  # holder and holderPost are one tie
        ("statement/0001", "statement/0002", ["assigns"]),
        ("document/aaaa", "person/bram-groen", ["sentTo"]),
        ("document/aaaa", "programme/droge-voeten", ["mentions"]),
        ("document/cccc", "document/aaaa", ["copyOf"]),
        ("programme/droge-voeten", "post/minister-van-water", ["ledBy"]),
        ("post/minister-van-water", "organisation/ministerie-van-water", ["postIn"]),
        ("person/bram-groen", "post/minister-van-water", ["holds"]),
    ],
)
def test_two_things_are_tied_by(graph: Store, source: str, target: str, relations: list[str]) -> None:
    assert tied(select(graph), source, target) == relations


def test_a_statement_keeps_its_evidence_in_the_order_of_the_document(graph: Store) -> None:
    (found,) = [node for node in select(graph).nodes if node.iri == ID + "statement/0002"]
    assert found.said is not None
    assert [(each.start, each.end) for each in found.said.evidence] == [(140, 160), (200, 226)]
    assert found.said.role == ("coördinatie", "coordination")


def test_only_web_addresses_become_links(graph: Store) -> None:
    (found,) = [node for node in select(graph).nodes if node.iri == ID + "person/anna-de-wit"]
    assert found.links == ("https://example.org/anna",)


@pytest.mark.parametrize(
    ("wish", "statements"),
    [
        ({}, {"0001", "0002", "0003", "0004", "0005"}),
        ({"topic": "", "person": "", "on": ""}, {"0001", "0002", "0003", "0004", "0005"}),
        ({"topic": "polder"}, {"0003"}),  # a word of the text
        ({"topic": "DIJKWET"}, {"0001", "0002"}),  # a law; what it assigns comes with it
        ({"topic": "dikes"}, {"0001", "0002"}),  # a theme, by its English name
        ({"topic": "vulkaan"}, set()),
        ({"person": "Bram Groen"}, {"0001", "0002"}),  # the post was his on the day of the letter
        ({"person": "Carla Blauw"}, {"0004"}),  # the post was not yet hers
        ({"on": "2021-06-01"}, {"0001", "0002"}),  # a later document says nothing of that day
    ],
)
def test_narrowing_keeps(graph: Store, wish: dict[str, str], statements: set[str]) -> None:
    assert {node.iri.rpartition("/")[2] for node in select(graph, **wish).statements} == statements


def test_on_a_day_the_post_is_tied_to_who_held_it_then(graph: Store) -> None:
    network = select(graph, on="2021-06-01")
    assert tied(network, "person/carla-blauw", "post/minister-van-water") == ["holds"]
    assert tied(network, "person/bram-groen", "post/minister-van-water") == []


@pytest.mark.parametrize(
    "wish", [{"person": "Niemand"}, {"on": "gisteren"}, {"on": "2021-02-30"}, {"on": "20210601"}]
)
def test_a_wish_that_cannot_be_met_is_an_error(graph: Store, wish: dict[str, str]) -> None:
    with pytest.raises(WrongUseError):
        select(graph, **wish)


def test_every_relation_has_words_both_ways(graph: Store) -> None:
    relations = {edge.relation for edge in select(graph).edges}
    assert relations <= set(words()["relation"])
    assert all(set(each) == {"nl", "en", "back_nl", "back_en"} for each in words()["relation"].values())


def test_edges_end_at_nodes_and_come_sorted(graph: Store) -> None:
    network = select(graph)
    known = {node.iri for node in network.nodes}
    assert all(edge.source in known and edge.target in known for edge in network.edges)
    assert network.edges == tuple(sorted(set(network.edges)))
    assert isinstance(network.edges[0], Edge)


def test_the_first_sentence_names_the_documents_and_until_when(graph: Store) -> None:
    assert "volgens een brief (4 maart 2020) en een plan (2022), tot en met 2022," in intro(
        select(graph), "nl"
    )
    assert "a letter (4 March 2020) and a plan (2022), up to 2022," in intro(select(graph), "en")
