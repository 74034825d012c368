"""How soon the page shows something useful, and how smoothly it moves, beside plain pyvis on the same graph.

Plain pyvis lays the graph out in the browser, so its first useful picture is the one after that; it is given
`PATIENCE` seconds. Both pages are opened by the same Chromium, without a graphics card, one after the other,
and dragged by the mouse for three seconds.

    python benchmarks/page.py [SIZE …]    numbers of nodes; 100, 1000 and 10000 without
"""

import platform
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from pyvis.network import Network as Vis

from kg.namespaces import ID
from kg.showing.network import Edge, Evidence, Network, Node, Said
from kg.showing.page import render

SIZES = (100, 1_000, 10_000)
PATIENCE = 120
DRAGGED = 3.0
COUNTER = """<script>
let frames = 0;
network.on("afterDrawing", () => { frames += 1; });
network.once("stabilizationIterationsDone", () => network.once("afterDrawing", () => {
  document.documentElement.dataset.ready = "yes";
}));
</script></body>"""
READY = "return document.documentElement.dataset.ready ? performance.now() : 0"


def network(size: int) -> Network:
    """Return documents that ask things of people about themes; three in four nodes are statements."""
    documents = [f"{ID}document/{number:04}" for number in range(max(2, size // 60))]
    actors = [f"{ID}person/{number:04}" for number in range(max(3, size // 6))]
    themes = [f"{ID}theme/{number:04}" for number in range(min(40, max(3, size // 25)))]
    nodes = [
        Node(iri, "document", f"Brief {at}", date=f"20{at % 20:02}-03-01", cls="Letter")
        for at, iri in enumerate(documents)
    ]
    nodes += [Node(iri, "person", f"Bewindspersoon {at}") for at, iri in enumerate(actors)]
    nodes += [Node(iri, "theme", f"Thema {at}") for at, iri in enumerate(themes)]
    edges: list[Edge] = []
    for number in range(size - len(nodes)):
        iri = f"{ID}statement/{number:06}"
        text = f"Ik vraag u voor de {number}e keer de opvang van slachtoffers van mensenhandel te verbeteren."
        source = documents[number % len(documents)]
        said = Said(text, source, confidence=0.9, evidence=(Evidence(0, len(text), text, "Geachte heer, "),))
        nodes.append(Node(iri, "recommendation", text[:40], cls="Recommendation", said=said))
        edges += [
            Edge(iri, source, "statedIn"),
            Edge(iri, actors[number * 7 % len(actors)], "addressee"),
            Edge(iri, themes[number * 3 % len(themes)], "about"),
        ]
    return Network(tuple(sorted(nodes, key=lambda node: node.iri)), tuple(sorted(edges)))


def plain(graph: Network) -> str:
    """Return the page that pyvis itself makes of a network."""
    page = Vis(height="750px", width="100%", cdn_resources="in_line")
    for node in graph.nodes:
        page.add_node(node.iri, label=node.label, group=node.kind)
    for edge in graph.edges:
        page.add_edge(edge.source, edge.target)
    return page.generate_html().replace("</body>", COUNTER)


def browser(profile: str) -> Any:  # noqa: ANN401 - a driver of selenium
    """Return a Chromium of its own profile, without network."""
    from selenium import webdriver  # noqa: PLC0415 - only where there is a browser to drive

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or "chromium"
    options.page_load_strategy = "none"
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,900"):
        options.add_argument(flag)
    options.add_argument(f"--user-data-dir={profile}")
    options.add_argument("--proxy-server=127.0.0.1:9")
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    driver.set_script_timeout(PATIENCE)
    return driver


def opened(driver: Any, page: Path) -> float:  # noqa: ANN401
    """Return the milliseconds until a page showed something useful; 0 where patience ended first."""
    driver.get(page.as_uri())
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if driver.execute_script(READY):
                shown = driver.execute_script(
                    "return performance.getEntriesByName('shown')[0]?.startTime ?? performance.now()"
                )
                return float(shown)
        except Exception:  # noqa: BLE001, S110 - the page is not there yet, or too busy to answer
            pass
        time.sleep(0.02)
    return 0.0


def dragged(driver: Any, count: str) -> float:  # noqa: ANN401
    """Return the frames a second that are drawn while the picture is dragged to and fro."""

    def mouse(event: str, x: float) -> None:
        at = {"type": event, "x": x, "y": 600, "button": "left", "buttons": 1, "clickCount": 1}
        driver.execute_cdp_cmd("Input.dispatchMouseEvent", at)

    mouse("mousePressed", 400)
    before, start = driver.execute_script(count), time.monotonic()
    step = 0
    while time.monotonic() - start < DRAGGED:
        step += 1
        mouse("mouseMoved", 400 + 3 * (step % 80 if step // 80 % 2 == 0 else 80 - step % 80))
    drawn, taken = driver.execute_script(count) - before, time.monotonic() - start
    mouse("mouseReleased", 400)
    return float(drawn) / taken


def measure(page: Path, count: str) -> tuple[float, float]:
    """Return milliseconds to the first useful picture, and frames a second while dragging."""
    with tempfile.TemporaryDirectory() as profile:
        driver = browser(profile)
        try:
            shown = opened(driver, page)
            return shown, dragged(driver, count) if shown else 0.0
        finally:
            driver.quit()


def main() -> None:
    """Print a line a size."""
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    print(f"Python {platform.python_version()}, {platform.machine()}, Chromium without a graphics card")
    print(f"{'nodes':>7}  {'file':>8}  {'ours':>8}  {'pyvis':>8}  {'sooner':>7}  {'ours':>7}  {'pyvis':>7}")
    for size in sizes:
        graph = network(size)
        with tempfile.TemporaryDirectory() as scratch:
            own, other = Path(scratch, "own.html"), Path(scratch, "pyvis.html")
            own.write_text(render(graph), encoding="utf-8")
            other.write_text(plain(graph), encoding="utf-8")
            shown, smooth = measure(own, "return verantwoord.frames()")
            late, rough = measure(other, "return frames")
            weight = own.stat().st_size / 1e6
        told = f"{late / 1000:6.1f} s" if late else f"> {PATIENCE} s"
        ratio = f"{late / shown:6.0f}x" if late else f">{PATIENCE * 1000 / shown:5.0f}x"
        frames = f"{rough:5.0f}/s" if late else "–"
        print(
            f"{len(graph.nodes):>7}  {weight:5.1f} MB  {shown / 1000:6.2f} s  {told:>8}  {ratio:>7}  "
            f"{smooth:5.0f}/s  {frames:>7}",
            flush=True,
        )


if __name__ == "__main__":
    main()
