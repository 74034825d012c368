"""The graph of a whole corpus of publications is what the ontology says a graph is."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.pipeline import build

CORPUS = Path(os.environ.get("KG_SHARED", Path(__file__).parents[3] / "shared")) / "corpus"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the corpus of publications; see KG_SHARED")
def test_the_graph_of_the_corpus_conforms(tmp_path: Path) -> None:
    build([CORPUS], tmp_path / "graph")
    run = CliRunner().invoke(main, ["validate", "--graph", str(tmp_path / "graph"), "--lang", "en"])
    assert run.exit_code == 0, run.output
