"""Editions of a series that the register knows: "Slachtoffermonitor mensenhandel 2017-2021".

Within the recognition step, after the gazetteer, which finds the series by its name.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kg.model import EntityKind, Mention

RULE: Final = "publication.edition"
CLASS: Final = "kg:Publication"
"""What a new edition is."""
_YEARS: Final = re.compile(r"[ ](?:19|20)\d\d(?:[ ]?[-–/][ ]?(?:19|20)?\d\d)?(?![\w.,]?\d)")


def find(text: str, listed: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the known publications that the years of an edition stand behind, with these."""
    for mention in listed:
        if mention.kind == EntityKind.PUBLICATION and (years := _YEARS.match(text, mention.end)):
            words = text[mention.start : years.end()]
            yield Mention(EntityKind.PUBLICATION, mention.start, years.end(), words, RULE)
