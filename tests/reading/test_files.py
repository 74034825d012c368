"""What a user names is found; what is wrong with it is said in one line that names it."""

import os
from pathlib import Path

import pytest

from kg.reading import UnreadableError, documents, read


def test_a_folder_gives_its_documents_sorted_and_without_its_readme(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "README.md", ".hidden.txt", "c.jpg"):
        (tmp_path / name).write_text("tekst")
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "d.txt").write_text("tekst")
    found, troubles = documents((tmp_path,))
    assert [path.name for path in found] == ["a.md", "b.txt", "d.txt"]
    assert not troubles


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("tekst")
    found, _ = documents((tmp_path, tmp_path / "a.txt"))
    assert len(found) == 1


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("missing.txt", "there is no such file or folder"),
        ("picture.jpg", "cannot be read"),
        ("empty", "has no documents"),
    ],
)
def test_trouble_is_named(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "picture.jpg").write_bytes(b"x")
    (tmp_path / "empty").mkdir()
    _, (trouble,) = documents((tmp_path / name,))
    assert name in str(trouble)
    assert why in str(trouble)


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("tekst")
    (tmp_path / "loop").symlink_to(tmp_path)
    found, _ = documents((tmp_path,))
    assert [path.name for path in found] == ["a.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("tekst")
    path.chmod(0)
    with pytest.raises(UnreadableError, match="may not be read"):
        read(path)


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="there is no such file"):
        read(tmp_path / "gone.txt")
