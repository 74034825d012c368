import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

LONGEST = 300
LONGER = {"kg/model.py"}  # the nouns that all steps exchange stand together, by design
TEXT = {".py", ".toml", ".ttl", ".rq", ".md", ".yaml", ".csv", ".txt", ".json", ".html", ".js", ".css", ""}
# Written in pieces, so that this file does not find itself.
MACHINE = re.compile(
    r"(?<![\w.:/])/(?:" + "|".join(("wo" + "rk", "ro" + "ot", "ho" + "me", "Us" + "ers")) + r")/\w"
)
REGISTRY = re.compile("|".join(("py" + r"pi\.org", "python" + r"hosted", "--(?:extra-)?index" + "-url")))


def modules(root: Path) -> list[Path]:
    return sorted((root / "kg").rglob("*.py"))


def shipped(root: Path) -> list[Path]:
    """Return the files of the project: tracked ones, and new ones that git does not ignore."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - git of the machine
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode:
        pytest.skip("not a git checkout, so it is not known which files belong to the project")
    files = [root / line for line in listing.stdout.splitlines()]
    return [file for file in files if file.suffix in TEXT and file.is_file()]


def test_imports_run_one_way(root: Path) -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([tool, "--no-cache"], cwd=root, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout


def test_every_module_is_short(root: Path) -> None:
    lengths = {
        path.relative_to(root).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in modules(root)
    }
    assert {path for path, length in lengths.items() if length >= LONGEST} <= LONGER


def test_every_module_says_what_it_is_for(root: Path) -> None:
    silent = [path for path in modules(root) if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert not silent


def test_no_file_names_a_machine_or_a_registry(root: Path) -> None:
    named: list[str] = []
    for path in shipped(root):
        if (root / "documents") in path.parents and path.name != "README.md":
            continue  # the sources stay as they are
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if MACHINE.search(line) or REGISTRY.search(line):
                named.append(f"{path.relative_to(root)}:{number}: {line.strip()[:80]}")
    assert not named


def test_no_module_knows_a_document(root: Path) -> None:
    names = [path.stem for path in (root / "documents").glob("*.txt")]
    knowing = [
        str(path)
        for path in (root / "kg").rglob("*")
        if path.suffix in {".py", ".toml", ".yaml"}
        and any(name in path.read_text(encoding="utf-8") for name in names)
    ]
    assert not knowing


def test_the_data_travels_in_the_wheel(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    carried = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert carried == {name: f"kg/{name}" for name in ("ontology", "queries", "documents")}
    assert all((root / name).is_dir() for name in carried)


def test_pinned_versions_satisfy_what_the_project_asks(root: Path) -> None:
    """Only the names: a dependency that was added without `make pin` would be missing in a fresh install."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    groups = {"run": project["project"]["dependencies"], "dev": project["dependency-groups"]["dev"]}
    for name, wanted in groups.items():
        lines = (root / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        pinned = {plain(line.partition("==")[0]) for line in lines if "==" in line}
        assert {plain(re.split(r"[<>=!~ ]", each)[0]) for each in wanted} <= pinned


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
