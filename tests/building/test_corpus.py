"""The graph of a whole corpus of publications is what the ontology says a graph is."""

from pathlib import Path

from click.testing import CliRunner

from kg.cli import main
from kg.pipeline import build
from tests.corpus import CORPUS, needs_corpus


@needs_corpus
def test_the_graph_of_the_corpus_conforms(tmp_path: Path) -> None:
    build([CORPUS], tmp_path / "graph")
    run = CliRunner().invoke(main, ["validate", "--graph", str(tmp_path / "graph"), "--lang", "en"])
    assert run.exit_code == 0, run.output
