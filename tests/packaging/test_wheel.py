import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

COMMANDS = [
    (["build"], ""),
    (["who"], ""),
    (["export", "-f", "turtle", "-o", "graph.ttl"], "graph.ttl"),
]


@pytest.fixture(scope="session")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built wheel."""
    out = tmp_path_factory.mktemp("dist")
    # What builds it is pinned and installed with the tests, so nothing is fetched.
    options = ["--no-deps", "--no-index", "--no-build-isolation", "--quiet", "--wheel-dir", str(out)]
    run([sys.executable, "-m", "pip", "wheel", *options, str(root)], out)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the commands stand of an environment that has the wheel, and no checkout."""
    home = tmp_path_factory.mktemp("wheel") / "env"
    venv.create(home, with_pip=False)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    site = next(home.rglob("site-packages"))
    # The same pinned dependencies, without installing them twice: a path in a .pth file is searched, but
    # .pth files found there (such as the one of the editable checkout) are not followed.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    # --ignore-installed, so that pip leaves the checkout's own installation alone.
    options = ["--no-deps", "--no-index", "--ignore-installed", "--quiet"]
    python = str(scripts / "python")
    run([sys.executable, "-m", "pip", "--python", python, "install", *options, str(wheel)], home)
    return scripts


def run(command: list[str], where: Path) -> str:
    environment = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "KG_GRAPH"}}
    done = subprocess.run(  # noqa: S603 - commands of this file
        command,
        cwd=where,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_the_wheel_carries_ontology_queries_and_documents(wheel: Path, root: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    for folder in ("ontology", "queries", "documents"):
        files = [path for path in (root / folder).rglob("*") if path.is_file() and path.suffix != ".pyc"]
        assert {f"kg/{path.relative_to(root).as_posix()}" for path in files} <= inside


def test_the_wheel_carries_no_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"kg"}


def test_kg_works_from_the_wheel_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    place = run([str(installed / "python"), "-c", "import kg; print(kg.__file__)"], tmp_path)
    assert Path(place).is_relative_to(installed.parent)
    for arguments, made in COMMANDS:
        printed = run([str(installed / "kg"), *arguments], tmp_path)
        assert printed.strip() or made
        assert not made or (tmp_path / made).stat().st_size
