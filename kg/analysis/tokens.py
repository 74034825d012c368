"""What an analyser tells of a word.

Within the analysis beside the steps.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence: `sentence[start:end]`, its lemma, and what it is to which other word.

    `tag` is a part of speech of the D-COI tagset ("WW(pv,tgw,ev)"), `relation` a dependency label of Lassy
    ("su", "obj1"), `head` the index of the word it depends on, -1 for the root of the sentence.
    """

    start: int
    end: int
    lemma: str
    tag: str
    head: int
    relation: str
