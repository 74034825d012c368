"""What the graph of a document holds, in numbers. Comes after `assertion`; a build's summary adds them up."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Quad

from kg.graph.terms import name
from kg.model import StatementKind


@dataclass(frozen=True, slots=True)
class Tally:
    """How many statements of each kind, how many names unresolved, and whether nobody is known to send it."""

    statements: dict[str, int]
    unresolved: int
    unsigned: bool


def tally(quads: Iterable[Quad]) -> Tally:
    """Count one document.

    Copies, and documents in another language than Dutch, say nothing anyway: nobody misses their sender.
    """
    kinds = {name(f"kg:{kind}"): kind.value for kind in StatementKind}
    counts: Counter[str] = Counter()
    unresolved, dutch, signed = 0, False, False
    for _, predicate, value, _ in quads:
        if predicate == name("rdf:type"):
            if value in kinds:
                counts[kinds[value]] += 1
            unresolved += value == name("kg:UnresolvedMention")
        elif predicate == name("dcterms:language"):
            dutch = getattr(value, "value", "") == "nl"
        elif predicate in {name("kg:sender"), name("kg:copyOf")}:
            signed = True
    return Tally(dict(sorted(counts.items())), unresolved, dutch and not signed)
