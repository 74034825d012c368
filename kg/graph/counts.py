"""What a graph holds, in numbers. Comes after `store`."""

from pyoxigraph import QuerySolutions

from kg.graph.store import GraphStore
from kg.namespaces import KG, expand


def statements_by_kind(store: GraphStore) -> dict[str, int]:
    """Return how many statements of each kind the graph holds, by the local name of the class."""
    found = store.query(
        f"SELECT ?kind (COUNT(?statement) AS ?count) WHERE {{ ?statement a <{KG}Statement>, ?kind "
        f"FILTER(?kind != <{KG}Statement> && STRSTARTS(STR(?kind), '{KG}')) }} GROUP BY ?kind"
    )
    if not isinstance(found, QuerySolutions):
        return {}
    counts = {str(row["kind"].value).removeprefix(KG): int(row["count"].value) for row in found}
    return dict(sorted(counts.items()))


def unresolved(store: GraphStore) -> int:
    """Return how many mentions could not be linked."""
    found = store.query(f"SELECT ?mention WHERE {{ ?mention a <{KG}UnresolvedMention> }}")
    return sum(1 for _ in found) if isinstance(found, QuerySolutions) else 0


def unsigned(store: GraphStore) -> tuple[str, ...]:
    """Return the files of which it is not known who wrote them, sorted: their "ik" and "wij" say nothing.

    Copies, and documents in another language than Dutch, say nothing anyway.
    """
    found = store.query(
        f"SELECT DISTINCT ?file WHERE {{ ?document a <{KG}Document> ; <{KG}sourceFile> ?file ;"
        f" <{expand('dcterms:language')}> 'nl' ."
        f" FILTER NOT EXISTS {{ ?document <{KG}sender>|<{KG}copyOf> ?other }} }}"
    )
    return tuple(sorted(row["file"].value for row in found)) if isinstance(found, QuerySolutions) else ()
