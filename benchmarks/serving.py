"""`kg serve` beside the Oxigraph server and rdflib-endpoint, on a million triples of our shape.

The graph is the bundled documents, over and over under other names, with the reference graph once. Six
queries go to each server in turn, round after round, and the medians of the whole answers are compared. Then
32 clients ask `kg serve` alone for a minute.

    python benchmarks/serving.py [--triples N] [--rounds N] [--seconds N]

rdflib-endpoint is measured where it is installed beside oxrdflib: in this Python, or in the one that
RDFLIB_ENDPOINT_PYTHON names.
"""

import argparse
import hashlib
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from socket import create_server

import httpx
from pyoxigraph import RdfFormat, Store

from kg.graph.store import GraphStore, State, finish, next_store
from kg.namespaces import ID, KIND_PREFIXES, PREFIXES
from kg.pipeline import build
from kg.resources import folder

KINDS = "document|section|statement|mention|evidence|selector|correspondent|graph"
NAMED = re.compile(rf"(?<=<{re.escape(ID)})({KINDS})/([0-9a-f]{{16}})")
HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in {**KIND_PREFIXES, **PREFIXES}.items())
QUERIES = {
    "how many of each kind": "SELECT ?kind (COUNT(?s) AS ?n) { ?s a ?kind } GROUP BY ?kind ORDER BY ?kind",
    "what was asked of whom": """SELECT ?name (COUNT(DISTINCT ?s) AS ?n) {
  ?s a kg:Recommendation ; kg:addressee ?who . ?who skos:prefLabel|foaf:name ?name
} GROUP BY ?name ORDER BY DESC(?n) ?name""",
    "statements with their evidence": """SELECT ?s ?start ?exact {
  ?s a kg:Commitment ; kg:evidence ?e . ?e oa:hasSelector ?p , ?q . ?p oa:start ?start . ?q oa:exact ?exact
} ORDER BY ?s ?start""",
    "who held the post that day": """SELECT ?s ?name {
  VALUES ?post { post:minister-van-volksgezondheid-welzijn-en-sport }
  ?s a kg:Recommendation ; kg:addressee|kg:addresseePost ?post ; kg:statedIn/dcterms:issued ?day .
  ?tenure kg:post ?post ; org:member/foaf:name ?name ; schema:startDate ?start .
  OPTIONAL { ?tenure schema:endDate ?end }
  FILTER(STR(?start) <= STR(?day) && (!BOUND(?end) || STR(?end) > STR(?day)))
} ORDER BY ?s ?name""",
    "a word in the text": """SELECT ?s ?text {
  ?s a kg:Statement ; kg:text ?text FILTER(CONTAINS(LCASE(?text), "opvang"))
} ORDER BY ?s""",
    "fifty thousand mentions": """SELECT ?m ?thing ?document {
  ?m a oa:Annotation ; oa:hasBody ?thing ; oa:hasTarget/oa:hasSource ?document
} LIMIT 50000""",
}
SMALL = (
    "SELECT ?name { ?p a kg:Minister ; foaf:name ?name } ORDER BY ?name LIMIT 20",
    "ASK { ?s a kg:Recommendation ; kg:addressee ?who }",
    "SELECT ?s ?text { ?s a kg:Commitment ; kg:text ?text } LIMIT 20",
    "SELECT ?t { ?t kg:post <https://w3id.org/verantwoord/id/post/minister-president> } ORDER BY ?t",
)
CLIENTS = 32
RDFLIB = """
import sys, uvicorn
from oxrdflib import OxigraphStore
from pyoxigraph import Store
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint
graph = Dataset(store=OxigraphStore(store=Store.read_only(sys.argv[1])), default_union=True)
uvicorn.run(SparqlEndpoint(graph=graph, path="/"), port=int(sys.argv[2]), log_level="error")
"""


def synthetic(place: Path, wanted: int) -> int:
    """Write a graph of so many triples or a little more; return how many."""
    with tempfile.TemporaryDirectory() as once:
        build([folder("documents")], Path(once))
        quads = [f"{quad} .\n" for quad in GraphStore.open(Path(once)).quads()]
    documents = [line for line in quads if NAMED.match(line, line.rindex("<") + 1 + len(ID))]
    state = State(next_store(place), "benchmark")
    copies = -(-(wanted - len(quads)) // len(documents))
    file = place / "synthetic.nq"
    with file.open("w", encoding="utf-8") as out:
        out.writelines(quads)
        for copy in range(copies):
            out.writelines(NAMED.sub(lambda found, copy=copy: other(found, copy), line) for line in documents)
    store = Store(str(place / state.store))
    store.bulk_load(path=file, format=RdfFormat.N_QUADS)
    store.optimize()
    size = len(store)
    del store  # Oxigraph closes it with the last reference
    file.unlink()
    finish(place, state, {})
    return size


def other(found: re.Match[str], copy: int) -> str:
    """Return the name of a thing in a copy."""
    return f"{found[1]}/{hashlib.sha256(f'{copy}{found[2]}'.encode()).hexdigest()[:16]}"


def free() -> int:
    """Return a port that is free."""
    with create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def server(command: list[str], url: str) -> Iterator[str]:
    """Start a server, wait until it answers, and yield its address."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                if ask(url, "ASK {}"):
                    break
            except httpx.HTTPError:
                time.sleep(0.1)
        else:
            message = f"{command[0]} did not come up"
            raise RuntimeError(message)
        yield url
    finally:
        process.terminate()
        process.wait(30)


def ask(url: str, query: str, client: httpx.Client | None = None) -> bytes:
    """Return what a server answers, whole."""
    headers = {"Accept": "application/sparql-results+json", "Content-Type": "application/sparql-query"}
    sender = client or httpx.Client(trust_env=False, timeout=120)
    return sender.post(url, content=(HEAD + query).encode(), headers=headers).raise_for_status().content


def commands(graph: Path, store: Path) -> Mapping[str, tuple[list[str], str]]:
    """Return how each server is started, and where it then is."""
    programs = Path(sys.executable).parent
    ports = [free() for _ in range(3)]
    kg = [sys.executable, "-c", "from kg.cli import main; main()", "--graph", str(graph), "serve"]
    oxigraph = [str(programs / "oxigraph"), "serve-read-only", "--location", str(store)]
    oxigraph += ["--bind", f"127.0.0.1:{ports[1]}", "--union-default-graph"]
    python = os.environ.get("RDFLIB_ENDPOINT_PYTHON", sys.executable)
    found = {
        "kg serve": ([*kg, "--port", str(ports[0])], f"http://127.0.0.1:{ports[0]}/sparql"),
        "Oxigraph server": (oxigraph, f"http://127.0.0.1:{ports[1]}/query"),
    }
    has = subprocess.run([python, "-c", "import rdflib_endpoint, oxrdflib"], check=False, capture_output=True)
    if has.returncode == 0:
        rdflib = [python, "-c", RDFLIB, str(store), str(ports[2])]
        found["rdflib-endpoint"] = (rdflib, f"http://127.0.0.1:{ports[2]}/")
    return found


def agreed(servers: Mapping[str, str]) -> None:
    """Stop unless all servers find as many rows; the pages of the disk are warm afterwards.

    Raises:
        RuntimeError: one finds more or fewer than another.
    """
    for title, query in QUERIES.items():
        rows = {
            name: len(json.loads(ask(url, query))["results"]["bindings"]) for name, url in servers.items()
        }
        if len(set(rows.values())) > 1 or not all(rows.values()):
            message = f"{title}: the servers do not agree: {rows}"
            raise RuntimeError(message)


def compared(servers: Mapping[str, str], rounds: int) -> None:
    """Print the medians of the six queries on each server, and their ratio to the Oxigraph server."""
    print(f"{'':32}" + "".join(f"{name:>26}" for name in servers))
    for title, query in QUERIES.items():
        times: dict[str, list[float]] = {name: [] for name in servers}
        for _ in range(rounds):
            for name, url in servers.items():
                start = time.perf_counter()
                ask(url, query)
                times[name].append(time.perf_counter() - start)
        medians = {name: statistics.median(found) for name, found in times.items()}
        base = medians["Oxigraph server"]
        cells = (f"{took * 1000:9.0f} ms {took / base:6.2f} ×" for took in medians.values())
        print(f"{title:32}" + "".join(f"{cell:>26}" for cell in cells))


def crowded(url: str, seconds: float) -> None:
    """Print what 32 clients see who ask small questions all at once, again and again."""
    times: list[float] = []
    errors: list[str] = []
    end = time.monotonic() + seconds

    def asking(number: int) -> None:
        with httpx.Client(trust_env=False, timeout=60) as client:
            while time.monotonic() < end:
                start = time.perf_counter()
                try:
                    ask(url, SMALL[number % len(SMALL)], client)
                except httpx.HTTPError as error:
                    errors.append(str(error))
                times.append(time.perf_counter() - start)

    clients = [threading.Thread(target=asking, args=(number,)) for number in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    times.sort()
    median, last = statistics.median(times), times[int(len(times) * 0.99)]
    print(f"{CLIENTS} clients, {seconds:.0f} s: {len(times)} answers, {len(errors)} errors")
    print(f"median {median * 1000:.0f} ms, p99 {last * 1000:.0f} ms, {last / median:.1f} times the median")


def main() -> None:
    """Make the graph, start the servers, and print what was measured."""
    parser = argparse.ArgumentParser(description="kg serve beside the Oxigraph server and rdflib-endpoint")
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, ExitStack() as running:
        graph = Path(place)
        size = synthetic(graph, given.triples)
        store = next(graph.glob("store-*/"))
        print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores")
        print(f"{size} triples, medians of {given.rounds} rounds, beside the Oxigraph server")
        servers = {
            name: running.enter_context(server(command, url))
            for name, (command, url) in commands(graph, store).items()
        }
        agreed(servers)
        compared(servers, given.rounds)
        crowded(servers["kg serve"], given.seconds)


if __name__ == "__main__":
    main()
