"""What the browser draws: a network and its positions → the data of the page, by way of pyvis.

After `layout` and `wording`, before `page`. pyvis gives the nodes, edges and options in the form that
vis-network takes; its own page is not used, for it fetches from the network and puts labels into the page
as code. Names and sentences are kept out of vis-network altogether: it knows numbers, places and kinds.
"""

import json
from typing import Final

from pyvis.edge import Edge as VisEdge
from pyvis.network import Network as Vis
from pyvis.node import Node as VisNode

from kg.model import Iri
from kg.namespaces import ID
from kg.showing.layout import positions, quiet
from kg.showing.network import Network, Node
from kg.showing.wording import LANGUAGES, intro, kinds, narrowed, words

Json = dict[str, object]

_MINISTRY: Final = "Ministry"
_DASHED: Final = frozenset({"mentions", "about", "subject", "copyOf", "firstMadeIn"})
_OPTIONS: Final = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "dragNodes": False, "multiselect": False, "selectConnectedEdges": False},
    "nodes": {"shape": "custom"},
    "edges": {
        "smooth": {"enabled": False},
        "width": 1,
        "selectionWidth": 0,
        "hoverWidth": 0,
        "chosen": False,
    },
}


def drawing(network: Network) -> Json:
    """Return all the data of a page: JSON values only, the same for the same network."""
    numbers = {node.iri: number for number, node in enumerate(network.nodes)}
    vis = _vis(network, numbers)
    nodes, edges, _, _, _, options = vis.get_network_data()
    used = {node.kind for node in network.nodes}
    silent = quiet(network)
    return {
        "base": ID,
        "nodes": [[node["x"], node["y"]] for node in nodes],
        "edges": [[edge["from"], edge["to"], *([1] if "dashes" in edge else [])] for edge in edges],
        "options": json.loads(options),
        "things": [_thing(node, numbers) for node in network.nodes],
        "ties": [
            [numbers[edge.source], numbers[edge.target], edge.relation, edge.note, int(edge in silent)]
            for edge in network.edges
        ],
        "kinds": {key: kind for key, kind in kinds().items() if key in used},
        "words": {
            lang: {
                "ui": {key: each[lang] for key, each in words()["ui"].items()},
                "relation": {
                    key: [each[lang], each[f"back_{lang}"]] for key, each in words()["relation"].items()
                },
                "months": words()["months"][lang],
                "title": words()["page"]["title"][lang],
                "intro": intro(network, lang),
                "narrowed": narrowed(network, lang),
                "empty": "" if network.nodes else words()["page"]["empty"][lang],
            }
            for lang in LANGUAGES
        },
    }


def _vis(network: Network, numbers: dict[Iri, int]) -> Vis:
    # The classes of pyvis are filled directly: its add_node and add_edge search all others at each call.
    vis = Vis(directed=True)
    vis.set_options(json.dumps(_OPTIONS))
    places = positions(network)
    for node in network.nodes:
        x, y = places[node.iri]
        size = kinds()[node.kind]["size"]
        vis.nodes.append(
            VisNode(numbers[node.iri], "custom", "", group=node.kind, size=size, x=x, y=y).options
        )
    silent = quiet(network)
    drawn = sorted(
        {
            (numbers[edge.source], numbers[edge.target], edge.relation in _DASHED)
            for edge in network.edges
            if edge not in silent
        }
    )
    for number, (source, target, dashed) in enumerate(drawn):
        options = {"dashes": [4, 4]} if dashed else {}
        vis.edges.append(VisEdge(source, target, id=number, **options).options)
    return vis


def _but(exact: str, text: str) -> str:
    """Return exact words, or nothing where they are those of the statement, which stand in the page already.

    White space does not count: a browser shows any of it as one space.
    """
    return "" if exact.split() == text.split() else exact


def _thing(node: Node, numbers: dict[Iri, int]) -> Json:
    """Return what the panel and the table tell of a node; what is empty is left out."""
    thing: Json = {
        "iri": node.iri.removeprefix(ID),
        "kind": node.kind,
        "nl": node.label,
        "en": node.label_en,
        "called": list(node.called),
        "date": node.date,
        "reference": node.reference,
        "file": node.file,
        "links": list(node.links),
    }
    if node.cls == _MINISTRY:
        thing["ministry"] = 1
    if node.said:
        said = node.said
        thing |= {
            "nl": "",
            "text": said.text,
            "document": numbers.get(said.document),
            "section": said.section,
            "rule": said.rule,
            "confidence": said.confidence,
            "role": list(said.role),
            "strength": list(said.strength),
            "stance": list(said.stance),
            "due": said.due,
            "until": said.until,
            "evidence": [
                [each.start, each.end, each.prefix, _but(each.exact, said.text), each.suffix, each.page]
                for each in said.evidence
            ],
        }
    return {key: value for key, value in thing.items() if value not in ("", [], None, ["", ""])}
