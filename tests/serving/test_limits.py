"""What a request may cost: what goes beyond is ended with a message, and the server goes on."""

import asyncio
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest

from kg.serving.frames import Reply, Task
from kg.serving.limits import MEGABYTE, Limits
from kg.serving.pool import Pool

ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(6)) + " }"
LARGE = "SELECT * { " + " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(4)) + " }"
GREEDY = f"SELECT (COUNT(*) AS ?n) {{ {LARGE.replace('SELECT', 'SELECT DISTINCT')} }}"
ASK = "ASK { ?person foaf:name 'Ada Adams' }"


@pytest.fixture(scope="module")
def impatient(
    small_graph: Path, run_server: Callable[..., AbstractContextManager[httpx.Client]]
) -> Iterator[httpx.Client]:
    with run_server(small_graph, "--timeout", "0.5", "--processes", "2") as client:
        yield client


def ask(client: httpx.Client, query: str) -> httpx.Response:
    return client.post("sparql", data={"query": query}, headers={"Accept-Language": "en"})


def test_a_query_that_takes_too_long_is_ended_and_the_server_goes_on(impatient: httpx.Client) -> None:
    start = time.monotonic()
    ended = ask(impatient, ENDLESS)
    assert time.monotonic() - start < 5
    assert (ended.status_code, "longer than 0.5 seconds" in ended.text) == (503, True)
    assert ask(impatient, ASK).json()["boolean"] is True


def test_queries_without_end_from_many_clients_leave_the_server_answering(impatient: httpx.Client) -> None:
    with ThreadPoolExecutor(8) as threads:
        ended = list(threads.map(lambda _: ask(impatient, ENDLESS).status_code, range(8)))
        answered = list(threads.map(lambda _: ask(impatient, ASK).json()["boolean"], range(8)))
    assert set(ended) == {503}
    assert all(answered)


def test_a_client_that_goes_away_leaves_the_server_answering(impatient: httpx.Client) -> None:
    with pytest.raises(httpx.ReadTimeout):
        impatient.post("sparql", data={"query": ENDLESS}, timeout=0.1)
    assert ask(impatient, ASK).json()["boolean"] is True


def run(graph: Path, limits: Limits, *tasks: Task) -> list[Reply]:
    async def done() -> list[Reply]:
        pool = Pool(graph, [], limits)
        await pool.start()
        try:
            return [await pool.run(task, "en") for task in tasks]
        finally:
            await pool.close()

    return asyncio.run(done())


def query(text: str) -> Task:
    return {"do": "query", "query": text}


@pytest.mark.parametrize(
    ("limits", "text", "status", "why"),
    [
        (Limits(result=MEGABYTE), LARGE, 400, "larger than the 1 MB allowed"),
        (Limits(memory=256 * MEGABYTE), GREEDY, 500, "more memory than it may"),
        (Limits(seconds=0.3), ENDLESS, 503, "longer than 0.3 seconds"),
    ],
)
def test_a_query_beyond_a_limit_is_ended_and_the_next_is_answered(
    small_graph: Path, limits: Limits, text: str, status: int, why: str
) -> None:
    ended, answered = run(small_graph, limits, query(text), query(ASK))
    assert (ended.status, why in ended.body.decode()) == (status, True), ended.body
    assert (answered.status, b"true" in answered.body) == (200, True), answered.body


def test_an_unknown_task_is_a_fault_with_a_message(small_graph: Path) -> None:
    (reply,) = run(small_graph, Limits(processes=1), {"do": "nothing"})
    assert (reply.status, b"unexpected error" in reply.body) == (500, True)


def test_who_waits_too_long_for_a_free_process_is_told_so(small_graph: Path) -> None:
    async def done() -> list[Reply]:
        pool = Pool(small_graph, [], Limits(seconds=2, waiting=0.2, processes=1))
        await pool.start()
        try:
            return list(await asyncio.gather(pool.run(query(ENDLESS), "en"), pool.run(query(ASK), "en")))
        finally:
            await pool.close()

    slow, busy = asyncio.run(done())
    assert (slow.status, busy.status) == (503, 503)
    assert (b"all processes are busy" in busy.body, busy.headers) == (True, {"Retry-After": "5"})


def test_a_graph_that_was_built_anew_is_served_without_a_restart(
    tmp_path: Path,
    write_graph: Callable[..., Path],
    run_server: Callable[..., AbstractContextManager[httpx.Client]],
) -> None:
    data = Path(__file__).parents[1] / "asking" / "data"
    names = "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a kg:Document }"
    with run_server(write_graph(tmp_path, data / "small.trig")) as client:
        before = ask(client, names).json()["results"]["bindings"][0]["n"]["value"]
        write_graph(tmp_path, data / "small.trig", data / "replies.trig")
        after = ask(client, names).json()["results"]["bindings"][0]["n"]["value"]
    assert int(after) > int(before)
