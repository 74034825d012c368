"""Where things lie: always in the same place, and never on top of each other."""

from math import dist

import pytest

from kg.namespaces import ID
from kg.showing.layout import honeycomb, positions, quiet
from kg.showing.network import Edge, Network, Node, Said
from kg.showing.selection import select
from kg.showing.source import Store


def crowd(statements: int) -> Network:
    """A document, two persons, and statements to one of them in turn."""
    document, one, other = (f"{ID}document/d", f"{ID}person/a", f"{ID}person/b")
    said = [
        Node(f"{ID}statement/{n:05}", "concern", "x", said=Said("x", document)) for n in range(statements)
    ]
    edges = [Edge(node.iri, document, "statedIn") for node in said]
    edges += [Edge(node.iri, (one, other)[n % 2], "addressee") for n, node in enumerate(said)]
    things = [Node(document, "document", "d"), Node(one, "person", "a"), Node(other, "person", "b")]
    return Network(tuple(sorted((*said, *things), key=lambda node: node.iri)), tuple(sorted(edges)))


@pytest.mark.parametrize("statements", [0, 1, 2, 40, 400])
def test_no_two_nodes_lie_on_each_other(statements: int) -> None:
    network = crowd(statements)
    places = list(positions(network).values())
    assert len(places) == len(network.nodes)
    closest = min(dist(one, other) for at, one in enumerate(places) for other in places[:at])
    assert closest > 20


def test_the_same_network_gets_the_same_places(graph: Store) -> None:
    network = select(graph)
    assert positions(network) == positions(network)
    assert list(positions(network)) == list(positions(select(graph)))


def test_an_empty_network_has_no_places() -> None:
    assert positions(Network()) == {}


def test_a_honeycomb_starts_in_its_middle_and_keeps_its_distance() -> None:
    places = honeycomb(37, 10.0)
    assert places[0] == (0.0, 0.0)
    assert min(dist(one, other) for at, one in enumerate(places) for other in places[:at]) == pytest.approx(
        10.0
    )


def test_what_a_document_says_goes_without_saying_of_its_sender(graph: Store) -> None:
    said = {(edge.source.rpartition("/")[2], edge.target.rpartition("/")[2]) for edge in quiet(select(graph))}
    assert ("0001", "anna-de-wit") in said
    assert ("0004", "carla-blauw") not in said
