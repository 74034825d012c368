"""New things: what a document names and the register does not have gets an IRI from its name alone.

Within the linking step. The same name gives the same IRI in every document and on every machine.
"""

import re

from kg.model import Entity, EntityKind, Iri
from kg.namespaces import thing
from kg.recognition.folding import slug

_ARTICLE = re.compile(r"^(?:de|het|een)\s+", re.IGNORECASE)


def mint(kind: EntityKind, cls: str, name: str, *, part_of: Iri = "", scope: str = "") -> Entity:
    """Return a new entity.

    Args:
        kind: its kind, which is part of its IRI.
        cls: its class as a prefixed name.
        name: its label; an article before it is dropped, and it begins with a capital.
        part_of: for a post, the organisation it is in.
        scope: what makes a common name ("Directeur") one of its own; becomes part of the IRI.
    """
    label = _ARTICLE.sub("", re.sub(r"\s+", " ", name)).strip(" ,.;:")
    label = label[:1].upper() + label[1:] if kind != EntityKind.DATE else label
    iri = thing(kind.value, slug(f"{label} {scope}"))
    given, family = "", ""
    if kind == EntityKind.PERSON:
        given, _, family = label.partition(" ")
        if "." in given:
            given = ""
    return Entity(
        iri=iri,
        kind=kind,
        cls=cls,
        label=label,
        names=(label,),
        part_of=part_of,
        given=given,
        family=family,
        minted=True,
    )
