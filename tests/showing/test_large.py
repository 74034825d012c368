"""Large networks: bundled statements, and the canvas that draws what vis-network cannot keep up with."""
# ruff: noqa: ANN401 - pytest hands over `browser`, and a conftest cannot be imported for its type

from pathlib import Path
from typing import Any

import pytest

from kg.namespaces import ID
from kg.showing.network import Edge, Evidence, Network, Node, Said
from kg.showing.page import render, write_page
from kg.showing.source import Store


def large(statements: int) -> Network:
    """A network of documents that ask, ministers who are asked, and themes."""
    nodes: list[Node] = []
    edges: list[Edge] = []
    documents = [f"{ID}document/{number:04}" for number in range(max(1, statements // 40))]
    actors = [f"{ID}person/{number:04}" for number in range(max(2, statements // 30))]
    themes = [f"{ID}theme/{number:04}" for number in range(12)]
    nodes += [
        Node(iri, "document", f"Brief {at}", date=f"20{at % 20:02}-03-01", cls="Letter")
        for at, iri in enumerate(documents)
    ]
    nodes += [Node(iri, "person", f"Bewindspersoon {at}") for at, iri in enumerate(actors)]
    nodes += [Node(iri, "theme", f"Thema {at}") for at, iri in enumerate(themes)]
    for number in range(statements):
        iri = f"{ID}statement/{number:06}"
        source, actor = documents[number % len(documents)], actors[number * 7 % len(actors)]
        text = f"Ik vraag u, voor de {number}e keer, de opvang van slachtoffers te verbeteren."
        said = Said(text, source, confidence=0.9, evidence=(Evidence(0, len(text), text, "Excellentie, "),))
        nodes.append(Node(iri, "recommendation", text[:40], cls="Recommendation", said=said))
        edges += [Edge(iri, source, "statedIn"), Edge(iri, actor, "addressee")]
        edges.append(Edge(iri, themes[number % len(themes)], "about"))
    return Network(tuple(sorted(nodes, key=lambda node: node.iri)), tuple(sorted(edges)))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "network.html"
    path.write_text(render(large(2000)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def small(graph: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "network.html"
    write_page(graph, path)
    return path


def wait(browser: Any, milliseconds: int = 150) -> None:
    browser.driver.execute_async_script("setTimeout(arguments[1], arguments[0])", milliseconds)


def press(browser: Any, x: float, y: float) -> None:
    frame = browser.run(
        "const box = document.getElementById('picture').getBoundingClientRect(); return [box.x, box.y]"
    )
    at = {"x": frame[0] + x, "y": frame[1] + y, "button": "left", "clickCount": 1}
    for event in ("mousePressed", "mouseReleased"):
        browser.driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": event, **at})
    wait(browser)


def test_statements_between_the_same_two_become_one_line_with_their_number(browser: Any, small: Path) -> None:
    browser.open(small, "#bundle=yes")
    assert ["document/aaaa", "person/bram-groen", 1] in browser.run("return verantwoord.bundles()")
    assert not [iri for iri in browser.run("return verantwoord.stands()") if iri.startswith("statement/")]
    browser.find("#bundle").click()
    assert "statement/0001" in browser.run("return verantwoord.stands()")
    assert "bundle=no" in browser.driver.current_url


def test_a_choice_opens_the_bundles_it_stands_in(browser: Any, small: Path) -> None:
    browser.open(small, "#bundle=yes&pick=person%2Fbram-groen")
    assert "statement/0001" in browser.run("return verantwoord.stands()")
    assert "statement/0003" not in browser.run("return verantwoord.stands()")


def test_a_large_network_opens_as_an_overview_that_unfolds(browser: Any, page: Path) -> None:
    browser.open(page)
    assert browser.find("#picture canvas").is_displayed()
    overview = browser.run("return verantwoord.stands()")
    assert 20 < len(overview) <= 260
    assert not [iri for iri in overview if iri.startswith("statement/")]
    for _ in range(12):
        browser.find("#zoom-in").click()
    wait(browser)
    assert len(browser.run("return verantwoord.stands()")) > len(overview)
    assert browser.complaints() == []


def test_a_click_a_wheel_and_a_drag_answer_on_the_canvas(browser: Any, page: Path) -> None:
    browser.open(page)
    thing = "document/0000"
    place = browser.run("return verantwoord.place(arguments[0])", thing)
    press(browser, place["x"], place["y"])
    assert browser.run("return verantwoord.state().pick") == thing
    assert len(browser.run("return verantwoord.near()")) > 1
    wheel = {"type": "mouseWheel", "x": 300, "y": 500, "deltaX": 0, "deltaY": -240}
    browser.driver.execute_cdp_cmd("Input.dispatchMouseEvent", wheel)
    wait(browser)
    zoomed = browser.run("return verantwoord.place(arguments[0])", thing)
    assert zoomed != place
    for event, x in (("mousePressed", 300), ("mouseMoved", 400), ("mouseReleased", 400)):
        at = {"type": event, "x": x, "y": 500, "button": "left", "buttons": 1, "clickCount": 1}
        browser.driver.execute_cdp_cmd("Input.dispatchMouseEvent", at)
    wait(browser)
    dragged = browser.run("return verantwoord.place(arguments[0])", thing)
    assert round(dragged["x"] - zoomed["x"]) == 100


def test_a_bundle_of_the_canvas_opens_on_a_click(browser: Any, page: Path) -> None:
    browser.open(page)
    for one, other, _ in browser.run("return verantwoord.bundles()")[:40]:
        ends = [browser.run("return verantwoord.place(arguments[0])", iri) for iri in (one, other)]
        press(browser, sum(end["x"] for end in ends) / 2, sum(end["y"] for end in ends) / 2)
        if browser.run("return Boolean(verantwoord.state().filter.document)"):
            break
        browser.run("location.hash = ''")
        wait(browser, 60)
    left = [iri for iri in browser.run("return verantwoord.fitting()") if iri.startswith("statement/")]
    assert left


def test_the_canvas_is_saved_as_well(browser: Any, page: Path) -> None:
    browser.open(page)
    assert browser.run("return verantwoord.png()").startswith("data:image/png;base64,")
    assert browser.run("return verantwoord.svg()").count("<path") > 20


@pytest.mark.parametrize(
    ("name", "width", "high"), [("wide", 1440, 900), ("tablet", 820, 1100), ("phone", 360, 740)]
)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_screenshots_are_written_for_people_to_look_at(  # noqa: PLR0913 - what a picture is of
    browser: Any, small: Path, name: str, width: int, high: int, *, dark: bool, request: pytest.FixtureRequest
) -> None:
    folder = request.config.rootpath / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    for view in ("network", "table", "matrix", "timeline"):
        browser.open(small, f"#view={view}&pick=person%2Fbram-groen", width=width, high=high, dark=dark)
        picture = folder / f"{view}-{name}-{'dark' if dark else 'light'}.png"
        assert browser.driver.save_screenshot(str(picture))
        assert picture.stat().st_size > 5000
