"""Positions: a network → where each node lies, in whole units of the drawing, y downwards.

After `selection`, before `drawing`. Statements with the same ties lie together in one honeycomb, between the
document that says them and those they concern; the rest is pushed and pulled into place around those.
Only + − × ÷ and √ are used, which every machine rounds alike, so the same network gives the same bytes.
"""

from collections import defaultdict
from dataclasses import dataclass
from math import sqrt
from typing import Final

import networkx as nx

from kg.model import Iri
from kg.showing.network import Edge, Network, Node

Point = tuple[float, float]

_CELL: Final = 26.0  # between two statements of one honeycomb
_ROOM: Final = 38.0  # around a thing: its shape, and a line of its label
_LENGTH: Final = 12.0  # of an edge, beside the room of its ends
_FORCE: Final = 0.06  # with which an edge pulls
_THEME: Final = 0.008  # with which a theme does, having many
_HUB: Final = 2.0  # so much more room has a document
_WIDEN: Final = 1.45  # screens are wider than high
_STEPS: Final = 220
_WORK: Final = 2_500_000  # pairs pushed apart in all, so that a large network takes seconds, not minutes
_REACH: Final = 300.0  # beyond which two things no longer push each other
_ACTS: Final = frozenset({"assigns", "repeats", "respondsTo"})


@dataclass(slots=True)
class _Body:
    """What is moved as one: a thing, or statements with the same ties."""

    members: tuple[Iri, ...]
    radius: float
    x: float = 0.0
    y: float = 0.0
    dx: float = 0.0
    dy: float = 0.0


def quiet(network: Network) -> frozenset[Edge]:
    """Return the edges that go without saying: what a document says, its sender says."""
    senders = {(edge.source, edge.target) for edge in network.edges if edge.relation == "sender"}
    said = {node.iri: node.said.document for node in network.nodes if node.said}
    return frozenset(
        edge
        for edge in network.edges
        if edge.relation == "statedBy" and (said.get(edge.source, ""), edge.target) in senders
    )


def positions(network: Network) -> dict[Iri, tuple[int, int]]:
    """Return the place of every node; the same network always gets the same places."""
    bodies, graph = _bodies(network)
    order = sorted(bodies, key=lambda key: (-graph.degree(key), key))
    for key, (x, y) in zip(order, honeycomb(len(order), 150.0), strict=True):
        bodies[key].x, bodies[key].y = x, y
    ties = sorted((min(pair), max(pair)) for pair in graph.edges)
    edges = [(bodies[one], bodies[other], float(graph[one][other]["force"])) for one, other in ties]
    moving = [bodies[key] for key in order]
    _settle(moving, edges)
    _turn(moving)
    _separate(moving)
    found: dict[Iri, tuple[int, int]] = {}
    for body in moving:
        for iri, (x, y) in zip(body.members, honeycomb(len(body.members), _CELL), strict=True):
            found[iri] = (round(body.x + x), round(body.y + y))
    return found


def honeycomb(count: int, cell: float) -> list[Point]:
    """Return the `count` places of a honeycomb nearest to its middle, `cell` apart, from the middle out."""
    size = 1
    while 3 * size * (size - 1) + 1 < count:
        size += 1
    high = sqrt(3.0) / 2.0
    places = [
        (cell * (column + (row % 2) / 2.0), cell * row * high)
        for row in range(-size, size + 1)
        for column in range(-size, size + 1)
    ]
    return sorted(places, key=lambda at: (round(at[0] * at[0] + at[1] * at[1], 3), at[1], at[0]))[:count]


def _bodies(network: Network) -> tuple[dict[str, _Body], "nx.Graph[str]"]:
    silent = quiet(network)
    loud = [edge for edge in network.edges if edge not in silent]
    # A statement has some themes and a theme many statements: they draw near, but do not part statements.
    themes = {node.iri for node in network.nodes if node.kind == "theme"}
    ties: dict[Iri, set[Iri]] = defaultdict(set)
    for edge in loud:
        if edge.relation not in _ACTS and edge.target not in themes:
            ties[edge.source].add(edge.target)
    groups: dict[str, list[Node]] = defaultdict(list)
    for node in network.nodes:
        key = " ".join(("group", *sorted(ties[node.iri]))) if node.said else node.iri
        groups[key].append(node)
    bodies: dict[str, _Body] = {}
    where: dict[Iri, str] = {}
    for key, nodes in groups.items():
        nodes.sort(key=lambda node: (node.kind, node.iri))
        room = _CELL * (0.45 + 0.53 * sqrt(len(nodes))) if nodes[0].said else _ROOM
        room *= _HUB if nodes[0].kind == "document" else 1.0
        bodies[key] = _Body(tuple(node.iri for node in nodes), room)
        where |= {node.iri: key for node in nodes}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(bodies)
    for edge in sorted(loud, key=lambda edge: (edge.target not in themes, edge)):
        force = _THEME if edge.target in themes else _FORCE
        graph.add_edge(where[edge.source], where[edge.target], force=force)
    graph.remove_edges_from([(key, key) for key in bodies])
    return bodies, graph


def _settle(bodies: list[_Body], edges: list[tuple[_Body, _Body, float]]) -> None:
    """Push all bodies apart and pull tied ones together, by ever smaller steps."""
    pairs = max(1, min(len(bodies) * (len(bodies) - 1) // 2, len(bodies) * 60))
    steps = max(20, min(_STEPS, _WORK // pairs))
    for step in range(steps):
        longest = 60.0 * (1.0 - step / steps) + 1.0
        for body in bodies:
            body.dx, body.dy = -0.010 * body.x, -0.014 * body.y
        for one, other in _near(bodies, _REACH):
            _push(one, other)
        for one, other, force in edges:
            _pull(one, other, force)
        for body in bodies:
            far = sqrt(body.dx * body.dx + body.dy * body.dy)
            part = longest / far if far > longest else 1.0
            body.x += body.dx * part
            body.y += body.dy * part


def _push(one: _Body, other: _Body) -> None:
    x, y = one.x - other.x, one.y - other.y
    square = x * x + y * y or 1e-9
    apart = sqrt(square)
    gap = max(apart - one.radius - other.radius, 8.0)
    force = 420.0 / (gap * apart)
    one.dx += x * force
    one.dy += y * force
    other.dx -= x * force
    other.dy -= y * force


def _pull(one: _Body, other: _Body, strength: float) -> None:
    x, y = one.x - other.x, one.y - other.y
    apart = sqrt(x * x + y * y) or 1e-9
    force = strength * (apart - one.radius - other.radius - _LENGTH) / apart
    one.dx -= x * force
    one.dy -= y * force
    other.dx += x * force
    other.dy += y * force


def _near(bodies: list[_Body], reach: float) -> list[tuple[_Body, _Body]]:
    """Return the pairs that may lie within `reach`, each once, in an order that is always the same."""
    cells: dict[tuple[int, int], list[_Body]] = defaultdict(list)
    for body in bodies:
        cells[int(body.x // reach), int(body.y // reach)].append(body)
    found = []
    for (column, row), here in sorted(cells.items(), key=lambda cell: cell[0]):
        found += [(one, other) for at, one in enumerate(here) for other in here[:at]]
        for beside in ((1, -1), (1, 0), (1, 1), (0, 1)):
            there = cells.get((column + beside[0], row + beside[1]), ())
            found += [(one, other) for one in here for other in there]
    return found


def _turn(bodies: list[_Body]) -> None:
    """Lay the longest way across, and widen it."""
    count = max(1, len(bodies))
    middle_x, middle_y = sum(body.x for body in bodies) / count, sum(body.y for body in bodies) / count
    for body in bodies:
        body.x, body.y = body.x - middle_x, body.y - middle_y
    wide, high = sum(body.x * body.x for body in bodies), sum(body.y * body.y for body in bodies)
    both = sum(body.x * body.y for body in bodies)
    turned = (wide - high) / 2.0
    long = turned + sqrt(turned * turned + both * both)
    size = sqrt(long * long + both * both)
    cosine, sine = (long / size, both / size) if size else (1.0, 0.0)
    for body in bodies:
        x = body.x * cosine + body.y * sine
        body.x, body.y = x * _WIDEN, body.y * cosine - body.x * sine


def _separate(bodies: list[_Body]) -> None:
    """Move bodies that still overlap until none does, or 60 times."""
    radii = sorted(body.radius for body in bodies)
    usual = radii[len(radii) * 49 // 50] if radii else 1.0
    wide = [body for body in bodies if body.radius > usual]
    others = [body for body in bodies if body.radius <= usual]
    for _ in range(60):
        moved = False
        beside = [(one, other) for at, one in enumerate(wide) for other in (*wide[:at], *others)]
        for one, other in (*_near(others, 2.0 * usual), *beside):
            x, y = one.x - other.x, one.y - other.y
            apart = sqrt(x * x + y * y) or 1e-9
            short = one.radius + other.radius - apart
            if short > 0.5:  # noqa: PLR2004 - half a unit nobody sees
                x, y = (x, y) if apart > 1e-6 else (1e-9, 0.0)  # noqa: PLR2004 - in the very same place
                one.x += x / apart * short / 2.0
                one.y += y / apart * short / 2.0
                other.x -= x / apart * short / 2.0
                other.y -= y / apart * short / 2.0
                moved = True
        if not moved:
            return
