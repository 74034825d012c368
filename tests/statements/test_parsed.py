"""What the grammar of a sentence adds to what the cues say: only where an analyser is asked for."""

from collections.abc import Sequence
from dataclasses import replace

from kg.analysis import Token
from kg.model import StatementKind
from kg.pipeline import Knowledge, record
from kg.reading import read_bytes

LETTER = """Retouradres Postbus 20301 2500 EH Den Haag

De minister van Volksgezondheid, Welzijn en Sport
De heer H.M. de Jonge
Postbus 20350
2500 EJ Den Haag

Datum 5 april 2019
Onderwerp Opvang

Geachte heer De Jonge,

{sentence}

Met vriendelijke groet,

H.J. Bolhaar
Nationaal Rapporteur Mensenhandel en Seksueel Geweld tegen Kinderen
"""


class Canned:
    """An analyser that knows the words of one sentence."""

    def __init__(self, *words: tuple[str, str, str, int, str]) -> None:
        """Keep the words: each with its lemma, tag, head and relation."""
        self.words = words

    def analyse(self, sentences: Sequence[str]) -> list[tuple[Token, ...]]:
        """Return the tokens of the sentence that begins with the first word."""
        return [self._tokens(sentence) for sentence in sentences]

    def _tokens(self, sentence: str) -> tuple[Token, ...]:
        if not sentence.startswith(self.words[0][0]):
            return ()
        tokens, position = [], 0
        for word, lemma, tag, head, relation in self.words:
            start = sentence.index(word, position)
            position = start + len(word)
            tokens.append(Token(start, position, lemma, tag, head, relation))
        return tuple(tokens)


ORDER = Canned(
    ("Archiveer", "archiveren", "WW(pv,tgw,ev)", -1, "ROOT"),
    ("dossiers", "dossier", "N(soort,mv,basis)", 0, "obj1"),
)
STATEMENT = Canned(
    ("Archiveer", "archiveren", "WW(pv,tgw,ev)", -1, "ROOT"),
    ("ik", "ik", "VNW(pers)", 0, "su"),
)
NORM = Canned(
    ("Opvang", "opvang", "N(soort,ev,basis,zijd,stan)", 1, "obj1"),
    ("moeten", "moeten", "WW(pv,tgw,mv)", -1, "ROOT"),
    ("gemeenten", "gemeente", "N(soort,mv,basis)", 1, "su"),
)


def asked(sentence: str, analyser: Canned | None, known: Knowledge) -> list[tuple[str, tuple[str, ...]]]:
    text = read_bytes(LETTER.format(sentence=sentence).encode(), "letter.txt")
    found = record(text, replace(known, analyser=analyser)).statements
    return [
        (each.rule, tuple(actor.agent.rsplit("/", 1)[-1] for actor in each.addressees))
        for each in found
        if each.kind == StatementKind.RECOMMENDATION
    ]


def test_an_imperative_that_no_cue_names_recommends(known: Knowledge) -> None:
    sentence = "Archiveer alle dossiers over de opvang van slachtoffers."
    assert asked(sentence, None, known) == []
    assert asked(sentence, ORDER, known) == [("parsed.imperative", ("hugo-de-jonge",))]


def test_a_verb_with_a_subject_orders_nothing(known: Knowledge) -> None:
    assert asked("Archiveer ik dossiers, dan blijven zij bewaard.", STATEMENT, known) == []


def test_a_norm_asks_the_subject_that_the_grammar_names(known: Knowledge) -> None:
    sentence = "Opvang en hulp moeten op korte termijn alle gemeenten in het land kunnen regelen."
    ((_, addressees),) = asked(sentence, NORM, known)
    assert addressees == ("gemeenten",)
