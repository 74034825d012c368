"""What Frog writes becomes tokens with their places in the sentence."""

import shutil

import pytest

from kg.analysis import AnalysisError, Token, analyser
from kg.analysis.frog import Frog, _aligned, _blocks

OUTPUT = """1\tPiet_Jansen\tPiet_Jansen\t[Piet]_[Jansen]\tSPEC(deeleigen)\t0.9\tB-PER\tB-NP\t2\tsu
2\tbeslist\tbeslissen\t[beslis][t]\tWW(pv,tgw,met-t)\t0.9\tO\tB-VP\t0\tROOT
3\t.\t.\t[.]\tLET()\t1.0\tO\tO\t2\tpunct

1\tZie\tzien\t[zie]\tWW(pv,tgw,ev)\t0.9\tO\tB-VP\t0\tROOT
2\tart.\tart.\t[art.]\tN(soort)\t0.9\tO\tB-NP\t1\tobj1

1\t284\t284\t[284]\tTW(hoofd)\t0.9\tO\tB-NP\t0\tROOT
2\t.\t.\t[.]\tLET()\t1.0\tO\tO\t1\tpunct
"""


def test_tokens_stand_where_their_words_stand() -> None:
    sentences = ["Piet  Jansen beslist.", "Zie art. 284."]
    for sentence, tokens in zip(sentences, _aligned(sentences, _blocks(OUTPUT)), strict=True):
        assert [sentence[token.start : token.end] for token in tokens] == {
            "Piet  Jansen beslist.": ["Piet  Jansen", "beslist", "."],
            "Zie art. 284.": ["Zie", "art.", "284", "."],
        }[sentence]


def test_a_sentence_that_was_taken_for_two_is_one_again() -> None:
    (tokens,) = _aligned(["Zie art. 284."], _blocks(OUTPUT.split("\n\n", 1)[1]))
    assert [token.head for token in tokens] == [-1, 0, -1, 2]


def test_a_sentence_whose_words_are_not_found_has_no_tokens() -> None:
    assert _aligned(["Iets anders."], _blocks(OUTPUT)) == [()]


def test_an_unknown_analyser_is_told_with_those_there_are() -> None:
    with pytest.raises(AnalysisError, match="choose frog"):
        analyser("toad")


def test_an_analyser_that_is_not_installed_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(AnalysisError, match="apt install frog"):
        analyser("frog")


@pytest.mark.skipif(
    not shutil.which("frog"), reason="frog is not installed: apt install frog frogdata uctodata"
)
def test_frog_tells_who_is_the_subject_of_what() -> None:
    (tokens,) = Frog().analyse(["Gemeenten dienen hiervoor beleid te maken."])
    subject = next(token for token in tokens if token.relation == "su")
    assert subject == Token(0, 9, "gemeente", subject.tag, subject.head, "su")
    assert tokens[subject.head].lemma == "dienen"
