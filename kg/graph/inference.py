"""What follows from the documents together: which advice repeats which, and what answers it elsewhere.

Last of the assertion step: it reads the quads of all documents, and what it says goes to the graph of what is
inferred.
"""

from collections.abc import Iterable

from pyoxigraph import Quad

from kg.graph.answering import answers
from kg.graph.facts import gathered
from kg.graph.repetition import repetitions
from kg.graph.terms import INFERRED, Quads


def inferred(documents: Iterable[Quad]) -> list[Quad]:
    """Return the quads that follow from what documents say, sorted.

    `documents` holds what is said of recommendations and ministries, of what is answered, and of documents.
    """
    facts = gathered(documents)
    quads = Quads(INFERRED)
    answers(facts, repetitions(facts, quads), quads)
    return sorted(quads.quads, key=str)
