"""Where and when a recommendation was made before: "in de vorig jaar uitgebrachte Monitor heb ik …".

Within the interpretation step.
"""

import re
from typing import Final

from kg.model import EntityKind, Iri, IsoDate, Link

_YEAR: Final = re.compile(r"\b(?:in|sinds|al in|eerder in|uit) (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)


def first_made(text: str, links: tuple[Link, ...], said_on: IsoDate, cited: Iri = "") -> tuple[Iri, str]:
    """Return the publication and the year in which something was asked first; empty where unsaid.

    `cited` is the publication that was spoken of just before: "In mijn rapport … Daarin heb ik aanbevolen …".
    """
    publication = next(
        (link.entity for link in links if link.mention.kind == EntityKind.PUBLICATION and link.entity),
        cited,
    )
    if found := _YEAR.search(text):
        return publication, found["year"]
    if said_on and re.search(r"\bvorig jaar\b|\bafgelopen jaar\b", text, re.IGNORECASE):
        return publication, str(int(said_on[:4]) - 1)
    if said_on and re.search(r"\beerder dit jaar\b", text, re.IGNORECASE):
        return publication, said_on[:4]
    return publication, ""
