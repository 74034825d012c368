"""The page for everyone: what axe-core finds of WCAG 2.2 A and AA, in every view, scheme and width."""
# ruff: noqa: ANN401 - pytest hands over `browser`, and a conftest cannot be imported for its type

from pathlib import Path
from typing import Any

import pytest

from kg.showing.page import write_page
from kg.showing.source import Store

AXE = Path(__file__).with_name("axe") / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
STATES = {
    "network": "",
    "chosen": "#pick=person%2Fbram-groen",
    "statement": "#pick=statement%2F0001&lang=en",
    "way": "#pick=person%2Fanna-de-wit&to=organisation%2Fministerie-van-water",
    "filtered": "#theme=theme%2Fdijken&on=2019-05-01",
    "table": "#view=table",
    "matrix": "#view=matrix",
    "kinds": "#view=matrix&by=kind&lang=en",
    "timeline": "#view=timeline&on=2019-05-01",
}
_RUN = """
const [tags, done] = arguments;
axe.run(document, { runOnly: { type: "tag", values: tags } }).then(
  ({ violations }) => done(violations.map(({ id, nodes }) => [
    id, nodes.map(({ html, failureSummary }) => [html.slice(0, 160), failureSummary]),
  ])),
  (error) => done(["axe failed", String(error)]));
"""


@pytest.fixture(scope="module")
def page(graph: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "network.html"
    write_page(graph, path)
    return path


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (360, False)])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_no_violation(browser: Any, page: Path, state: str, width: int, *, dark: bool) -> None:
    browser.open(page, STATES[state], width=width, dark=dark)
    browser.run(AXE.read_text("utf-8"))
    assert browser.driver.execute_async_script(_RUN, list(TAGS)) == []
