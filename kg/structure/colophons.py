"""Who wrote a publication and what it is called, as its colophon asks to cite it.

Within the structure step, for `kg.structure.signatures` and `kg.structure.titles`. How such a reference
looks ("Referentie: Author (2018). Title. Place: Publisher.") stands in `letterhead.toml`.
"""

from kg.model import Party, PartyRole, Text
from kg.structure.parties import is_body, is_post, pattern, without_article


def titled(text: Text) -> str:
    """Return the title of a publication as the reference to itself gives it, behind the year."""
    found = pattern("colophon", "title").search(text.clean)
    return found["title"].strip() if found else ""


def cited(text: Text) -> Party | None:
    """Return the post or body that the reference to a publication itself names as its author.

    None where there is no such reference, or where it names persons: these are its researchers.
    """
    for found in pattern("colophon", "reference").finditer(text.clean):
        who = without_article(found["who"])
        spans = text.spans(*found.span("who"))
        if is_post(who):
            return Party(PartyRole.SENDER, post=who, spans=spans)
        if is_body(who):
            return Party(PartyRole.SENDER, organisation=who, spans=spans)
    return None
