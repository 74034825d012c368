"""Schemes hang together: no orphans, both languages, and words that lead somewhere."""

import pytest
from rdflib import RDF, SKOS, Graph, Literal, Namespace, URIRef

from kg.graph.register import load_register
from kg.namespaces import ID
from kg.recognition.folding import fold
from kg.resources import folder
from kg.statements import compile_themes
from kg.statements.themes import find

SCHEME = Namespace(f"{ID}scheme/")

SENTENCES = [
    # a sentence, the themes its words must lead to, and those they must not
    ("Gemeenten bieden opvang aan slachtoffers.", {"shelter", "municipalities", "victims"}, {"youth-care"}),
    ("Zij werd uitgebuit in de prostitutie.", {"exploitation", "sex-work"}, {"labour-exploitation"}),
    ("De slachtofferbescherming schiet tekort.", {"victim-protection"}, {"offenders"}),
    (
        "Binnenlandse seksuele uitbuiting komt veel voor.",
        {"domestic-sexual-exploitation"},
        {"sexual-exploitation"},
    ),
    (
        "De opsporing en vervolging van daders stokt.",
        {"investigation", "prosecution", "offenders"},
        {"victims"},
    ),
    ("De minister coördineert de aanpak.", {"governance"}, {"funding"}),
    ("Online seksueel kindermisbruik neemt toe.", {"online-sexual-violence"}, {"sport"}),
    ("De minister van Volksgezondheid, Welzijn en Sport antwoordt.", set(), {"sport"}),
    ("Misbruik in de sport blijft verborgen.", {"sport"}, {"governance"}),
    ("De minister van Buitenlandse Zaken antwoordt.", set(), {"international"}),
    ("Het wetsvoorstel ligt bij de Eerste Kamer.", {"legislation"}, {"data-and-monitoring"}),
    ("Alleenstaande minderjarige vreemdelingen verdwijnen.", {"migration"}, {"shelter"}),
    ("De jeugdhulpverlening moet beter.", {"youth-care"}, {"victim-support"}),
    ("De financiering van de crisisopvang is versnipperd.", {"funding", "shelter"}, {"capacity"}),
    ("Wij ontvangen u graag.", set(), {"shelter"}),
]


def test_every_concept_hangs_in_its_scheme(schemes: Graph) -> None:
    for concept in set(schemes.subjects(RDF.type, SKOS.Concept)):
        scheme = schemes.value(concept, SKOS.inScheme)
        top = (concept, SKOS.topConceptOf, scheme) in schemes
        assert top == ((scheme, SKOS.hasTopConcept, concept) in schemes), concept
        assert top != bool(list(schemes.objects(concept, SKOS.broader))), concept


def test_broader_and_narrower_say_the_same(schemes: Graph) -> None:
    broader = {(narrow, broad) for narrow, broad in schemes.subject_objects(SKOS.broader)}
    assert broader == {(narrow, broad) for broad, narrow in schemes.subject_objects(SKOS.narrower)}


def test_no_concept_is_broader_than_itself(schemes: Graph) -> None:
    for concept in set(schemes.subjects(RDF.type, SKOS.Concept)):
        assert concept not in set(schemes.transitive_objects(concept, SKOS.broader)) - {concept}
        assert (concept, SKOS.broader, concept) not in schemes


@pytest.mark.parametrize("told", [SKOS.prefLabel, SKOS.definition])
def test_every_concept_is_told_in_both_languages(schemes: Graph, told: URIRef) -> None:
    for concept in set(schemes.subjects(RDF.type, SKOS.Concept)):
        values = [value for value in schemes.objects(concept, told) if isinstance(value, Literal)]
        assert sorted(str(value.language) for value in values) == ["en", "nl"], concept


@pytest.mark.parametrize(
    ("scheme", "slugs"),
    [
        ("roles", "advice coordination execution funding legal-task oversight policy research"),
        ("strengths", "advises asks hopes norm urges"),
        ("stances", "accepted in-principle noted partly rejected"),
    ],
)
def test_a_scheme_has_the_concepts_that_the_steps_name(schemes: Graph, scheme: str, slugs: str) -> None:
    concepts = schemes.subjects(SKOS.inScheme, SCHEME[scheme])
    assert sorted(str(concept).rsplit("/", 1)[1] for concept in concepts) == slugs.split()


def test_no_theme_says_a_word_twice(schemes: Graph) -> None:
    for theme in schemes.subjects(SKOS.inScheme, SCHEME.themes):
        words = [
            fold(str(label))
            for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
            for label in schemes.objects(theme, kind)
            if isinstance(label, Literal) and label.language == "nl"
        ]
        assert len(words) == len(set(words)), theme


@pytest.mark.parametrize(("sentence", "wanted", "unwanted"), SENTENCES, ids=[row[0] for row in SENTENCES])
def test_words_lead_to_their_theme(sentence: str, wanted: set[str], unwanted: set[str]) -> None:
    themes = compile_themes(load_register(folder("ontology")).themes)

    found = {iri.rsplit("/", 1)[1] for iri, _ in find(themes, sentence)}

    assert wanted <= found
    assert not unwanted & found
