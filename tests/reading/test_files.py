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
    found, troubles, _ = documents((tmp_path,))
    assert [path.name for path in found] == ["a.md", "b.txt", "d.txt"]
    assert not troubles


def test_files_of_a_type_that_is_not_read_are_told_and_auxiliary_ones_are_not(tmp_path: Path) -> None:
    told = ("a.csv", "b.RTF", "c.eml", "LICENSE")
    for name in (*told, "brief.txt", ".x.csv", "README.rst", "~$brief.docx", "Thumbs.db", "brief.odt.bak"):
        (tmp_path / name).write_text("tekst")
    (tmp_path / "__MACOSX").mkdir()
    (tmp_path / "__MACOSX" / "brief.txt").write_text("tekst")
    found, troubles, others = documents((tmp_path,))
    assert [path.name for path in found] == ["brief.txt"]
    assert [path.name for path in others] == sorted(told)
    assert not troubles


def test_what_lies_in_a_folder_that_is_kept_apart_is_not_looked_at(tmp_path: Path) -> None:
    for place in (tmp_path / "graph", tmp_path / "letters"):
        place.mkdir()
        (place / "000.sst").write_text("x")
        (place / "a.txt").write_text("tekst")
    found, _, others = documents((tmp_path,), apart=lambda folder: folder.name == "graph")
    assert {path.parent.name for path in (*found, *others)} == {"letters"}
    assert len(others) == 1


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("tekst")
    found, *_ = documents((tmp_path, tmp_path / "a.txt"))
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
    _, (trouble,), _ = documents((tmp_path / name,))
    assert name in str(trouble)
    assert why in str(trouble)


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("tekst")
    (tmp_path / "loop").symlink_to(tmp_path)
    found, *_ = documents((tmp_path,))
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
