"""Posts that share a rank, or the name of who holds one."""

import pytest

from kg.pipeline import Knowledge, record
from kg.reading import read_bytes

SHARED = [
    # text, the posts and ministries it names
    (
        "De ministers van Volksgezondheid, Welzijn en Sport en voor Rechtsbescherming werken samen.",
        {"minister-van-volksgezondheid-welzijn-en-sport", "minister-voor-rechtsbescherming"},
    ),
    (
        "De ministers voor Rechtsbescherming en van Financiën werken samen.",
        {"minister-voor-rechtsbescherming", "minister-van-financien"},
    ),
    (
        "De minister van Financiën en die van Justitie en Veiligheid werken samen.",
        {"minister-van-financien", "minister-van-justitie-en-veiligheid"},
    ),
    (
        "Het ministerie van Financiën en dat van Justitie en Veiligheid werken samen.",
        {"ministerie-van-financien", "ministerie-van-justitie-en-veiligheid"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_each_of_those_that_share_a_rank_is_named(text: str, expected: set[str], known: Knowledge) -> None:
    found = record(read_bytes(f"Den Haag, 5 april 2021\n\n{text}\n".encode(), "stuk.txt"), known)
    named = {link.entity.rsplit("/", 1)[-1] for link in found.links}
    assert expected <= named


@pytest.mark.parametrize(
    "text",
    [
        "De minister van Financiën bespreekt de begroting van Defensie en die van Justitie en Veiligheid.",
        "Het ministerie van Financiën publiceert de cijfers van 2019 en die van Justitie en Veiligheid.",
    ],
)
def test_what_another_has_is_no_post(text: str, known: Knowledge) -> None:
    found = record(read_bytes(f"Den Haag, 5 april 2021\n\n{text}\n".encode(), "stuk.txt"), known)
    assert not [link for link in found.links if link.entity.endswith("van-justitie-en-veiligheid")]
