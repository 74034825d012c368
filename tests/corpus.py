"""Where the material lies that does not travel with the project; tests that need it skip without it."""

import os
from pathlib import Path
from typing import Final

import pytest

SHARED: Final = Path(os.environ.get("KG_SHARED", Path(__file__).parents[2] / "shared"))
CORPUS: Final = SHARED / "corpus"
needs_corpus = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="needs the corpus of publications; see KG_SHARED"
)
